package nb

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Route is a number found in one way, and how close it must be to that of the first
// route.
type Route struct {
	Label     string  // how the number was found
	Value     float64 // the number
	Tolerance float64 // relative unless Absolute; 0 is one part in 10⁹
	Absolute  bool    // Tolerance is in the unit of the number

	yesOrNo bool // the number is 1 for yes or 0 for no

	// Of a simulation.
	deviation float64 // the standard error of the number, 0 if it has none
	interval  bool    // agreement is to lie from low to high, not a tolerance
	low, high float64
	chance    bool  // a right number may fail by luck
	err       error // why the number cannot be compared
}

// exact is the relative tolerance of routes that involve no chance.
const exact = 1e-9

// ClosedForm is a number from a formula.
func ClosedForm(v float64) Route { return Route{Label: "closed form", Value: v} }

// Numerical is a number from a root, a maximum or another general method.
func Numerical(v float64) Route { return Route{Label: "numerical", Value: v} }

// Quadrature is a number from an integral evaluated numerically.
func Quadrature(v float64) Route { return Route{Label: "quadrature", Value: v} }

// Simulation is a number from drawn tasks. The tolerance is relative: 0.02 is two
// percent.
//
// It does not say how likely the number is to fail by luck: use [SimulatedMean],
// [SimulatedShare], [SimulatedQuantile] or [Simulated], which do.
func Simulation(v, tolerance float64) Route {
	return Route{Label: "simulation", Value: v, Tolerance: tolerance}
}

// Essay is the number the text gives, rounded as the text rounds it. The
// tolerance is in the unit of the number: half of the last digit given, 0.005 for
// 25%.
func Essay(v, tolerance float64) Route {
	return Route{Label: "essay", Value: v, Tolerance: tolerance, Absolute: true}
}

// Check prints a number with every route to it, and fails the cell unless all
// agree with the first, which must not be simulated unless all are. A name may have several lines; an error quotes the first.
//
// NaN agrees with nothing, and an infinity only with itself. Check also fails the cell
// for fewer than two routes and for a tolerance that is negative or not finite, or
// relative and 1 or above.
func Check(name string, routes ...Route) { here().check(name, routes) }

func (c cell) check(name string, routes []Route) {
	title, _, _ := strings.Cut(name, "\n")
	if err := checkable(title, routes); err != nil {
		c.fail(err)
		return
	}
	text, err := compare(name, routes)
	fmt.Fprint(c.stdout, text)
	if err != nil {
		c.fail(err)
	}
}

func checkable(name string, routes []Route) error {
	if len(routes) < 2 {
		return fmt.Errorf("nb: check %q has %d routes, want at least two: a number that is compared to nothing is not checked", name, len(routes))
	}
	for i, r := range routes {
		switch {
		case r.err != nil:
			return fmt.Errorf("nb: check %q: %s: %w", name, r.Label, r.err)
		case i > 0 && routes[0].simulated() && (r.deviation == 0 || routes[0].interval):
			return fmt.Errorf("nb: check %q: the first route is a %s, want the exact one first", name, routes[0].Label)
		case !(r.Tolerance >= 0) || math.IsInf(r.Tolerance, 1):
			return fmt.Errorf("nb: check %q: %s has tolerance %g, want a finite number above 0", name, r.Label, r.Tolerance)
		case !r.Absolute && r.Tolerance >= 1:
			return fmt.Errorf("nb: check %q: %s has relative tolerance %g, want below 1: give 2%% as 0.02", name, r.Label, r.Tolerance)
		}
	}
	return nil
}

// compare writes the block of a check, and returns an error for the first route
// that does not agree.
func compare(name string, routes []Route) (string, error) {
	routes = slices.Clone(routes)
	for i := range routes {
		routes[i].Label = oneLine(routes[i].Label)
	}
	first := routes[0]
	values := make([]string, len(routes))
	var wide, tall int
	for i, r := range routes {
		values[i] = r.value()
		wide = max(wide, utf8.RuneCountInString(r.Label))
		tall = max(tall, utf8.RuneCountInString(values[i]))
	}
	var b strings.Builder
	var errs []error
	fmt.Fprintln(&b, name)
	title, _, _ := strings.Cut(name, "\n")
	for i, r := range routes {
		r, verdict := r.against(first), ""
		switch {
		case i == 0 && math.IsNaN(r.Value):
			verdict = "is not a number"
			errs = append(errs, fmt.Errorf("nb: check %q: %s gives NaN, want a number", title, r.Label))
		case i == 0:
		case r.agrees(first.Value):
			verdict = "agrees " + r.within()
		default:
			verdict = "DISAGREES, want " + r.within()
			errs = append(errs, fmt.Errorf("nb: check %q: %s gives %.12g and %s %.12g, want agreement %s", title, r.Label, r.Value, first.Label, first.Value, r.within()))
		}
		line := "  " + pad(r.Label, wide, false) + "  " + pad(values[i], tall, false) + "  " + verdict
		fmt.Fprintln(&b, strings.TrimRight(line, " "))
	}
	if slices.ContainsFunc(routes, func(r Route) bool { return r.chance }) {
		fmt.Fprintln(&b, "  "+byLuck)
	}
	return b.String(), errors.Join(errs...)
}

// agrees reports whether the route comes near enough to a value.
func (r Route) agrees(want float64) bool {
	switch {
	case math.IsNaN(r.Value) || math.IsNaN(want):
		return false
	case math.IsInf(r.Value, 0) || math.IsInf(want, 0):
		return r.Value == want
	case r.interval:
		return r.low <= want && want <= r.high
	case r.Absolute:
		// 0.255 − 0.25 is 0.005 only up to rounding: none of them is a binary
		// fraction.
		return math.Abs(r.Value-want) <= r.tolerance()*(1+1e-9)
	}
	return math.Abs(r.Value-want) <= r.tolerance()*math.Max(math.Abs(r.Value), math.Abs(want))
}

func (r Route) tolerance() float64 {
	if r.Tolerance == 0 {
		return exact
	}
	return r.Tolerance
}

// within says the tolerance in words.
func (r Route) within() string {
	switch t := r.tolerance(); {
	case r.yesOrNo:
		return "exactly"
	case r.interval:
		return fmt.Sprintf("from %s to %s", number(r.low, 4), number(r.high, 4))
	case r.deviation > 0:
		return fmt.Sprintf("within %d standard errors, ±%s", standardErrors, number(t, 2))
	case r.Absolute:
		return "within ±" + number(t, 3)
	case t == exact:
		return "to nine digits"
	case t >= 1e-4:
		return "within " + Percent(t).String()
	default:
		return "within a relative " + number(t, 3)
	}
}

// value writes the number, as 0 if it is far below an absolute tolerance: the digits of
// a rounding error differ between processors.
func (r Route) value() string {
	switch {
	case r.yesOrNo && r.Value == 1:
		return "yes"
	case r.yesOrNo && r.Value == 0:
		return "no"
	}
	if r.Absolute && math.Abs(r.Value) < r.tolerance()*1e-3 {
		return "0"
	}
	return number(r.Value, digits)
}
