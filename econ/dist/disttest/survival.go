package disttest

import (
	"fmt"
	"math"
)

// support: what holds at, below and above the ends.
func support(e *examination) {
	const (
		lowest  = "InverseSurvival(1) is the lower end of the support: up to the price it stands for everyone buys"
		highest = "InverseSurvival(0) is the upper end of the support, the most that any task saves"
	)
	if e.lower > e.upper {
		e.expect(false, call("InverseSurvival", 1), e.lower, "the lower end of the support, below "+num(e.upper), lowest, "this is the inverse of the distribution function: put 1-q in the place of q")
		return
	}
	e.expect(e.lower >= 0 && !math.IsInf(e.lower, 1), call("InverseSurvival", 1), e.lower, "a finite number of hours at or above 0", lowest, "return the smallest saving of any task")
	e.expect(e.upper > e.lower, call("InverseSurvival", 0), e.upper, fmt.Sprintf("more than the lower end %s, +Inf if there is no end", num(e.lower)), highest, "return math.Inf(1), or the end")
	if len(e.failures) > 0 {
		return
	}
	const below = "below the support every task saves more: S is 1 and f is 0"
	s, mend := e.t.Survival(e.lower), "begin Survival with a case for z at or below the lower end"
	if s == 0 {
		mend = "this is the distribution function: S is the share that saves more than z"
	}
	e.expect(s == 1, call("Survival", e.lower), s, "1, since it is InverseSurvival(1)", lowest, mend)
	for _, z := range []float64{e.lower - 0.01, -7, math.Inf(-1)} {
		s, f := e.t.Survival(z), e.t.Density(z)
		e.expect(s == 1, call("Survival", z), s, "1", below, "begin Survival with a case for z below the lower end: the formula does not hold there")
		e.expect(f == 0, call("Density", z), f, "0", below, "begin Density with a case for z below the lower end: the formula does not hold there")
	}
	const above = "above the support no task is left"
	s = e.t.Survival(e.upper)
	f := e.t.Density(e.upper)
	_, beyond := e.around(e.upper)
	e.expect(s == 0 || e.t.Survival(beyond) == 0, call("Survival", e.upper), s, "0, since it is InverseSurvival(0)", highest, "return 0 from the upper end on; at +Inf look for Inf/Inf and 0*Inf")
	if math.IsInf(e.upper, 1) {
		e.expect(f == 0, call("Density", e.upper), f, "0", above, "return 0 at +Inf; look for Inf/Inf and 0*Inf in the formula")
	} else {
		z := e.upper*1.001 + 0.01
		s, f = e.t.Survival(z), e.t.Density(z)
		e.expect(s == 0, call("Survival", z), s, "0", above, "return 0 from the upper end on")
		e.expect(f == 0, call("Density", z), f, "0", above, "return 0 above the upper end")
	}
	e.trueLowerEnd(lowest)
}

// trueLowerEnd finds a support that begins above the law's lower end: first S is 1 and
// f is 0, and then tasks begin with a jump.
func (e *examination) trueLowerEnd(means string) {
	z := e.t.InverseSurvival(1 - 1e-15)
	before, after := z*(1-1e-3), z*(1+1e-3)
	if !(before > e.lower) || e.t.Survival(before) != 1 || e.t.Density(before) != 0 {
		return
	}
	e.expect(!(e.t.Density(after)*z > 1e-3), call("InverseSurvival", 1), e.lower,
		fmt.Sprintf("about %s, where tasks begin", num(z)), means, "return the largest z at which S is still 1")
}

// survival: in [0,1] and never rising, from below the support far into the tail.
func survival(e *examination) {
	grid := []float64{e.lower}
	for i := range 1000 { // even in hours, through the body
		grid = append(grid, e.lower+(e.t.InverseSurvival(1e-3)-e.lower)*float64(i+1)/1000)
	}
	for i := range 1000 { // even in the logarithm of the share, through the tail
		grid = append(grid, e.t.InverseSurvival(1e-3*math.Exp(-float64(i)/5)))
	}
	lastZ, last := math.Inf(-1), 1.0
	for _, z := range grid {
		if !(z > lastZ) || math.IsInf(z, 1) { // the quantiles have a rule of their own
			continue
		}
		s := e.t.Survival(z)
		e.expect(s >= 0 && s <= 1, call("Survival", z), s, "a share from 0 to 1",
			"S(z) is the share of tasks that save more than z hours", "divide by the whole mass, so that S is 1 at the lower end")
		e.expect(!(s > last*(1+1e-12)) || s > 1, call("Survival", z), s, fmt.Sprintf("at most %s, its value at %s, which is %.1g less", num(last), num(lastZ), s-last),
			"fewer tasks save more than more hours", "look for the distribution function in the place of S, and for pieces that do not meet")
		lastZ, last = z, s
	}
}

// inverseSurvival: S of it is the share again, or passes the share there.
func inverseSurvival(e *examination) {
	const means = "InverseSurvival(q) is the hours that the share q of tasks exceeds; inverse demand and draws are made of it"
	for _, q := range append(append([]float64{1, 1 - 1e-9, 0.9999}, body...), far...) {
		z := e.t.InverseSurvival(q)
		if q < 1e-3 && (math.IsInf(z, 1) || e.atEnd(z)) {
			if math.IsInf(z, 1) && e.t.Survival(math.MaxFloat64) < q {
				e.expect(false, call("InverseSurvival", q), z, "a finite number of hours", means,
					"compute it from q itself, since 1-q has lost a small q; if it overflows on the way, take logarithms")
			}
			continue
		}
		if e.jumps(z, q) {
			continue
		}
		got := e.t.Survival(z)
		tolerance := 1e-9 + 1e-15*e.amplification(z)
		mend := "invert S itself and try a few shares by hand"
		switch {
		case q > 1e-3 && e.passes(z, q):
			mend = "if tasks share these hours, declare them: func (d Law) Bends() []float64"
		case apart(got, 1-q) <= tolerance:
			mend = "this is the inverse of the distribution function: put 1-q in the place of q"
		case q < 1e-5:
			mend = "compute it from q itself: 1-q has lost a small q; or S has lost digits as 1 minus something"
		}
		e.compare(got, q, tolerance, call("Survival(InverseSurvival", q)+")", "", means, mend)
	}
}
