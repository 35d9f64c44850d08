package nb

import (
	"math"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	for _, tc := range []struct {
		name   string
		routes []Route
		status int
		says   string // on standard error if status is 1, otherwise on standard output
	}{
		{"two equal", []Route{ClosedForm(0.25), Numerical(0.25)}, 0, "agrees to nine digits"},
		{"within one part in a billion", []Route{ClosedForm(1), Quadrature(1 + 0.9e-9)}, 0, "agrees"},
		{"beyond it", []Route{ClosedForm(1), Quadrature(1 + 1.1e-9)}, 1, "quadrature gives 1.0000000011 and closed form 1"},
		{"large numbers", []Route{ClosedForm(1e12), Numerical(1e12 + 100)}, 0, "agrees"},
		{"small numbers", []Route{ClosedForm(1e-300), Numerical(1.1e-300)}, 1, "numerical"},
		{"against zero", []Route{ClosedForm(0), Numerical(1e-17)}, 1, "numerical gives 1e-17"},
		{"zeros", []Route{ClosedForm(0), Numerical(math.Copysign(0, -1))}, 0, "agrees"},
		{"opposite signs", []Route{ClosedForm(1), Numerical(-1)}, 1, "-1"},
		{"simulation near", []Route{ClosedForm(1), Simulation(1.019, 0.02)}, 0, "within 2%"},
		{"simulation far", []Route{ClosedForm(1), Simulation(1.03, 0.02)}, 1, "want agreement within 2%"},
		{"essay rounded down", []Route{ClosedForm(1.0 / 7), Essay(0.14, 0.005)}, 0, "within ±0.005"},
		{"essay on the edge", []Route{ClosedForm(0.255), Essay(0.25, 0.005)}, 0, "agrees"},
		{"essay wrong", []Route{ClosedForm(1.0 / 7), Essay(0.15, 0.005)}, 1, "essay gives 0.15"},
		{"infinite, both", []Route{ClosedForm(inf), Quadrature(inf)}, 0, "+Inf"},
		{"infinite and not", []Route{ClosedForm(inf), Quadrature(1e300)}, 1, "+Inf"},
		{"finite and not", []Route{ClosedForm(1), Quadrature(inf)}, 1, "+Inf"},
		{"opposite infinities", []Route{ClosedForm(inf), Quadrature(-inf)}, 1, "-Inf"},
		{"infinite in an essay", []Route{ClosedForm(1), Essay(inf, 0.1)}, 1, "+Inf"},
		{"NaN, both", []Route{ClosedForm(nan), Quadrature(nan)}, 1, "NaN"},
		{"NaN first", []Route{ClosedForm(nan), Quadrature(1)}, 1, "closed form gives NaN"},
		{"NaN second", []Route{ClosedForm(1), Quadrature(nan)}, 1, "quadrature gives NaN"},
		{"third route wrong", []Route{ClosedForm(1), Numerical(1), Quadrature(2)}, 1, "quadrature gives 2"},
		{"no route", nil, 1, "0 routes"},
		{"one route", []Route{ClosedForm(1)}, 1, "at least two"},
		{"negative tolerance", []Route{ClosedForm(1), Simulation(1, -0.1)}, 1, "tolerance -0.1"},
		{"tolerance NaN", []Route{ClosedForm(1), Simulation(1, nan)}, 1, "tolerance NaN"},
		{"tolerance infinite", []Route{ClosedForm(1), Essay(1, inf)}, 1, "tolerance +Inf"},
		{"tolerance that allows everything", []Route{ClosedForm(1), Simulation(100, 2)}, 1, "below 1"},
	} {
		stdout, stderr, status := outcome(func(c cell) { c.check(tc.name, tc.routes) })
		if status != tc.status {
			t.Errorf("%s: status %d, want %d: %s%s", tc.name, status, tc.status, stdout, stderr)
			continue
		}
		said := stdout
		if status == 1 {
			said = stderr
			if strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, `nb: check "`+tc.name+`"`) {
				t.Errorf("%s: standard error is %q, want one line that names the check", tc.name, stderr)
			}
		} else if stderr != "" {
			t.Errorf("%s: standard error is %q, want nothing", tc.name, stderr)
		}
		if !strings.Contains(said, tc.says) {
			t.Errorf("%s: says %q, want %q in it", tc.name, said, tc.says)
		}
	}
}

// TestCheckPrintsBeforeItFails: the reader sees which route disagrees.
func TestCheckPrintsBeforeItFails(t *testing.T) {
	t.Parallel()
	stdout, _, status := outcome(func(c cell) {
		c.check("the price", []Route{ClosedForm(6), Numerical(6), Essay(7, 0.5)})
	})
	const want = `the price
  closed form  6
  numerical    6  agrees to nine digits
  essay        7  DISAGREES, want within ±0.5
`
	if status != 1 || stdout != want {
		t.Errorf("status %d and\n%s\nwant 1 and\n%s", status, stdout, want)
	}
}

// TestCheckName: an error quotes the first line of a name, and stays one line.
func TestCheckName(t *testing.T) {
	t.Parallel()
	_, stderr, _ := outcome(func(c cell) { c.check("the price\n  of tokens", []Route{ClosedForm(1), Numerical(2)}) })
	if want := "nb: check \"the price\": numerical gives 2 and closed form 1, want agreement to nine digits\n"; stderr != want {
		t.Errorf("got %q, want %q", stderr, want)
	}
}

// TestCheckDigits: what is printed does not vary with the last bits of a number.
func TestCheckDigits(t *testing.T) {
	t.Parallel()
	print := func(routes ...Route) string {
		stdout, _, _ := outcome(func(c cell) { c.check("x", routes) })
		return stdout
	}
	third := 1.0 / 3
	if a, b := print(ClosedForm(third), Numerical(third)), print(ClosedForm(third), Numerical(math.Nextafter(third, 1))); a != b {
		t.Errorf("a last bit is printed:\n%s%s", a, b)
	}
	noise := func(v float64) Route { return Route{Label: "residual", Value: v, Tolerance: 1e-9, Absolute: true} }
	if a, b := print(ClosedForm(0), noise(3e-17)), print(ClosedForm(0), noise(-8e-18)); a != b {
		t.Errorf("a rounding error is printed:\n%s%s", a, b)
	}
}
