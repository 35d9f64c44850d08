package econ_test

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/apitest"
)

var (
	sweepFor  = flag.Duration("sweep", 0, "how long to hold random markets to their promises (0: 400 markets, 15 with -short)")
	sweepFrom = flag.Uint64("seed", 0, "the first random market of the sweep")
	sweepOne  = flag.Bool("one", false, "only the first")
)

// Random tails in random markets, sane and extreme: no method panics, takes a second,
// returns NaN beside a nil error or a share outside [0, 1]; the parts of the surplus add
// up; what a regime says of its price is true; and no price on a fine grid earns more.
func TestSweep(t *testing.T) {
	t.Parallel()
	markets := 400
	if testing.Short() {
		markets = 15
	}
	began := time.Now()
	for seed := *sweepFrom; ; seed++ {
		if *sweepOne && seed > *sweepFrom || *sweepFor == 0 && seed >= *sweepFrom+uint64(markets) || *sweepFor > 0 && time.Since(began) > *sweepFor {
			t.Logf("%d markets", seed)
			return
		}
		s := sweep{T: t, seed: seed, rng: rand.New(rand.NewPCG(seed, 20))}
		s.tail = s.randomTail(2)
		s.m = s.randomMarket(s.tail)
		s.run()
		if s.failed > 0 && *sweepFor == 0 || t.Failed() && seed > 200_000 {
			return
		}
	}
}

// A sweep holds one random market to its promises.
type sweep struct {
	*testing.T
	seed   uint64
	rng    *rand.Rand
	tail   dist.Tail
	m      econ.Market
	grid   []float64 // prices above cost, at quantiles
	failed int
}

func (s *sweep) fail(format string, args ...any) {
	if s.failed++; s.failed <= 3 {
		s.Errorf("seed %d: %v (%#v): %s", s.seed, s.m, s.m, fmt.Sprintf(format, args...))
	}
}

// call runs f and reports a panic, or that it was slow.
func (s *sweep) call(name string, f func()) {
	patience := apitest.Patience(*sweepFor > 0)
	if took, panicked := apitest.Call(patience, f); panicked != nil {
		s.fail("%s panicked: %v", name, panicked)
	} else if took > patience {
		s.fail("%s took %v", name, took)
	}
}

// run holds the market to every promise.
func (s *sweep) run() {
	if s.m.Validate() != nil {
		return
	}
	s.prices()
	for i := range 400 {
		if p := s.m.InverseDemand(math.Exp(-float64(i*i) / 400)); p > s.m.Cost && !math.IsInf(p, 1) {
			s.grid = append(s.grid, p)
		}
	}
	s.pricing(1)
	s.pricing(s.rng.Float64())
	s.pricing(s.between(1e-6, 1))
	s.chains()
	s.entry()
	s.segments()
	s.others()
}

func numbers(x ...float64) bool {
	for _, y := range x {
		if math.IsNaN(y) {
			return false
		}
	}
	return true
}

// prices checks the methods that take a price.
func (s *sweep) prices() {
	m := s.m
	kink := m.KinkPrice()
	if !(kink >= 0) {
		s.fail("KinkPrice() = %g", kink)
	}
	if !math.IsInf(kink, 1) && m.Demand(kink) != 1 {
		s.fail("Demand(KinkPrice() = %g) = %g, want 1", kink, m.Demand(kink))
	}
	potential := m.TotalSurplus(m.Cost)
	last, lastP := 1.0, 0.0
	for _, q := range []float64{1, 0.99, 0.5, s.rng.Float64(), 0.1, 1e-3, 1e-9, 1e-50, 0} {
		var p float64
		s.call("InverseDemand", func() { p = m.InverseDemand(q) })
		if !(p >= 0) {
			s.fail("InverseDemand(%g) = %g", q, p)
		}
		if math.IsInf(p, 1) {
			continue
		}
		d := m.Demand(p)
		if !(d >= q) || !(d <= 1) || p >= lastP && d > last {
			s.fail("Demand(InverseDemand(%g) = %g) = %g after Demand(%g) = %g", q, p, d, lastP, last)
		}
		last, lastP = d, p
		var split econ.Split
		s.call("Split", func() { split = m.Split(p) })
		if e := m.Check(p); e != nil {
			if numbers(split.Lab, split.Customer, split.Deadweight, m.Elasticity(p), m.ModelWage(p).Net) && d > 0 || errors.Is(e, econ.ErrNumber) && p > 0 {
				s.fail("Check(%g) = %v, with %+v", p, e, split)
			}
			continue
		}
		w := m.ModelWage(p)
		if !numbers(split.Lab, split.Customer, split.Deadweight, m.Elasticity(p), w.Gross, w.Net, m.Revenue(p)) || split.Deadweight < 0 || split.Customer < 0 {
			s.fail("at %g: %+v, elasticity %g, wage %+v", p, split, m.Elasticity(p), w)
		}
		// The parts are differences of areas up to the larger of the two.
		scale := math.Abs(split.Lab) + split.Customer + split.Deadweight + m.Cost*m.Tokens*m.Demand(m.Cost)
		if !math.IsInf(potential, 1) && !math.IsInf(scale, 1) && !(math.Abs(split.Potential()-potential) <= 1e-8*scale) {
			s.fail("at %g: %+v adds up to %g, want W(c) = %g", p, split, split.Potential(), potential)
		}
	}
}

