package race

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ"
	"valuecapture/econ/internal/parallel"
)

// A Prior is what is believed about a race. Nobody has measured its start or its rates,
// so a forecast is as uncertain as they are.
type Prior struct {
	Start        Belief  // α₀. A draw at or below 1 has no price from the start.
	Distillation Belief  // ρ_D per year
	Frontier     Belief  // ρ_F per year
	Sigma        float64 // σ per square root of a year, 0 for straight paths
}

// Validate returns an error wrapping [ErrParameter] for a belief that is nil or not
// valid, or a Sigma that is not a finite number ≥ 0.
func (p Prior) Validate() error {
	for _, b := range []struct {
		name   string
		belief Belief
	}{{"Start", p.Start}, {"Distillation", p.Distillation}, {"Frontier", p.Frontier}} {
		if b.belief == nil {
			return fmt.Errorf("%w: %s is nil, want a belief such as race.Fixed(1.5)", ErrParameter, b.name)
		}
		if err := validate(b.belief); err != nil {
			return fmt.Errorf("%s: %w", b.name, err)
		}
	}
	if !(p.Sigma >= 0) || !finite(p.Sigma) {
		return outside("Sigma", p.Sigma, "a finite number, 0 or above")
	}
	return nil
}

// validate validates a belief, which may be a nil pointer.
func validate(b Belief) (err error) {
	defer recovered(&err, b)
	return b.Validate()
}

// Fan draws races from the prior and follows each to the last of the dates, in years,
// or to the date at which its monopoly price ceases to exist. The market gives cost,
// wage, tokens and x_m; with [MeanFixed] the mean is that of the market.
//
// A race keeps the start and rates it has drawn. With Sigma above 0 it also moves as
// [Stochastic] does, and ends even if it reaches 1 only between two dates. The same rng
// gives the same numbers on any number of processors.
//
// It returns an error wrapping [ErrParameter] for a prior, market, hold or dates
// that are not valid, for fewer than 100 paths, for a nil rng, or for a belief that
// draws NaN or an infinity, or a path that becomes infinite.
func (p Prior) Fan(m econ.Market, hold Hold, times []float64, paths int, rng *rand.Rand) (*Fan, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	prices, err := newPriceList(m, hold)
	if err != nil {
		return nil, err
	}
	if err := validTimes(times); err != nil {
		return nil, err
	}
	switch {
	case paths < 100:
		return nil, outside("paths", float64(paths), "100 or more: quantiles of fewer say little")
	case rng == nil:
		return nil, errNoSource
	}
	f := &Fan{times: slices.Clone(times), prices: prices, ends: make([]float64, paths), alphas: make([][]float64, len(times))}
	all := make([]float64, paths*len(times))
	for i := range f.alphas {
		f.alphas[i] = all[i*paths : (i+1)*paths : (i+1)*paths]
	}
	if !p.draw(f, rng) {
		return nil, fmt.Errorf("%w: a draw from the prior, or a path from it, is not a finite number: check Draw of the beliefs, and the last date", ErrParameter)
	}
	slices.Sort(f.ends)
	parallel.Each(len(times), 0, func() func(int) {
		var sorter radix
		return func(i int) { sorter.sort(f.alphas[i]) }
	})
	return f, nil
}

// draw fills the fan with unsorted paths and reports whether all are numbers. Paths are
// drawn in blocks, each with its own source, so that blocks can run in parallel.
func (p Prior) draw(f *Fan, rng *rand.Rand) bool {
	const block = 256
	seed := parallel.NewSeed(rng)
	fine := make([]bool, (len(f.ends)+block-1)/block)
	parallel.Blocks(len(f.ends), block, func(i, from, to int) {
		fine[i] = p.drawBlock(f, from, to, seed.Source(i))
	})
	return !slices.Contains(fine, false)
}

// drawBlock draws the paths of a fan with these numbers. It stops at the first that is
// not finite, and reports whether all are finite.
func (p Prior) drawBlock(f *Fan, from, to int, rng *rand.Rand) bool {
	start, net := make([]float64, to-from), make([]float64, to-from)
	ends := f.ends[from:to]
	for k := range start {
		start[k] = p.Start.Draw(rng)
		net[k] = p.Distillation.Draw(rng) - p.Frontier.Draw(rng)
		if !finite(start[k]) || !finite(net[k]) || !finite(start[k]+net[k]*f.times[len(f.times)-1]) {
			return false
		}
		ends[k] = math.Inf(1)
		switch {
		case !(start[k] > 1):
			ends[k] = 0
		case p.Sigma == 0 && net[k] < 0:
			ends[k] = (start[k] - 1) / -net[k]
		}
	}
	if p.Sigma > 0 {
		return p.wander(f, from, start, net, ends, rng)
	}
	for i, t := range f.times {
		row := f.alphas[i][from:to]
		for k := range row {
			if row[k] = 1; t < ends[k] {
				row[k] = math.Max(start[k]+net[k]*t, 1)
			}
		}
	}
	return true
}

// wander moves a block of noisy paths from date to date, as long as they are finite.
func (p Prior) wander(f *Fan, from int, start, net, ends []float64, rng *rand.Rand) bool {
	before := 0.0
	for i, t := range f.times {
		row := f.alphas[i][from : from+len(start)]
		for k := range row {
			row[k] = 1
			if !math.IsInf(ends[k], 1) {
				continue
			}
			x, touch := step(start[k]-1, net[k], p.Sigma, t-before, rng)
			if touch >= 0 {
				ends[k] = before + touch
				continue
			}
			if !finite(x) {
				return false
			}
			start[k] = 1 + x
			row[k] = start[k]
		}
		before = t
	}
	return true
}
