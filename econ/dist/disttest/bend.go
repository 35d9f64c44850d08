package disttest

import (
	"fmt"
	"math"
)

// bends: the declared bends are in order and inside the support, and there are no
// others, that is no atom and no jump of the density between them.
func bends(e *examination) {
	last := e.lower
	for _, b := range e.bends {
		e.expect(b > last && b < e.upper, "Bends()", b, fmt.Sprintf("hours in ascending order, strictly between %s and %s", num(e.lower), num(e.upper)),
			"integrals are split at bends and searches look at each", "sort them and leave out the ends of the support")
		last = b
	}
	if len(e.failures) > 0 {
		return
	}
	grid := e.grid()
	for i := 1; i < len(grid) && !e.done(); i++ {
		switch a, b := grid[i-1], grid[i]; {
		case e.atEnd(b):
			return
		case near(a, b):
			e.atom(a)
		case !e.bendsWithin(a, b):
			e.corner(a, b)
		}
	}
	if len(e.failures) == 0 {
		e.masses()
	}
}

// grid returns quantiles from the lower end into the tail. An atom is a repeated one.
func (e *examination) grid() []float64 {
	var grid []float64
	for i := range 400 {
		grid = append(grid, e.t.InverseSurvival(1-(float64(i)+0.37)/400))
	}
	for i := range 60 {
		grid = append(grid, e.t.InverseSurvival(1e-3*math.Exp(-float64(i)/3)))
	}
	for i, z := range grid {
		if !(z >= 0) || math.IsInf(z, 1) || i > 0 && z < grid[i-1] {
			return grid[:i] // the quantiles have a rule of their own
		}
	}
	return grid
}

// atom expects z, at which quantiles repeat, to be a bend if S jumps there.
func (e *examination) atom(z float64) {
	if near(z, e.lower) || near(z, e.upper) || e.atBend(z) {
		return
	}
	before, after := e.around(z)
	fall := e.t.Survival(before) - e.t.Survival(after)
	e.expect(!(fall > 1e-9), "fall of Survival at "+num(z), fall, "0, since it is not among the bends",
		"tasks share this value, and a search or an integral that does not know of it steps over them",
		"declare it: func (d Law) Bends() []float64 { return []float64{"+num(z)+"} }")
}

// corner expects no jump of the density between a and b. It narrows the interval down
// on the largest change.
func (e *examination) corner(a, b float64) {
	const jump = 0.01 // of the largest density seen between them
	fa, fb := e.t.Density(a), e.t.Density(b)
	most := math.Max(math.Abs(fa), math.Abs(fb))
	for math.Abs(fa-fb) > jump*most && !math.IsInf(most, 1) {
		if near(a, b) {
			e.expect(false, "change of Density at "+num(b), fb-fa, "a small one, since it is not among the bends",
				"the survival function has a corner: elasticity jumps there, and quadrature does not settle across it",
				"declare it: func (d Law) Bends() []float64 { return []float64{"+num(b)+"} }")
			return
		}
		middle := a + (b-a)/2
		f := e.t.Density(middle)
		most = math.Max(most, math.Abs(f))
		if math.Abs(f-fa) > math.Abs(f-fb) {
			b, fb = middle, f
		} else {
			a, fa = middle, f
		}
	}
}

// masses expects the density between bends and quantiles to integrate to the fall of S,
// so that the density and the jumps at bends account for all tasks.
func (e *examination) masses() {
	for _, r := range []func(*examination){inverseSurvival, density} {
		other := &examination{t: e.t, lower: e.lower, upper: e.upper, bends: e.bends}
		if r(other); len(other.failures) > 0 {
			return // the rule itself reports it better
		}
	}
	var grid []float64
	for _, q := range body {
		grid = append(grid, e.t.InverseSurvival(q))
	}
	for _, b := range e.bends {
		if b > grid[0] && b < grid[len(grid)-1] {
			grid = insert(grid, b)
		}
	}
	for i := 1; i < len(grid); i++ {
		from, to := grid[i-1], grid[i]
		if near(from, to) || e.atEnd(to) || math.IsInf(to, 1) {
			continue
		}
		area, err := integral(e.t.Density, from, to, 16)
		if err != nil {
			continue // an infinite density
		}
		_, after := e.around(from)
		want := e.t.Survival(after) - e.t.Survival(to)
		e.expect(math.Abs(area-want) <= 1e-6*e.t.Survival(from), fmt.Sprintf("area under Density from %s to %s", num(from), num(to)), area,
			fmt.Sprintf("%s, which Survival loses between them", num(want)),
			"the density of tasks and the atoms at the bends make up all tasks",
			"leave atoms out of Density, and declare each as a bend")
	}
}

// near reports whether two numbers are equal up to their last digits.
func near(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-15*math.Min(math.Abs(a), math.Abs(b))
}

// around returns the float64 numbers next to z.
func (e *examination) around(z float64) (before, after float64) {
	return math.Nextafter(z, math.Inf(-1)), math.Nextafter(z, math.Inf(1))
}

// atBend reports whether z is a declared bend up to its last digits.
func (e *examination) atBend(z float64) bool {
	for _, b := range e.bends {
		if near(z, b) {
			return true
		}
	}
	return false
}

// bendsWithin reports whether a declared bend lies between a and b or at one of them.
func (e *examination) bendsWithin(a, b float64) bool {
	for _, bend := range e.bends {
		if bend > a && bend < b || near(bend, a) || near(bend, b) {
			return true
		}
	}
	return false
}

// besideBend reports whether z is too near a bend to take differences on one side of
// it.
func (e *examination) besideBend(z float64) bool {
	for _, b := range e.bends {
		if math.Abs(b-z) <= 1e-4*z {
			return true
		}
	}
	return false
}

// falls reports whether S falls by a visible part between the float64s next to z, as it
// does at an atom.
func (e *examination) falls(z float64) bool {
	before, after := e.around(z)
	s := e.t.Survival(before)
	return s-e.t.Survival(after) > 1e-4*s
}

// jumps reports whether S passes q in a jump at z, where z is a bend or an end, or lies
// beyond the last bend of a law with infinitely many atoms.
func (e *examination) jumps(z, q float64) bool {
	known := e.atBend(z) || near(z, e.lower) || near(z, e.upper)
	if n := len(e.bends); n > 0 && z > e.bends[n-1] && q < 1e-15 {
		known = true
	}
	return known && e.passes(z, q)
}

// passes reports whether S passes q between the float64 numbers next to z.
func (e *examination) passes(z, q float64) bool {
	before, after := e.around(z)
	return e.t.Survival(before) >= q*(1-1e-9) && e.t.Survival(after) <= q*(1+1e-9)
}
