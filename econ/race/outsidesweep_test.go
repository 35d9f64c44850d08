package race_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// TestOutsideSweep is [TestSweep] for open models: ordinary markets and extremes.
func TestOutsideSweep(t *testing.T) {
	t.Parallel()
	count := 600
	if testing.Short() {
		count = 30
	}
	for i := range count {
		rng := rand.New(rand.NewPCG(22, uint64(i)))
		x := trial{t, fmt.Sprintf("rival %d", i), rng}
		x.outside()
		if i%4 == 0 {
			x.windows()
		}
		x.tokens()
	}
}

// pareto returns a Pareto market of any size.
func (t trial) pareto() econ.Market {
	return econ.Market{
		Wage: t.around(40), Tokens: t.around(40), Cost: t.around(40),
		Hours: dist.Pareto{Scale: t.around(40), Alpha: 1 + t.around(3)},
	}
}

// help returns some help, valid or not.
func (t trial) help() race.Help {
	switch t.rng.IntN(4) {
	case 0:
		return race.ByLength{Reach: t.around(40)}
	case 1:
		return race.Partial{Reach: t.around(40)}
	case 2:
		return race.Proportional{Share: 1.1 * t.rng.Float64()}
	}
	return race.Diminishing{From: t.around(3), Theta: 1.1 * t.rng.Float64()}
}

// outside tries a lab beside open models.
func (t trial) outside() {
	t.Helper()
	m := t.market()
	if t.rng.IntN(2) == 0 {
		m = t.pareto()
	}
	o := race.OutsideOption{Help: t.help(), Price: m.Cost * 1.5 * t.rng.Float64()}
	if t.rng.IntN(3) == 0 {
		o.Price = t.around(40)
	}
	name := fmt.Sprintf("%v, %v at %g", m, o.Help, o.Price)
	var s race.Sale
	var err error
	if !t.call(name, func() (any, error) { s, err = o.Sell(m); return s, err }) {
		for _, named := range []error{race.ErrParameter, race.ErrNoSplit, econ.ErrParameter, econ.ErrNoTrade, econ.ErrUnbounded, econ.ErrNotAttained, econ.ErrNumber, dist.ErrParameter} {
			if errors.Is(err, named) {
				return
			}
		}
		t.Errorf("%s: %s: an error without a name: %v", t.name, name, err)
		return
	}
	t.share(name+": served", s.Served)
	t.share(name+": open served", s.OpenServed)
	t.share(name+": served in all", (s.Served+s.OpenServed)*(1-1e-12))
	if !(s.OpenAlone >= 0 && s.Deadweight >= 0 && s.Lab >= 0 && s.Customer >= 0) {
		t.Errorf("%s: %s: %+v", t.name, name, s)
	}
	left, err := o.Market(m)
	if err != nil {
		t.Errorf("%s: %s: sells, and has no market: %v", t.name, name, err)
		return
	}
	for k := range 200 {
		p := m.Cost + (s.Price-m.Cost)*4*float64(k)/199
		if y := left.Profit(p); y > s.Lab*(1+1e-5)+1e-300 {
			t.Errorf("%s: %s: price %v earns %v, but %v earns %v", t.name, name, s.Price, s.Lab, p, y)
			return
		}
	}
}

// windows tries a lab that is ahead.
func (t trial) windows() {
	t.Helper()
	m := t.market()
	w := race.Window{Reach: t.around(4), Lead: t.around(3), Doubling: t.around(2), Slope: t.around(3), Growth: 0}
	switch t.rng.IntN(3) {
	case 0:
		w.Slope = math.Inf(1)
	case 1:
		w.Growth = t.rng.Float64()
	}
	name := fmt.Sprintf("%v, %+v", m, w)
	s, err := w.Sell(m) // some take more than the second that call allows
	if !t.call(name, func() (any, error) { return s, err }) {
		return
	}
	t.share(name+": served", s.Served)
	t.share(name+": open served", s.OpenServed)
	if !(s.OpenAlone >= 0 && s.Deadweight >= 0 && s.Lab >= 0 && s.Customer >= 0) {
		t.Errorf("%s: %s: %+v", t.name, name, s)
	}
	// A window a little wider sells more tasks, of which no price loses any.
	w.Lead *= 1.1
	if wider, err := w.Sell(m); err == nil && !(wider.Lab >= s.Lab*(1-1e-6)) {
		t.Errorf("%s: %s: earns %v, and %v with a longer lead", t.name, name, s.Lab, wider.Lab)
	}
}

// tokens tries shares of tokens.
func (t trial) tokens() {
	t.Helper()
	m := t.pareto()
	s := race.TokenShare{Market: m, Price: m.Cost * (1 + t.around(3))}
	open := t.rng.Float64()
	z := m.Threshold(m.Cost) * (1 + t.around(3))
	name := fmt.Sprintf("%v at %g, share %g, reach %g", m, s.Price, open, z)
	t.call(name+": index", func() (any, error) { return s.TailIndex(open, z) })
	t.call(name+": open", func() (any, error) { return s.Open(z) })
	t.call(name+": repriced", func() (any, error) {
		fat, thin, err := s.Repriced(open, z)
		if err == nil && !(fat <= thin) {
			t.Errorf("%s: %s: tail indices %v and %v", t.name, name, fat, thin)
		}
		return []float64{fat, thin}, err
	})
	var reach float64
	if t.call(name+": reach", func() (any, error) { var err error; reach, err = s.Reach(open); return reach, err }) {
		// Where it is all but the hours worth the cost, its last digit is many of the share.
		least := math.Max(m.Threshold(m.Cost), m.Hours.(dist.Pareto).Scale)
		if got, err := s.Open(reach); err == nil && reach > least*(1+1e-8) && !(math.Abs(got-open) <= 1e-6) {
			t.Errorf("%s: %s: the reach %v gives back %v", t.name, name, reach, got)
		}
	}
}
