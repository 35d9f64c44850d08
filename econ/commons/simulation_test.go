package commons_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

// Drawn users agree with every formula. The tail is thin, so that the tolerance
// means what it says.
func TestSimulate(t *testing.T) {
	t.Parallel()
	users := 300_000
	if testing.Short() {
		users = 30_000
	}
	e := commons.Baseline()
	e.TailIndex = 6
	e.BaseValue = 8 // more than one user in ten is priced out of tokens
	for _, tariff := range tariffs {
		want, err := tariff.by(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Simulate(tariff.bill(e), 0, users, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			t.Fatal(err)
		}
		for i, pair := range [][2]float64{
			{got.Coverage, want.Coverage}, {got.Lab, want.Lab}, {got.Users, want.Users + want.App},
			{got.Net, want.Net}, {got.Deadweight, want.Deadweight},
		} {
			// Amounts per user have a standard deviation below 8 dollars: four
			// standard errors.
			if limit := 4 * 8 / math.Sqrt(float64(users)); !(math.Abs(pair[0]-pair[1]) <= limit) {
				t.Errorf("%s: part %d simulated %g, formula %g, limit %g", tariff.name, i, pair[0], pair[1], limit)
			}
		}
	}
}

// A pool among drawn users does what the formula says.
func TestSimulatePool(t *testing.T) {
	t.Parallel()
	users := 300_000
	if testing.Short() {
		users = 30_000
	}
	e := commons.Baseline()
	e.TailIndex = 6
	e.BaseValue = 8
	for _, budget := range []float64{0.05, 0.3} {
		want, err := e.TwoTier(6, budget)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Simulate(func(x float64) float64 { return 6 * e.Tokens(x) }, budget, users, rand.New(rand.NewPCG(1, 2)))
		if err != nil {
			t.Fatal(err)
		}
		for i, pair := range [][2]float64{
			{got.Coverage, want.Coverage}, {got.Users, want.Users}, {got.Net, want.Net},
			{got.Deadweight, want.Deadweight}, {got.PoolPays, want.PoolPays},
		} {
			if limit := 4 * 8 / math.Sqrt(float64(users)); !(math.Abs(pair[0]-pair[1]) <= limit) {
				t.Errorf("budget %g: part %d simulated %g, formula %g, limit %g", budget, i, pair[0], pair[1], limit)
			}
		}
	}
}

// Bills that overflow both ways have no sum.
func TestSimulateWithoutASum(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	e.BaseValue, e.BaseCost, e.TailIndex, e.ValueExponent, e.Diffusion, e.TokenExponent = 1.7e308, 1e308, 1e6, 1e-9, 0, 1e-9
	n := 0
	bill := func(float64) float64 {
		if n++; n < 5 {
			return 1.7e308
		}
		return -1.7e308
	}
	s, err := e.Simulate(bill, 0, 10, rand.New(rand.NewPCG(1, 1)))
	if !errors.Is(err, commons.ErrOverflow) || !math.IsNaN(s.Lab) {
		t.Errorf("%+v, %v, want ErrOverflow", s, err)
	}
}
