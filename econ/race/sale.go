package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/internal/nan"
)

// A Sale is what a closed lab sells beside open models, and who keeps what. Split
// divides what closed tokens add to open models. OpenAlone is the rest of the surplus
// of all AI: customers have it without the lab, because open models are sold at cost.
// Dollars are per potential task.
type Sale struct {
	econ.Pricing
	Served     float64 // share of tasks served by closed tokens
	OpenServed float64 // share of tasks served by open models
	econ.Split         // of what closed tokens add
	OpenAlone  float64 // surplus if there were open models only. ≥ 0.
}

// ClosedShare returns Π over what closed tokens add, Π/(Π + CS), where CS is what
// customers gain over having open models alone. It is the LabShare of the Split.
func (s Sale) ClosedShare() float64 { return s.LabShare() }

// AllShare returns Π over the surplus of all AI, closed and open.
func (s Sale) AllShare() float64 { return s.Lab / (s.Realised() + s.OpenAlone) }

// Customers returns what customers keep of the surplus of all AI: what closed tokens
// leave them and what open models give them.
func (s Sale) Customers() float64 { return s.Customer + s.OpenAlone }

// check returns the sale, or an error if one of its numbers could not be computed.
func (s Sale) check(m econ.Market) (Sale, error) {
	for _, v := range []float64{s.Price, s.Served, s.OpenServed, s.Lab, s.Customer, s.Deadweight, s.OpenAlone} {
		if math.IsNaN(v) {
			return nan.Of[Sale](), fmt.Errorf("%w: at %g $/Mtok closed tokens serve %g and open models %g, and what they add splits into %g, %g and %g $/task besides %g under h ~ %v: check that Survival, Mean and MeanExcess agree", ErrNoSplit, s.Price, s.Served, s.OpenServed, s.Lab, s.Customer, s.Deadweight, s.OpenAlone, m.Hours)
		}
	}
	return s, nil
}

// refused turns the panic of a method of the caller's type into an error.
func refused(s *Sale, err *error, receiver any) {
	if r := recover(); r != nil {
		*s, *err = nan.Of[Sale](), fmt.Errorf("%w: a method of %T panicked (%v), want a value whose methods can be called", ErrParameter, receiver, r)
	}
}
