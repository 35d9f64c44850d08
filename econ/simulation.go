package econ

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// A Simulation is the outcome of a finite number of drawn tasks.
type Simulation struct {
	Tasks  int     // how many tasks were drawn
	Served float64 // the share of them served, an estimate of D(p)
	Split          // dollars per task drawn, estimates of Π, CS and deadweight loss
}

// Simulate draws tasks from the market's tail, serves those with h ≥ h* and adds up who
// keeps what. It uses only the definition of the market, so it is independent of every
// formula in this package.
//
// The tails of interest have infinite variance, so that averages settle slowly:
// at α = 1.5 the error of customer surplus falls like n^(−1/3), not n^(−1/2).
//
// It returns an error wrapping [ErrParameter] for a market or price out of domain, fewer
// than one task or more than a billion, or a nil source of randomness, and one wrapping
// [ErrNumber] where the sums overflow. The numbers beside an error are NaN.
func (m Market) Simulate(p float64, tasks int, rng *rand.Rand) (Simulation, error) {
	nan := math.NaN()
	none := Simulation{Served: nan, Split: Split{nan, nan, nan}}
	if err := m.Validate(); err != nil {
		return none, err
	}
	switch {
	case !m.accepts(p):
		return none, fmt.Errorf("%w: price %g $/Mtok, want a finite number, 0 or above", ErrParameter, p)
	case tasks < 1 || tasks > mostDraws:
		return none, fmt.Errorf("%w: %d tasks, want 1 to %d: draw fewer", ErrParameter, tasks, mostDraws)
	case rng == nil:
		return none, fmt.Errorf("%w: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like", ErrParameter)
	}
	var served int
	var lab, customer, lost float64
	threshold, price, cost := m.hours(p), p*m.Tokens, m.Cost*m.Tokens
	for range tasks {
		h := dist.Rand(m.Hours, rng)
		switch value := m.Wage * h; {
		case h >= threshold:
			served++
			lab += price - cost
			customer += math.Max(value-price, 0)
			lost += math.Max(cost-value, 0)
		case value >= cost:
			lost += value - cost
		}
	}
	if all := lab + customer + lost; math.IsNaN(all) || math.IsInf(all, 0) {
		return none, fmt.Errorf("%w: the sums over %d tasks overflow at %g $/Mtok under %v: give wage, tokens and hours in other units", ErrNumber, tasks, p, m)
	}
	n := float64(tasks)
	return Simulation{tasks, float64(served) / n, Split{lab / n, customer / n, lost / n}}, nil
}
