package estimate

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// A Truth is a known law from which samples are drawn to test a method.
type Truth struct {
	Name  string
	Law   dist.Tail
	Round float64 // hours are rounded up to whole multiples of it; 0 to leave them

	// Threshold is the one that a reader who knows the law would give, in hours.
	Threshold float64
}

// Truths returns the laws for which [ErrorRates] is usually computed: the three that a
// verdict may name, and laws that could be mistaken for them.
func Truths() []Truth {
	quarter := math.Log(0.25)
	return []Truth{
		{"Pareto, α = 1.2", dist.Pareto{Scale: 0.25, Alpha: 1.2}, 0, 0.25},
		{"Pareto, α = 1.5", dist.Pareto{Scale: 0.25, Alpha: 1.5}, 0, 0.25},
		{"Pareto, α = 2.5", dist.Pareto{Scale: 0.25, Alpha: 2.5}, 0, 0.25},
		{"Pareto, α = 1.5, above a lognormal body", dist.Spliced{Body: dist.Lognormal{Mu: quarter, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.25}, 0, 0.5},
		{"exponential", dist.Exponential{Rate: 2}, 0, 0.1},
		{"lognormal, σ = 1", dist.Lognormal{Mu: quarter, Sigma: 1}, 0, 0.1},
		{"lognormal, σ = 2", dist.Lognormal{Mu: quarter, Sigma: 2}, 0, 0.05},
		{"Weibull, k = 0.5", dist.Weibull{Scale: 0.25, Shape: 0.5}, 0, 0.05},
		{"GPD, ξ = 2/3", dist.GPD{Scale: 0.25, Xi: 2.0 / 3}, 0, 0.1},
		{"two kinds of task, exponential each", dist.Mixture{Components: []dist.Component{{Weight: 0.7, Tail: dist.Exponential{Rate: 5}}, {Weight: 0.3, Tail: dist.Exponential{Rate: 0.5}}}}, 0, 0.1},
		{"Pareto, α = 1.5, cut at 20 times its beginning", dist.Truncated{Tail: dist.Pareto{Scale: 0.25, Alpha: 1.5}, Low: 0.25, High: 5}, 0, 0.25},
		{"Pareto, α = 1.5, rounded to quarter-hours", dist.Pareto{Scale: 0.25, Alpha: 1.5}, 0.25, 0.25},
	}
}

// right reports whether an outcome above a threshold is true of the law. Pareto is right if
// the elasticity rises by no more than the rival's, which a verdict does not claim to notice.
// Cannot tell is never wrong.
func (t Truth) right(o Outcome, threshold float64) bool {
	switch o {
	case ExponentialTail:
		_, ok := t.Law.(dist.Exponential)
		return ok
	case LognormalTail:
		_, ok := t.Law.(dist.Lognormal)
		return ok
	case ParetoTail:
		if _, ok := t.Law.(dist.Pareto); ok {
			return true
		}
		return bend(t.Law, threshold) <= 2
	}
	return true
}

// draw returns a sample of the law.
func (t Truth) draw(n int, rng *rand.Rand) (Sample, error) {
	hours, err := dist.Draw(t.Law, n, rng)
	if err != nil {
		return Sample{}, err
	}
	if t.Round > 0 {
		for i, h := range hours {
			hours[i] = t.Round * math.Ceil(h/t.Round)
		}
	}
	return TakeSample(hours)
}

// An ErrorRate is how often verdicts on samples of one truth and size had each outcome.
type ErrorRate struct {
	Truth   string
	Tasks   int
	Samples int
	// Share of the samples with each outcome, by [Outcome].
	Share [4]float64
	// Wrong is the share of the samples in which a wrong family was named.
	Wrong float64
}

// StandardError returns that of a share, from the number of samples.
func (e ErrorRate) StandardError(share float64) float64 {
	return math.Sqrt(share * (1 - share) / float64(e.Samples))
}

// ErrorRates draws the given number of samples of each size from each truth and returns how
// often [Sample.Verdict] has each outcome, in the order of truths and sizes. The threshold is
// the truth's, or the sample's own choice if chosen is true.
//
// sim.Replicates are those of each verdict, 199 by default; sim.Progress counts samples. The same seed gives the same rates on any number of cores.
//
// It returns an error that wraps [ErrParameter] for a size or a number of samples below 1,
// the context's error if it ends, or that of a truth that cannot be drawn. A sample with
// nothing to fit above the threshold counts as cannot tell.
func ErrorRates(ctx context.Context, truths []Truth, sizes []int, samples int, chosen bool, sim Simulation) ([]ErrorRate, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return nil, err
	}
	if samples < 1 {
		return nil, fmt.Errorf("%w: %d samples, want 1 or more", ErrParameter, samples)
	}
	rates := make([]ErrorRate, 0, len(truths)*len(sizes))
	for _, t := range truths {
		for _, n := range sizes {
			if n < 1 {
				return nil, fmt.Errorf("%w: samples of %d tasks, want 1 or more", ErrParameter, n)
			}
			rates = append(rates, ErrorRate{Truth: t.Name, Tasks: n, Samples: samples})
		}
	}
	type said struct {
		outcome Outcome
		wrong   bool
		err     error
	}
	all := make([]said, len(rates)*samples)
	simulate(sim, len(all), func() struct{} { return struct{}{} }, func(_ struct{}, i int, rng *rand.Rand) {
		if ctx.Err() != nil {
			return
		}
		which := i / samples
		t, n := truths[which/len(sizes)], sizes[which%len(sizes)]
		s, err := t.draw(n, rng)
		if err != nil {
			all[i].err = err
			return
		}
		o := Options{brief: true, Simulation: Simulation{Replicates: replicates, Seed: rng.Uint64(), Workers: 1}}
		if !chosen {
			o.Threshold = t.Threshold
		}
		v, err := s.Verdict(o)
		if err != nil && !errors.Is(err, ErrThinTail) && !errors.Is(err, ErrEqual) {
			all[i].err = err
			return
		}
		all[i] = said{v.Outcome, !t.right(v.Outcome, v.TailIndex.Threshold), nil}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, s := range all {
		if s.err != nil {
			return nil, fmt.Errorf("estimate: a sample of %d tasks of %v: %w", rates[i/samples].Tasks, rates[i/samples].Truth, s.err)
		}
		r := &rates[i/samples]
		r.Share[s.outcome] += 1 / float64(samples)
		if s.wrong {
			r.Wrong += 1 / float64(samples)
		}
	}
	return rates, nil
}
