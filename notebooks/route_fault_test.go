package notebooks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// page is a notebook of code cells.
func page(cells ...string) notebook {
	n := notebook{path: "page.ipynb"}
	for _, source := range cells {
		n.Cells = append(n.Cells, cell{Type: "code", Lines: strings.SplitAfter(source, "\n")})
	}
	return n
}

const opening = `import (
	"math"
	"math/rand/v2"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/nb"
	"valuecapture/econ/quad"
)
var market = econ.Baseline()
func best() econ.Pricing { return nb.Must(market.Monopoly()) }
func doubled(x float64) float64 { return 2 * x }
func yes(b bool) float64 { if b { return 1 }; return 0 }
%%
best()
`

// What cannot fail if econ is wrong is found out, and what can is not.
func TestFaults(t *testing.T) {
	t.Parallel()
	const none, same, never = "", "every route calls the same", "no route calls econ"
	for body, want := range map[string]string{
		`nb.Check("x", nb.ClosedForm(6), nb.Numerical(best().Price))`:                                                               none,
		`nb.Check("x", nb.ClosedForm(3), nb.Numerical(1/(1.0/3)))`:                                                                  never,
		`nb.Check("x", nb.ClosedForm(market.Cost), nb.Numerical(2))`:                                                                never,
		`at := best(); nb.Check("x", nb.ClosedForm(at.Price/market.Demand(6)), nb.Numerical(1/(1-at.LernerIndex())))`:               none,
		`at := best(); nb.Check("x", nb.ClosedForm(at.Price), nb.Numerical(doubled(at.Price)/2))`:                                   same,
		`p := best().Price; q := p; nb.Check("x", nb.ClosedForm(p), nb.Numerical(q))`:                                               same,
		`nb.Check("x", nb.ClosedForm(market.Demand(6)), nb.Quadrature(nb.Must(quad.Integral(math.Exp, 0, 1))))`:                     none,
		`nb.Check("x", nb.ClosedForm(1), nb.Quadrature(nb.Must(quad.Integral(math.Exp, 0, 1))))`:                                    never,
		`nb.Check("x", nb.ClosedForm(market.Hours.Survival(1)), nb.Numerical(dist.Pareto{Scale: 1}.Survival(1)))`:                   none,
		`n := 0; for range 9 { if market.Demand(6) > 0 { n++ } }; nb.Check("x", nb.ClosedForm(9), nb.Numerical(float64(n)))`:        none,
		`by := func(name string, a, b float64) { nb.Check(name, nb.ClosedForm(a), nb.Numerical(b)) }; by("x", 1, market.Demand(6))`: none,
		`by := func(name string, a, b float64) { nb.Check(name, nb.ClosedForm(a), nb.Numerical(b)) }; by("x", 1, 2)`:                never,
		`nb.Checks(nb.Compare("x", nb.ClosedForm(1), nb.Numerical(2)))`:                                                             never,
		`nb.Claim("kink-price", nb.ClosedForm(2))`:                                                                                  none,
	} {
		_, checks := checked(t, page(opening, "%%\n"+body))
		if len(checks) != 1 || checks[0].fault() != want {
			t.Errorf("%s\nhas checks %v, want one with the fault %q", body, checks, want)
		}
	}
}

func checked(t *testing.T, n notebook) (*program, []check) {
	t.Helper()
	programs := composed(t, n)
	if len(programs) != 1 {
		t.Fatalf("%d programs, want 1", len(programs))
	}
	programs[0].typed(t)
	return programs[0], checksOf(programs[0], ledgerCalls(t))
}

// A simulation that does not say its luck is found out.
func TestLuckless(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`nb.Check("x", nb.ClosedForm(0.2), nb.Simulation(0.2, 0.02))`:                                           "guessed",
		`rng := rand.New(rand.NewPCG(1, 1)); nb.Check("x", nb.ClosedForm(0.2), nb.Simulated(rng.Float64(), 1))`: "does not draw",
		`rng := nb.Rand(1); nb.Check("x", nb.ClosedForm(0.2), nb.Numerical(rng.Float64()))`:                     "not given by",
		`rng := nb.Rand(1); nb.Check("x", nb.ClosedForm(0.2), nb.Simulated(rng.Float64(), 1))`:                  "",
		`rng := nb.Rand(1); nb.Claim("kink-price", nb.Route{Label: "draws", Value: yes(rng.Float64() < 2)})`:    "not given by",
		`rng := nb.Rand(1); nb.Claim("kink-price", nb.EveryDraw(rng.Float64() < 2))`:                            "",
		`x := nb.Rand(1).Float64(); nb.Check("x", nb.ClosedForm(2*x), nb.Numerical(x+x))`:                       "",
		`nb.Check("x", nb.ClosedForm(0.2), nb.Numerical(0.2))`:                                                  "",
	} {
		p, checks := checked(t, page(opening, "%%\n"+body))
		if got := checks[0].luckless(p.info); got != want && (want == "" || !strings.Contains(got, want)) {
			t.Errorf("%s\nhas the fault %q, want %q", body, got, want)
		}
	}
}

// A name that is declared again belongs to the cells from there on.
func TestRedeclared(t *testing.T) {
	t.Parallel()
	programs := composed(t, page("var x = 1\n%%\nprintln(x)", "func y() {}", "var x = 2\n%%\nprintln(x)\n", "%%\ny()"))
	var cells [][]int
	for _, p := range programs {
		cells = append(cells, p.cells)
	}
	if got := fmt.Sprint(cells); got != "[[0] [2 3]]" {
		t.Fatalf("programs hold the cells %s, want [[0] [2 3]]", got)
	}
	if !strings.Contains(programs[0].source, "var x = 1") || !strings.Contains(programs[1].source, "var x = 2") || strings.Contains(programs[1].source, "var x = 1") {
		t.Errorf("got\n%s\nand\n%s", programs[0].source, programs[1].source)
	}
	for _, p := range programs {
		p.typed(t)
	}
	if slices.Contains(programs[0].cells, 1) {
		t.Error("a cell that only declares is run")
	}
}
