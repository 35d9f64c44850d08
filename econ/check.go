package econ

import (
	"fmt"
	"math"
)

// Check explains the NaN of methods that take a price and return a bare number. It
// returns nil if all of them give a number at price p, and otherwise an error wrapping
//
//   - [ErrParameter], or the tail's own, for a market or a price out of its domain,
//   - [ErrNoTrade] for a price above every willingness to pay, at which elasticity,
//     the lab's share and the model's wage are undefined, though demand, profit and
//     the surpluses are not,
//   - [ErrNumber] for an integral or a density that cannot be computed.
//
// The methods are Threshold, Demand, Elasticity, Revenue, Profit, CustomerSurplus,
// TotalSurplus, DeadweightLoss, Split and ModelWage.
func (m Market) Check(p float64) error {
	if err := m.Validate(); err != nil {
		return err
	}
	if !(p >= 0) || math.IsInf(p, 1) {
		return fmt.Errorf("%w: price %g $/Mtok, want a finite number, 0 or above", ErrParameter, p)
	}
	split := m.Split(p)
	for _, number := range []struct {
		name  string
		value float64
	}{
		{"demand", m.Demand(p)}, {"revenue", m.Revenue(p)}, {"profit", split.Lab},
		{"customer surplus", split.Customer}, {"deadweight loss", split.Deadweight},
	} {
		if math.IsNaN(number.value) {
			return fmt.Errorf("%w: %s at %g $/Mtok under h ~ %v: give the tail a MeanExcess method, or Bends at which integrals are split", ErrNumber, number.name, p, m.Hours)
		}
	}
	if !(m.Demand(p) > 0) {
		return fmt.Errorf("%w: at %g $/Mtok nothing is served, so that elasticity, the lab's share and the model's wage are not defined: lower the price", ErrNoTrade, p)
	}
	if math.IsNaN(m.Elasticity(p)) {
		return fmt.Errorf("%w: the elasticity at %g $/Mtok under h ~ %v: its density there is not a number", ErrNumber, p, m.Hours)
	}
	if w := m.ModelWage(p); math.IsNaN(w.Gross) || math.IsNaN(w.Net) {
		return fmt.Errorf("%w: the model's wage at %g $/Mtok under h ~ %v: the hours saved are too few for a float64", ErrNumber, p, m.Hours)
	}
	return nil
}
