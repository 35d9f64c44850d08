package econ_test

import (
	"math"

	"valuecapture/econ"
)

// chains checks that no other wholesale price earns the lab more.
func (s *sweep) chains() {
	m := s.m
	for _, n := range []int{2, 3} {
		var long econ.LongChain
		var err error
		s.call("ChainOf", func() { long, err = m.ChainOf(n) })
		if err != nil {
			continue
		}
		before, sum := m.Cost, long.Customer+long.Deadweight
		for i, p := range long.Prices {
			if !(p >= before*(1-1e-12)) || !(long.Profits[i] >= -1e-9*math.Abs(long.Profits[n-1])) {
				s.fail("%d firms: %+v", n, long)
			}
			before, sum = p, sum+long.Profits[i]
		}
		potential := m.TotalSurplus(m.Cost)
		scale := potential + m.Cost*m.Tokens*m.Demand(m.Cost)
		if !numbers(sum) || !math.IsInf(potential, 1) && !(math.Abs(sum-potential) <= 1e-7*scale) {
			s.fail("%d firms: %+v adds up to %g, want %g", n, long, sum, potential)
		}
		if n == 2 {
			s.wholesale(long)
		}
	}
}

func (s *sweep) wholesale(long econ.LongChain) {
	m, app := s.m, s.m
	if s.rng.IntN(4) > 0 {
		return // the rest is slow
	}
	app.Cost = long.Prices[0]
	if at, err := app.Monopoly(); err != nil || !near(at.Price, long.Prices[1], 1e-6) && !near(app.Profit(long.Prices[1]), app.Profit(at.Price), 1e-9) {
		s.fail("two firms: %+v, and the application answers %+v, %v", long, at, err)
	}
	for i := -60; i <= 60; i++ {
		app.Cost = m.Cost + (long.Prices[0]-m.Cost)*math.Exp(float64(i)/15)
		at, err := app.Monopoly()
		if err != nil {
			continue
		}
		if got := (app.Cost - m.Cost) * m.Tokens * m.Demand(at.Price); got > long.Profits[0]*(1+1e-7) {
			s.fail("two firms: %+v, and wholesale %g with retail %g earns the lab %g", long, app.Cost, at.Price, got)
			return
		}
	}
}
