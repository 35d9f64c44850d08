package disttest

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/quad"
)

// mean: E[h] is the lower end plus the area under S above it.
func mean(e *examination) {
	const means = "E[h] is the area under S; surplus is made of it, and is infinite where it is"
	got := e.t.Mean()
	e.expect(got >= 0, "Mean()", got, "hours at or above 0, or +Inf", means, "return math.Inf(1) where the integral of S diverges")
	if !(got >= 0) {
		return
	}
	areas, err := e.areas([]float64{e.lower})
	switch far := e.farElasticity(); {
	case err != nil && !math.IsInf(e.upper, 1), err != nil && math.IsNaN(far):
		e.failures = append(e.failures, &Failure{e.rule, "area under Survival", err.Error(), "a number or divergence", means, "look for jumps, NaN and infinities of Survival"})
	case err != nil && math.IsInf(got, 1):
		// Quadrature found no finite area, and the law has an infinite mean.
	case err != nil:
		// Quadrature cannot tell a slowly converging area from an infinite one. If S
		// falls no faster than 1/z, far out, the area is infinite.
		e.expect(far > 1, "Mean()", got, "+Inf: the area under Survival diverges", means, "return math.Inf(1) where the tail index is 1 or less")
	case math.IsInf(got, 1):
		e.expect(false, "Mean()", got, num(e.lower+areas[0])+", the area under Survival", means, "compare the tail index with 1, not another parameter")
	default:
		want := e.lower + areas[0]
		e.compare(got, want, 1e-7, "Mean()", ", the area under Survival", means, "check the formula against a case you know")
	}
}

// farElasticity returns z f/S as far out as it can be computed.
func (e *examination) farElasticity() float64 {
	g := math.NaN()
	for _, q := range far {
		z := e.t.InverseSurvival(q)
		if s := e.t.Survival(z); !math.IsInf(z, 1) && s/z > 1e-280 {
			g = z * e.t.Density(z) / s
		}
	}
	return g
}

// areas returns ∫ S from each of the points upwards. The points are in ascending order.
func (e *examination) areas(points []float64) ([]float64, error) {
	// Panels between quantiles keep kinks local; the last one reaches to the end.
	last := e.t.InverseSurvival(1e-8)
	grid := append([]float64{}, points...)
	for _, q := range append([]float64{0.9999}, body...) {
		if z := e.t.InverseSurvival(q); z > points[0] && z < last && !e.atEnd(z) {
			grid = insert(grid, z)
		}
	}
	for _, b := range e.bends {
		if b > points[0] && !e.atEnd(b) {
			grid = insert(grid, b)
		}
	}
	end := grid[len(grid)-1]
	if last > end && !math.IsInf(last, 1) && !e.atEnd(last) {
		end = last
		grid = append(grid, last)
	}
	far, err := e.beyond(end)
	if err != nil {
		return nil, err
	}
	sum := far
	at := map[float64]float64{end: sum}
	for i := len(grid) - 1; i > 0; i-- {
		panel, err := integral(e.t.Survival, grid[i-1], grid[i], 16)
		if err != nil {
			return nil, err
		}
		sum += panel
		at[grid[i-1]] = sum
	}
	out := make([]float64, len(points))
	for i, z := range points {
		out[i] = at[z]
	}
	return out, nil
}

// beyond returns ∫ S from z to the upper end, in units on which S falls.
func (e *examination) beyond(z float64) (float64, error) {
	s := e.t.Survival(z)
	unit := e.t.InverseSurvival(s/2) - z
	if !(unit > 0) { // an atom at z holds most of the rest
		unit = math.Max(math.Min(e.upper-z, z), math.SmallestNonzeroFloat64)
	}
	if !(s > 0) || math.IsInf(unit, 1) {
		return 0, nil // nothing is left, or nothing above rounding
	}
	area, err := integral(func(u float64) float64 { return e.t.Survival(z+u*unit) / s }, 0, (e.upper-z)/unit, 16)
	if errors.Is(err, quad.ErrDiverges) && math.IsInf(e.upper, 1) {
		if slow, ok := e.slowly(z); ok {
			return slow, nil
		}
	}
	if errors.Is(err, quad.ErrTolerance) && s < 1e-15 {
		return unit * s, nil // infinitely many atoms, of which only the first are bends
	}
	return area * unit * s, err
}

