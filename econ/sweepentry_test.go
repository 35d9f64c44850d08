package econ_test

import (
	"math"

	"valuecapture/econ"
)

// entry checks that each lab covers its fixed cost, that one more would not, and that
// what is kept adds up.
func (s *sweep) entry() {
	m := s.m
	if s.rng.IntN(4) > 0 {
		return // the rest is slow
	}
	largest := 1.0
	if at, err := m.Monopoly(); err == nil {
		largest = m.Profit(at.Price)
	}
	fixed := largest * math.Pow(10, -4*s.rng.Float64())
	var e econ.Entry
	var err error
	s.call("FreeEntry", func() { e, err = m.FreeEntry(fixed) })
	if err != nil {
		if numbers(e.Fixed) || numbers(e.Pricing.Price) || numbers(e.Split.Lab) {
			s.fail("FreeEntry(%g) = %+v beside %v", fixed, e, err)
		}
		return
	}
	if !(e.Split.Lab >= float64(e.Labs)*fixed) || !(e.Rent() >= -1e-9*e.Split.Lab) {
		s.fail("FreeEntry(%g): %d labs earn %g together", fixed, e.Labs, e.Split.Lab)
	}
	if more, err := m.EntryOf(e.Labs+1, fixed); err == nil && more.Split.Lab/float64(more.Labs) >= fixed {
		s.fail("FreeEntry(%g) = %d labs, and %d earn %g each", fixed, e.Labs, more.Labs, more.Split.Lab/float64(more.Labs))
	}
	rent, training, customers := e.Shares()
	if !math.IsInf(e.Split.Customer, 1) && !(math.Abs(rent+training+customers-1) <= 1e-9) {
		s.fail("FreeEntry(%g): shares %g, %g, %g", fixed, rent, training, customers)
	}
}