// pricing checks the price for a conduct.
func (s *sweep) pricing(phi float64) {
	var at econ.Pricing
	var err error
	s.call("Conduct", func() { at, err = s.m.Conduct(phi) })
	if err != nil {
		if !math.IsNaN(at.Price) {
			s.fail("price %g beside %v", at.Price, err)
		}
		return
	}
	m := s.m
	d := m.Demand(at.Price)
	if !(at.Price >= m.Cost) || math.IsInf(at.Price, 1) || !(d > 0) {
		s.fail("φ = %g: %+v, demand %g", phi, at, d)
		return
	}
	if m.Threshold(at.Price) < 1e-300 {
		return // too few digits are left to check more
	}
	s.condition(at, phi)
	objective := func(p float64) float64 { return math.Log(p-m.Cost)*phi + math.Log(m.Demand(p)) }
	best := objective(at.Price)
	grid := s.grid
	for i := range 2000 {
		if p := m.Cost + (at.Price-m.Cost)*math.Exp(float64(i-1000)/40); p > m.Cost && !math.IsInf(p, 1) {
			grid = append(grid, p)
		}
	}
	for _, p := range grid {
		// A gain within the rounding of the prices does not count.
		if y := objective(p); y > best+1e-11+phi*1e-15*at.Price/(at.Price-m.Cost) && !(math.Abs(y-best) < 1e-9*phi) {
			s.fail("φ = %g: %+v earns e^%.12g, %g earns e^%.12g", phi, at, best, p, y)
			return
		}
	}
}

// condition checks what the regime says.
func (s *sweep) condition(at econ.Pricing, phi float64) {
	m := s.m
	index := at.LernerIndex()
	here := index * m.Elasticity(at.Price)
	slack := 1e-6*phi + 1e-14*m.Elasticity(at.Price)
	below := index * m.Elasticity(at.Price*(1-1e-12))
	switch at.Regime {
	case econ.Interior:
		if m.Threshold(at.Price) > 1e-300 && !(math.Abs(here-phi) <= slack) {
			s.fail("φ = %g: %+v has index times elasticity %.12g", phi, at, here)
		}
	case econ.Kink:
		if m.Demand(at.Price) != 1 || !(here >= phi-slack) {
			s.fail("φ = %g: %+v has demand %g, index times elasticity %.12g", phi, at, m.Demand(at.Price), here)
		}
	case econ.Corner:
		after := math.Max(here, index*m.Elasticity(at.Price*(1+1e-12)))
		drops := m.Demand(at.Price*(1+1e-12)) < m.Demand(at.Price)*(1-1e-8)
		if !(below <= phi*(1+1e-3)+slack) || !(after >= phi*(1-1e-3)-slack || drops) {
			s.fail("φ = %g: %+v has index times elasticity %.12g below and %.12g above", phi, at, below, after)
		}
	case econ.Flat:
	default:
		s.fail("φ = %g: %+v", phi, at)
	}
	if through, err := m.PassThrough(); phi == 1 && err == nil && (!(through >= 0) || at.Regime != econ.Interior && through != 0) {
		s.fail("%v: pass-through %g", at.Regime, through)
	}
}

func (s *sweep) segments() {
	k := 1 + s.rng.IntN(5)
	var all []econ.Segment
	var err error
	s.call("Segments", func() { all, err = s.m.Segments(k) })
	if err != nil {
		return
	}
	total := econ.SplitOf(all)
	potential := s.m.TotalSurplus(s.m.Cost)
	scale := potential + s.m.Cost*s.m.Tokens*s.m.Demand(s.m.Cost)
	if !numbers(total.Lab, total.Customer, total.Deadweight) || !math.IsInf(scale, 1) && !(math.Abs(total.Potential()-potential) <= 1e-6*scale) {
		s.fail("%d segments: %+v adds up to %g, want %g", k, total, total.Potential(), potential)
	}
}

func (s *sweep) others() {
	s.call("Integration", func() {
		if i, err := s.m.Integration(); err == nil && (!numbers(i.Owned, i.Sold) || i.Owned < i.Sold*(1-1e-9)) {
			s.fail("Integration() = %+v", i)
		}
	})
	p := s.m.InverseDemand(s.rng.Float64())
	s.call("Simulate", func() {
		got, err := s.m.Simulate(p, 200, s.rng)
		if err == nil && !numbers(got.Served, got.Lab, got.Customer, got.Deadweight) {
			s.fail("Simulate(%g) = %+v", p, got)
		}
	})
	s.call("Contract", func() {
		got, err := s.m.Contract(2, 200, 0.3, s.rng)
		if err == nil && (!numbers(got.Fee, got.Signed, got.Lab, got.Customer, got.Deadweight) || got.Signed > 1) {
			s.fail("Contract() = %+v", got)
		}
	})
	s.call("Cournot", func() {
		if at, err := s.m.Cournot(1 + s.rng.IntN(9)); err == nil && !(at.Price > 0) {
			s.fail("Cournot() = %+v", at)
		}
	})
}
