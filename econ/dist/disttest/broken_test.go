package disttest_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
)

type brokenLaw struct {
	name  string
	tail  dist.Tail
	rules []string // that it breaks, in order
	says  []string // among other things
}

// broken are laws with one thing wrong each.
var broken = []brokenLaw{
	{"nil", nil, []string{"Validate"}, []string{"tail is nil"}},
	{"invalid parameters", dist.Pareto{Scale: 0.1, Alpha: -1}, []string{"Validate"}, []string{"Pareto Alpha = -1", "inside their domain"}},
	{"a field that nobody looks at", forgetful{0.1, 1.5}, []string{"Validate"}, []string{"with Scale = NaN", "!(d.Scale > 0)"}},
	{"numbers in spite of Validate", plausible{4}, []string{"Validate"}, []string{"with Rate = NaN: Survival(0.1)", "return math.NaN()"}},

	{"not normalised", from(good, func(c *custom) { c.s = func(z float64) float64 { return 1.25 * good.Survival(z) } }),
		[]string{"Support", "Survival", "InverseSurvival", "Density", "Mean"}, []string{"Survival(0.1) = 1.25", "want a share from 0 to 1", "divide by the whole mass"}},
	{"no case below the support", from(good, func(c *custom) { c.s = func(z float64) float64 { return math.Pow(0.1/z, 1.5) } }),
		[]string{"Support"}, []string{"Survival(0.09) = 1.17", "want 1", "does not hold there"}},
	{"density without a case below", from(good, func(c *custom) { c.f = func(z float64) float64 { return 1.5 / z * math.Pow(0.1/z, 1.5) } }),
		[]string{"Support"}, []string{"Density(0.09)", "want 0"}},
	{"Inf/Inf at infinity", from(good, func(c *custom) { c.f = func(z float64) float64 { return z * good.Density(z) / z } }),
		[]string{"Support"}, []string{"Density(+Inf) = NaN", "Inf/Inf"}},
	{"lower end 0 instead of x_m", from(good, func(c *custom) {
		c.q = func(q float64) float64 {
			if q == 1 {
				return 0
			}
			return good.InverseSurvival(q)
		}
	}), []string{"Support"}, []string{"InverseSurvival(1) = 0", "want about 0.1, where tasks begin"}},
	{"lower end inside the support", from(good, func(c *custom) {
		c.q = func(q float64) float64 { return math.Max(0.15, good.InverseSurvival(q)) }
	}), []string{"Support", "InverseSurvival", "Mean", "Rand"}, []string{"Survival(0.15) = 0.54433"}},
	{"upper end missing", from(bounded, func(c *custom) {
		c.q = func(q float64) float64 {
			if q == 0 {
				return math.Inf(1)
			}
			return bounded.InverseSurvival(q)
		}
	}), []string{"InverseSurvival", "FarTail"}, []string{"Survival(InverseSurvival("}},
	{"upper end too low", from(bounded, func(c *custom) {
		c.q = func(q float64) float64 { return math.Min(0.25, bounded.InverseSurvival(q)) }
	}), []string{"Support", "InverseSurvival", "Mean", "Rand"}, []string{"Survival(0.25) = 0.0625", "want 0, since it is InverseSurvival(0)"}},

	{"rising at a seam", from(good, func(c *custom) { c.s = seam(1.3) }),
		[]string{"Survival", "InverseSurvival", "Density", "Mean"}, []string{"want at most", "pieces that do not meet"}},
	{"the distribution function", from(thin, func(c *custom) { c.s = func(z float64) float64 { return -math.Expm1(-4 * z) } }),
		[]string{"Support", "Survival", "InverseSurvival", "Density", "Mean"}, []string{"this is the distribution function", "want at most"}},
	{"the quantile function", from(thin, func(c *custom) { c.q = func(q float64) float64 { return -math.Log1p(-q) / 4 } }),
		[]string{"Support"}, []string{"inverse of the distribution function: put 1-q"}},
	{"an inverse through 1-q", from(thin, func(c *custom) { c.q = func(q float64) float64 { return -math.Log1p(-(1 - q)) / 4 } }),
		[]string{"InverseSurvival", "NaN"}, []string{"1.1e-12", "1-q has lost a small q"}},
	{"an inverse of the wrong index", from(good, func(c *custom) { c.q = dist.Pareto{Scale: 0.1, Alpha: 1.6}.InverseSurvival }),
		[]string{"InverseSurvival"}, []string{"Survival(InverseSurvival(0.9999)) = 0.999906, want 0.9999"}},
	{"an inverse that is too far out", from(good, func(c *custom) { c.q = dist.Pareto{Scale: 0.1, Alpha: 1.4}.InverseSurvival }),
		[]string{"InverseSurvival"}, []string{"Survival(InverseSurvival(0.9999)) = 0.99989", "invert S itself"}},

	{"bends out of order", withBends{good, []float64{0.5, 0.2}}, []string{"Bends"}, []string{"Bends() = 0.2, want hours in ascending order", "sort them"}},
	{"a bend at the lower end", withBends{good, []float64{0.1}}, []string{"Bends"}, []string{"strictly between 0.1 and +Inf"}},
	{"an atom in the density", withBends{from(good, func(c *custom) {
		c.f = func(z float64) float64 {
			if z >= 0.2 && z < 0.21 {
				return 2 * good.Density(z)
			}
			return good.Density(z)
		}
	}), []float64{0.2, 0.21}}, []string{"Bends"}, []string{"area under Density from 0.2", "which Survival loses"}},
	{"a jump of the density", withBends{from(good, func(c *custom) {
		c.f = func(z float64) float64 {
			if z > 3 {
				return 0.7 * good.Density(z)
			}
			return good.Density(z)
		}
	}), nil}, []string{"Bends", "Density"}, []string{"change of Density at 3 ", "return []float64{3}"}},
	{"density off by a factor", from(good, func(c *custom) { c.f = func(z float64) float64 { return good.Density(z) / 1.5 } }),
		[]string{"Density"}, []string{"which is -S′ by differences", "constants"}},
	{"density of the wrong sign", from(good, func(c *custom) { c.f = func(z float64) float64 { return -good.Density(z) } }),
		[]string{"Density"}, []string{"change its sign"}},
	{"density of the logarithm", from(good, func(c *custom) { c.f = func(z float64) float64 { return finite(z) * good.Density(finite(z)) } }),
		[]string{"Density"}, []string{"divide by z: this is the density of ln h"}},
	{"one minus a distribution function", from(thin, func(c *custom) {
		c.s = func(z float64) float64 { return 1 - -math.Expm1(-4*math.Max(z, 0)) + nanOf(z) }
	}),
		[]string{"InverseSurvival", "FarTail"}, []string{"Survival(InverseSurvival(1.1e-", "never as 1 minus a distribution function", "Expm1"}},

	{"a Fréchet law by subtraction", subtracted{frechet{Scale: 0.05, Alpha: 1.5}},
		[]string{"InverseSurvival", "FarTail", "Regular"}, []string{"S has lost digits as 1 minus something", "Expm1"}},
	{"a mean that is not there", from(dist.Pareto{Scale: 0.1, Alpha: 0.9}, func(c *custom) { c.m = 0.3 }),
		[]string{"Mean"}, []string{"want +Inf: the area under Survival diverges"}},
	{"an infinite mean that is finite", from(good, func(c *custom) { c.m = math.Inf(1) }),
		[]string{"Mean"}, []string{"Mean() = +Inf, want 0.3, the area"}},
	{"a wrong mean", from(good, func(c *custom) { c.m = 0.2 }), []string{"Mean"}, []string{"Mean() = 0.2, want 0.3"}},
	{"a wrong mean that is barely finite", from(dist.Pareto{Scale: 0.1, Alpha: 1.035}, func(c *custom) { c.m *= 1.001 }),
		[]string{"Mean"}, []string{"want 2.95714, the area"}},
	{"a finite mean of a tail index just below 1", from(dist.Pareto{Scale: 0.1, Alpha: 0.99}, func(c *custom) { c.m = 10 }),
		[]string{"Mean"}, []string{"+Inf"}},
	{"a negative mean", from(good, func(c *custom) { c.m = -0.3 }), []string{"Mean"}, []string{"Mean() = -0.3"}},

	{"hazard off by z", withHazard{good, func(z float64) float64 { return z * good.Hazard(z) }}, []string{"Hazard"}, []string{"divide by z: this is the generalised hazard"}},
	{"hazard far out", withHazard{good, func(z float64) float64 { return good.Hazard(z) * (1 + 1e-8*z) }}, []string{"Hazard"}, []string{"Density over Survival"}},
	{"hazard below the support", withHazard{good, func(z float64) float64 { return 1.5 / z }}, []string{"Hazard"}, []string{"Hazard(0.09)", "0 below the support"}},
	{"mean of the tail instead of the excess", withMeanExcess{good, func(z float64) float64 { return z*1.5/0.5*below(z) + (1-below(z))*(good.Mean()-z) }},
		[]string{"MeanExcess"}, []string{"subtract z: this is E[h given h >= z]"}},
	{"mean excess below the support", withMeanExcess{good, func(z float64) float64 { return z / 0.5 }}, []string{"MeanExcess"}, []string{"MeanExcess(-0.15)", "Mean - z = 0.45 below the support"}},
	{"finite mean excess of an infinite mean", withMeanExcess{dist.Pareto{Scale: 0.1, Alpha: 1}, func(z float64) float64 { return z / (2 - 1) }}, []string{"MeanExcess"}, []string{"want +Inf, as Mean is"}},
	{"log density slope without its sign", withSlope{good, func(z float64) float64 { return 2.5 / z }}, []string{"LogDensitySlope"}, []string{"with its sign", "by differences of ln Density"}},
	{"slope of ln S", withSlope{good, func(z float64) float64 { return -1.5 / z }}, []string{"LogDensitySlope"}, []string{"differentiate ln f"}},

	{"draws from another tail", withRand{good, func(rng *rand.Rand) float64 { return dist.Pareto{Scale: 0.1, Alpha: 1.6}.Rand(rng) }},
		[]string{"Rand"}, []string{"draws from", "InverseSurvival(1 - rng.Float64())"}},
	{"draws outside the support", withRand{good, func(rng *rand.Rand) float64 {
		if rng == nil {
			return math.NaN()
		}
		return 0.05
	}}, []string{"Rand"}, []string{"want hours between 0.1 and +Inf"}},
	{"draws from a source of its own", withRand{good, func(rng *rand.Rand) float64 {
		if rng == nil {
			return math.NaN()
		}
		return good.InverseSurvival(1 - rand.Float64())
	}}, []string{"Rand"}, []string{"the same draw from the same seed"}},
	{"draws without a source", withRand{good, func(rng *rand.Rand) float64 { return good.InverseSurvival(1 - rng.Float64()) }},
		[]string{"Rand"}, []string{"panic", "return math.NaN()"}},
	{"a generalised hazard that falls", withRegular{dist.GPD{Location: 1, Scale: 0.1, Xi: 0.5}, true}, []string{"Regular"}, []string{"z f/S at", "return false", "global search"}},

	{"NaN that becomes a share", from(good, func(c *custom) { c.s = swallows(good.Survival, 1) }), []string{"NaN"}, []string{"Survival(NaN) = 1, want NaN"}},
	{"NaN that becomes a density", from(good, func(c *custom) { c.f = swallows(good.Density, 0) }), []string{"NaN"}, []string{"Density(NaN) = 0, want NaN", "math.IsNaN(z)"}},
	{"a share above 1", from(good, func(c *custom) { c.q = func(q float64) float64 { return 0.1 * math.Pow(q, -1/1.5) } }),
		[]string{"NaN"}, []string{"InverseSurvival(2) = 0.062996", "!(q >= 0 && q <= 1)"}},
	{"a panic far out", from(good, func(c *custom) {
		c.s = func(z float64) float64 {
			if z > 1e30 {
				panic("overflow")
			}
			return good.Survival(z)
		}
	}), []string{"Support", "Survival", "InverseSurvival", "Bends", "FarTail", "Mean"}, []string{"panic: overflow", "return math.NaN() for what has no answer"}},
	{"what only a market's probe happens to see", from(good, func(c *custom) {
		c.f = func(z float64) float64 {
			if z == good.InverseSurvival(0.999) {
				return -1
			}
			return good.Density(z)
		}
	}), []string{"Probe"}, []string{"Density(0.1000", "no market accepts this law"}},
}

// Every broken law is caught, by the rules that it breaks and no others, in words
// that say what to do.
func TestBroken(t *testing.T) {
	t.Parallel()
	for _, c := range broken {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := disttest.Check(c.tail)
			if got := rulesOf(err); !slices.Equal(got, c.rules) {
				t.Errorf("breaks %q, want %q:\n%v", got, c.rules, err)
			}
			for _, want := range c.says {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

// rulesOf lists the rules that an error of Check names, each once.
func rulesOf(err error) []string {
	var names []string
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	for _, err := range joined.Unwrap() {
		var f *disttest.Failure
		if errors.As(err, &f) && !slices.Contains(names, f.Rule) {
			names = append(names, f.Rule)
		}
	}
	return names
}

// Every rule is one that something can break, and is in the package comment.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range disttest.RuleNames() {
		if !slices.ContainsFunc(broken, func(c brokenLaw) bool { return slices.Contains(c.rules, rule) }) {
			t.Errorf("no broken law breaks %s: a rule that cannot fail is no rule", rule)
		}
		if !strings.Contains(string(doc), "//\t"+rule+" ") {
			t.Errorf("the package comment does not list %s", rule)
		}
	}
}
