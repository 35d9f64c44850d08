package disttest

import (
	"fmt"
	"math"
	"testing"

	"valuecapture/econ/dist"
)

// A rule is one promise of the contract.
type rule struct {
	name string
	try  func(*examination)
}

// rules in the order in which a reader should mend them: an early failure often
// causes the later ones.
var rules = []rule{
	{"Validate", validate},
	{"Support", support},
	{"Survival", survival},
	{"InverseSurvival", inverseSurvival},
	{"Bends", bends},
	{"Density", density},
	{"FarTail", farTail},
	{"Mean", mean},
	{"Hazard", hazard},
	{"MeanExcess", meanExcess},
	{"LogDensitySlope", logDensitySlope},
	{"Regular", regular},
	{"Rand", draws},
	{"NaN", notANumber},
	{"Probe", probe},
}

// Check returns nil if t keeps the contract of [dist.Tail], and otherwise an error
// that joins a [*Failure] for each broken rule, at most two a rule. All wrap
// [ErrContract].
//
// A panic of one of t's methods is a failure of the rule that called it. The rules
// after Validate are not tried on a law that is not valid.
func Check(t dist.Tail) error {
	var all []*Failure
	for _, r := range rules {
		if r.tries(t, len(all) > 0) {
			all = append(all, r.examine(t)...)
		}
	}
	return join(all)
}

// Run holds tail to each rule in a subtest of its own, named like the rule.
func Run(t *testing.T, tail dist.Tail) {
	t.Helper()
	failed := false
	for _, r := range rules {
		if !r.tries(tail, failed) {
			continue
		}
		ok := t.Run(r.name, func(t *testing.T) {
			for _, f := range r.examine(tail) {
				t.Errorf("%v: %v", tail, f)
			}
		})
		failed = failed || !ok
	}
}

// tries reports whether the rule applies to t, given whether an earlier rule failed.
func (r rule) tries(t dist.Tail, failed bool) bool {
	switch r.name {
	case "Validate":
		return true
	case "Probe":
		return !failed
	}
	return own(t) == nil
}

// own returns the error of the law's own Validate, nil if it has none.
func own(t dist.Tail) error {
	if _, knows := t.(dist.Validator); knows || t == nil {
		return dist.Validate(t)
	}
	return nil
}

// examine returns how t breaks the rule.
func (r rule) examine(t dist.Tail) (failures []*Failure) {
	e := &examination{rule: r.name, t: t}
	defer func() {
		if p := recover(); p != nil {
			failures = append(e.failures, &Failure{
				Rule: r.name, Call: "a method", Got: fmt.Sprintf("panic: %v", p), Want: "a number",
				Means: "a curve is drawn through thousands of calls, and one panic ends the notebook's cell",
				Mend:  "return math.NaN() for what has no answer",
			})
		}
	}()
	if t != nil && r.name != "Validate" {
		e.lower, e.upper, e.bends = t.InverseSurvival(1), t.InverseSurvival(0), dist.Bends(t)
	}
	if r.name != "Support" && !(e.lower >= 0 && !math.IsInf(e.lower, 1) && e.upper > e.lower) && r.name != "Validate" {
		return nil // the rule Support reports it
	}
	r.try(e)
	return e.failures
}

// An examination tries one rule on one law.
type examination struct {
	rule         string
	t            dist.Tail
	lower, upper float64 // ends of the support
	bends        []float64
	failures     []*Failure
}

// done reports whether this rule has enough failures.
func (e *examination) done() bool { return len(e.failures) >= most }

// expect records a failure unless ok.
func (e *examination) expect(ok bool, call string, got float64, want, means, mend string) {
	if !ok && !e.done() {
		e.failures = append(e.failures, &Failure{e.rule, call, num(got), want, means, mend})
	}
}

// compare records a failure unless got is within tolerance of want, relatively. The
// source is where want comes from.
func (e *examination) compare(got, want, tolerance float64, call, source, means, mend string) {
	if apart(got, want) <= tolerance {
		return
	}
	wanted := num(want) + source
	if num(got) == num(want) {
		wanted += fmt.Sprintf(", apart by %.1g of it", apart(got, want))
	}
	e.expect(false, call, got, wanted, means, mend)
}

// atEnd reports whether z is so near a finite upper end that its distance has lost its
// digits.
func (e *examination) atEnd(z float64) bool {
	return !math.IsInf(e.upper, 1) && !(e.upper-z > 1e-3*e.upper)
}

// amplification is the relative change of S per relative change of z: the elasticity.
func (e *examination) amplification(z float64) float64 {
	if g := z * e.t.Density(z) / e.t.Survival(z); g > 0 && g < 1e6 {
		return g
	}
	return 0
}

// body are the shares at which a law is examined, none of which anybody would choose
// for a splice or an atom.
var body = []float64{0.9973, 0.9127, 0.7621, 0.5077, 0.2619, 0.0973, 0.0109, 1.07e-4, 1.13e-7}

// far are the shares where a survival function written as one minus a distribution
// function has no digits left.
var far = []float64{1.1e-6, 1.1e-9, 1.1e-12, 1.1e-15, 1.1e-20, 1.1e-50, 1.1e-100}

// apart returns the relative difference of got and want, +Inf if it is not a number.
func apart(got, want float64) float64 {
	if got == want {
		return 0
	}
	d := math.Abs(got-want) / math.Max(math.Abs(got), math.Abs(want))
	if math.IsNaN(d) {
		return math.Inf(1)
	}
	return d
}
