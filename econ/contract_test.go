package econ_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }

// One task a contract is the linear price: the fee F is the price c + F/T.
func TestContractForOneTask(t *testing.T) {
	t.Parallel()
	m := pareto(3)
	got, err := m.Contract(1, 200_000, 0, seeded())
	if err != nil {
		t.Fatal(err)
	}
	best, _ := m.Monopoly()
	want := m.Split(best.Price)
	for i, pair := range [][2]float64{{got.Lab, want.Lab}, {got.Signed, m.Demand(best.Price)}, {got.Customer, want.Customer}, {got.Deadweight, want.Deadweight}} {
		// The best fee is flat in profit and so loosely determined: 5%.
		if !(math.Abs(pair[0]-pair[1]) <= 0.05*pair[1]) {
			t.Errorf("part %d: fee %g, linear price %g", i, pair[0], pair[1])
		}
	}
	if !near(got.Potential(), m.TotalSurplus(m.Cost), 1e-12) {
		t.Errorf("parts add up to %g, want W(c) = %g", got.Potential(), m.TotalSurplus(m.Cost))
	}
}

// The more tasks a contract covers, the more of W(c) the fee collects: more slowly
// under a heavier tail, and less if buyers differ.
func TestContractWithManyTasks(t *testing.T) {
	t.Parallel()
	collected := func(alpha, spread float64, tasks int) float64 {
		c, err := pareto(alpha).Contract(tasks, 4000, spread, seeded())
		if err != nil {
			t.Fatal(err)
		}
		return c.Lab / c.Potential()
	}
	last := 0.0
	for _, n := range []int{1, 10, 100, 1000} {
		got := collected(3, 0, n)
		if got < last {
			t.Errorf("%d tasks collect %g, fewer collected %g", n, got, last)
		}
		last = got
	}
	if last < 0.85 {
		t.Errorf("1000 tasks at α = 3 collect %g, want most of W(c)", last)
	}
	if heavy := collected(1.5, 0, 1000); heavy > last-0.05 {
		t.Errorf("α = 1.5 collects %g, want clearly less than α = 3, %g", heavy, last)
	}
	if differ := collected(3, 1, 1000); differ > last/2 {
		t.Errorf("buyers who differ pay %g, want under half of %g", differ, last)
	}
}

// With a heavy tail the best of a few thousand buyers alone would pay more than all of
// W(c). Such a fee does not count, and if no other is left the result is an error.
func TestContractIgnoresAccidents(t *testing.T) {
	t.Parallel()
	m := pareto(1.2)
	best, _ := m.Monopoly()
	got, err := m.Contract(1, 4000, 0, seeded())
	if want := m.Profit(best.Price); err != nil || !(math.Abs(got.Lab-want) <= 0.1*want) {
		t.Errorf("α = 1.2: fee earns %g, %v, want about %g", got.Lab, err, want)
	}
	if got, err := pareto(1.5).Contract(1, 2000, 12, seeded()); !errors.Is(err, econ.ErrDraws) || !math.IsNaN(got.Fee) {
		t.Errorf("spread 12: got %+v, %v, want ErrDraws", got, err)
	}
}

// The draws do not depend on how many processors share them.
func TestContractIsDeterministic(t *testing.T) {
	m := econ.Baseline()
	want, err := m.Contract(7, 3000, 0.5, seeded())
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if got, _ := m.Contract(7, 3000, 0.5, seeded()); got != want {
		t.Errorf("one processor: %+v, several: %+v", got, want)
	}
}

func TestContractErrors(t *testing.T) {
	t.Parallel()
	good := econ.Baseline()
	for name, f := range map[string]func() (econ.Contract, error){
		"no market":     func() (econ.Contract, error) { return econ.Market{}.Contract(1, 100, 0, seeded()) },
		"no task":       func() (econ.Contract, error) { return good.Contract(0, 100, 0, seeded()) },
		"few buyers":    func() (econ.Contract, error) { return good.Contract(1, 99, 0, seeded()) },
		"spread":        func() (econ.Contract, error) { return good.Contract(1, 100, -1, seeded()) },
		"spread NaN":    func() (econ.Contract, error) { return good.Contract(1, 100, math.NaN(), seeded()) },
		"no randomness": func() (econ.Contract, error) { return good.Contract(1, 100, 0, nil) },
		"infinite mean": func() (econ.Contract, error) { return pareto(1).Contract(1, 100, 0, seeded()) },
	} {
		if got, err := f(); !errors.Is(err, econ.ErrParameter) || !math.IsNaN(got.Fee) || !math.IsNaN(got.Lab) {
			t.Errorf("%s: got %+v, %v, want ErrParameter", name, got, err)
		}
	}
	if _, err := (econ.Market{Wage: 1, Tokens: 1, Hours: dist.Pareto{}}).Contract(1, 100, 0, seeded()); !errors.Is(err, dist.ErrParameter) {
		t.Errorf("invalid tail: %v", err)
	}
}
