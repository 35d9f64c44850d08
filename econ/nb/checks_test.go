package nb

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestChecks(t *testing.T) {
	t.Parallel()
	lines := []Comparison{
		Compare("best price, $/Mtok", ClosedForm(6), Numerical(6)),
		Compare("lab's share at the monopoly price under a Pareto tail", ClosedForm(0.25), Quadrature(0.25), Essay(0.25, 0.005)),
		Compare("customer surplus, $/task", ClosedForm(1.1547), Quadrature(1.1547), Simulated(1.16, 0.01)),
		Compare("tasks served", ClosedForm(0.19245), SimulatedShare(193_084, 1_000_000)),
		Compare("pilot", ClosedForm(0.2), Route{Label: "another law", Value: 0.201, Tolerance: 0.02}),
	}
	const want = `quantity                            value  found by, and agrees with
best price, $/Mtok                      6  closed form; numerical
lab's share at the monopoly          0.25  closed form; quadrature; essay 0.25 ±0.005
price under a Pareto tail
customer surplus, $/task           1.1547  closed form; quadrature; simulation 1.16 ±0.05
tasks served                      0.19245  closed form; simulation 0.193084 (0.1911 to
                                           0.1951)
pilot                                 0.2  closed form; another law 0.201 (within 2%)
A right simulation fails by luck once in 1.7 million: 5 standard errors, or as wide.
`
	stdout, stderr, status := outcome(func(c cell) { c.checks(lines) })
	if stdout != want || stderr != "" || status != 0 {
		t.Errorf("status %d, %q and\n%s\nwant\n%s", status, stderr, stdout, want)
	}
}

// One run says all that is wrong.
func TestChecksNamesEveryDisagreement(t *testing.T) {
	t.Parallel()
	stdout, stderr, status := outcome(func(c cell) {
		c.checks([]Comparison{
			Compare("price", ClosedForm(6), Numerical(7)),
			Compare("cost", ClosedForm(2), Numerical(2)),
			Compare("share", Essay(0.3, 0.005), ClosedForm(math.NaN())),
			Compare("nothing", ClosedForm(math.NaN()), Numerical(1)),
		})
	})
	for _, want := range []string{`check "price": numerical gives 7`, `check "share": closed form gives NaN`, `check "nothing": closed form gives NaN`} {
		if !strings.Contains(stderr, want) {
			t.Errorf("standard error is %q, want %q in it", stderr, want)
		}
	}
	for _, want := range []string{"closed form; numerical 7 DISAGREES, want it to nine digits", "cost          2  closed form; numerical\n", "IS NOT A NUMBER"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("printed\n%s\nwant %q in it", stdout, want)
		}
	}
	if status != 1 || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, `"cost"`) {
		t.Errorf("status %d, %q, want 1 and one line that names no more than is wrong", status, stderr)
	}
}

func TestChecksRefuses(t *testing.T) {
	t.Parallel()
	for says, lines := range map[string][]Comparison{
		"without a line":         nil,
		`check "one" has 1 rout`: {Compare("fine", ClosedForm(1), Numerical(1)), Compare("one", ClosedForm(1))},
		"standard error 0":       {Compare("x", ClosedForm(1), Simulated(1, 0))},
		"tolerance -1":           {Compare("x", ClosedForm(1), Simulation(1, -1))},
	} {
		if stdout, stderr, status := outcome(func(c cell) { c.checks(lines) }); status != 1 || stdout != "" || !strings.Contains(stderr, says) {
			t.Errorf("%s: got %d, %q, %q", says, status, stdout, stderr)
		}
	}
}

// A claim is a line with its id and verdict, and has the routes of Claim.
func TestCompareClaim(t *testing.T) {
	t.Parallel()
	stdout, stderr, status := outcome(func(c cell) { c.checks([]Comparison{CompareClaim("kink-price", ClosedForm(2))}) })
	if !strings.Contains(stdout, "kink-price (") || !strings.Contains(stdout, "closed form; package econ") || status != 0 {
		t.Errorf("got %d, %q, %q", status, stdout, stderr)
	}
	for _, l := range []Comparison{CompareClaim("kink-price", ClosedForm(3)), CompareClaim("no such", ClosedForm(3))} {
		if _, stderr, status := outcome(func(c cell) { c.checks([]Comparison{l}) }); status != 1 || stderr == "" {
			t.Errorf("%v gives %d, %q, want a failed cell", l, status, stderr)
		}
	}
}

// A table fits the page, however long the names.
func TestChecksWidth(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("the share of tasks served ", 8)
	stdout, _, _ := outcome(func(c cell) {
		c.checks([]Comparison{Compare(long, ClosedForm(1.0/3), Quadrature(1.0/3), Simulated(0.33333, 0.001), Essay(0.3333, 0.0005), Numerical(1.0/3))})
	})
	for line := range strings.Lines(stdout) {
		if got := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); got > lineWidth {
			t.Errorf("a line of %d characters, want at most %d: %q", got, lineWidth, line)
		}
	}
}
