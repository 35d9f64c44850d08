package econ_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// Drawn tasks agree with every formula. The tails have a finite variance here, so
// that the tolerance means what it says.
func TestSimulate(t *testing.T) {
	t.Parallel()
	const tasks = 400_000
	for _, hours := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 4},
		dist.Exponential{Rate: 30},
		dist.Lognormal{Mu: math.Log(0.05), Sigma: 0.8},
	} {
		m := econ.Baseline()
		m.Hours = hours
		for _, p := range []float64{1, 2.5, 5} { // below cost too
			got, err := m.Simulate(p, tasks, rand.New(rand.NewPCG(1, 1)))
			if err != nil {
				t.Fatal(err)
			}
			want := m.Split(p)
			for i, pair := range [][2]float64{{got.Served, m.Demand(p)}, {got.Lab, want.Lab}, {got.Customer, want.Customer}, {got.Deadweight, want.Deadweight}} {
				// Value per task has a standard deviation of a few dollars: four
				// standard errors.
				if limit := 4 * 60 * 0.06 / math.Sqrt(tasks); !(math.Abs(pair[0]-pair[1]) <= limit) {
					t.Errorf("%v, p = %g: part %d simulated %g, formula %g, limit %g", m, p, i, pair[0], pair[1], limit)
				}
			}
		}
	}
}

func TestSimulateErrors(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	good := econ.Baseline()
	for name, f := range map[string]func() (econ.Simulation, error){
		"bad market":     func() (econ.Simulation, error) { return econ.Market{}.Simulate(6, 10, rng) },
		"negative price": func() (econ.Simulation, error) { return good.Simulate(-6, 10, rng) },
		"no tasks":       func() (econ.Simulation, error) { return good.Simulate(6, 0, rng) },
		"no randomness":  func() (econ.Simulation, error) { return good.Simulate(6, 10, nil) },
	} {
		if got, err := f(); !errors.Is(err, econ.ErrParameter) || !math.IsNaN(got.Served) || !math.IsNaN(got.Lab) {
			t.Errorf("%s: got %+v, %v, want ErrParameter", name, got, err)
		}
	}
}

// Sums that overflow are an error, not an infinite profit.
func TestSimulateOverflow(t *testing.T) {
	t.Parallel()
	m := econ.Market{Wage: math.MaxFloat64, Tokens: 1, Hours: dist.Lognormal{Mu: 3, Sigma: 0.5}}
	if s, err := m.Simulate(math.MaxFloat64/2, 200, rand.New(rand.NewPCG(1, 1))); !errors.Is(err, econ.ErrNumber) || !math.IsNaN(s.Lab) {
		t.Errorf("got %+v, %v, want ErrNumber", s, err)
	}
}