// slowly returns ∫ S from z upwards with x = ln y as variable, in which even a power
// law with a tail index just above 1 dies out exponentially. It reports whether that
// happens before y overflows.
func (e *examination) slowly(z float64) (float64, bool) {
	f := func(x float64) float64 {
		if y := z * math.Exp(x); !math.IsInf(y, 1) {
			return e.t.Survival(y) * y
		}
		return 0
	}
	if last := math.Log(1e300 / z); !(f(last) < 1e-8*f(0)) {
		return math.NaN(), false
	}
	area, err := quad.Integral(f, 0, math.Inf(1))
	return area, err == nil
}

// integral halves the interval where a kink keeps quadrature from converging.
func integral(f func(float64) float64, a, b float64, depth int) (float64, error) {
	area, err := quad.Integral(f, a, b)
	if !errors.Is(err, quad.ErrTolerance) || math.IsInf(b, 1) {
		return area, err
	}
	if depth == 0 {
		return (b - a) * (f(a) + f(b)) / 2, nil
	}
	middle := (a + b) / 2
	left, err := integral(f, a, middle, depth-1)
	if err != nil {
		return left, err
	}
	right, err := integral(f, middle, b, depth-1)
	return left + right, err
}

// insert puts z into the ascending grid, once.
func insert(grid []float64, z float64) []float64 {
	i := len(grid)
	for i > 0 && grid[i-1] > z {
		i--
	}
	if i > 0 && grid[i-1] == z {
		return grid
	}
	return append(grid[:i], append([]float64{z}, grid[i:]...)...)
}

// meanExcess: the law's own formula against the area under S.
func meanExcess(e *examination) {
	own, ok := e.t.(interface{ MeanExcess(float64) float64 })
	if !ok {
		return
	}
	const (
		means = "e(z) = E[h - z given h >= z] is ∫S/S(z) above z; customer surplus is demand times the wage times it"
		mend  = "check the formula against ∫S/S(z)"
	)
	var points []float64
	for _, q := range append([]float64{1}, body...) {
		z := e.t.InverseSurvival(q)
		if !e.atEnd(z) && (len(points) == 0 || z > points[len(points)-1]) {
			points = append(points, z)
		}
	}
	m := e.t.Mean()
	if math.IsInf(m, 1) {
		for _, z := range points {
			got := own.MeanExcess(z)
			e.expect(math.IsInf(got, 1), call("MeanExcess", z), got, "+Inf, as Mean is", means, "return math.Inf(1) where the mean is infinite")
		}
		return
	}
	below := e.lower - 0.25
	got := own.MeanExcess(below)
	e.expect(apart(got, m-below) <= 1e-9, call("MeanExcess", below), got, fmt.Sprintf("Mean - z = %s below the support", num(m-below)), means, "begin with a case for z below the lower end")
	if !math.IsInf(e.upper, 1) {
		got := own.MeanExcess(e.upper)
		e.expect(got == 0, call("MeanExcess", e.upper), got, "0 at the upper end", means, "return 0 at the upper end")
		got = own.MeanExcess(e.upper*1.001 + 0.01)
		e.expect(math.IsNaN(got), call("MeanExcess", e.upper*1.001+0.01), got, "NaN above the upper end", means, "nobody is left there: return math.NaN()")
	}
	areas, err := e.areas(points)
	if err != nil {
		return // the rule on Mean reports it
	}
	for i, z := range points {
		got, want := own.MeanExcess(z), areas[i]/e.t.Survival(z)
		hint := mend
		if apart(got, want+z) < 1e-6 {
			hint = "subtract z: this is E[h given h >= z]"
		}
		e.compare(got, want, 1e-7, call("MeanExcess", z), ", the area under Survival above it over Survival", means, hint)
	}
}
