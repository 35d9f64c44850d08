package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"
)

// Samples is the number of points of a curve that is given as a function.
const Samples = 400

// grid returns points from one end to the other, evenly spaced on the axis.
func (a Axis) grid(what string, from, to float64) ([]float64, error) {
	switch {
	case !finite(from) || !finite(to) || !(from < to):
		return nil, fmt.Errorf("%w: %s runs from %g to %g, want two finite numbers, the lower first", ErrData, what, from, to)
	case a.Log && from <= 0:
		return nil, fmt.Errorf("%w: %s starts at %g on a logarithmic axis, want above 0", ErrData, what, from)
	case a.Log:
		return Geometric(from, to, Samples), nil
	}
	return Even(from, to, Samples), nil
}

// Even returns n numbers from low to high at equal distances: none for n below 1, and
// low alone for n = 1.
func Even(low, high float64, n int) []float64 {
	if n == 1 {
		return []float64{low}
	}
	out := make([]float64, max(n, 0))
	for i := range out {
		t := float64(i) / float64(n-1)
		out[i] = low*(1-t) + high*t
	}
	return out
}

// Geometric returns n numbers from low to high at equal ratios: none for n below 1,
// and low alone for n = 1. All but the ends are NaN unless both are above 0.
func Geometric(low, high float64, n int) []float64 {
	if n == 1 {
		return []float64{low}
	}
	out := make([]float64, max(n, 0))
	if len(out) == 0 {
		return out
	}
	for i := range out {
		t := float64(i) / float64(n-1)
		out[i] = math.Exp(math.Log(low)*(1-t) + math.Log(high)*t)
	}
	out[0], out[n-1] = low, high
	return out
}

// Sample returns the points (x, f(x)). They are NaN for a nil function.
func Sample(f func(float64) float64, x []float64) plotter.XYs {
	if f == nil {
		f = func(float64) float64 { return math.NaN() }
	}
	out := make(plotter.XYs, len(x))
	for i := range x {
		out[i] = plotter.XY{X: x[i], Y: f(x[i])}
	}
	return out
}

// Insert returns a copy of an increasing grid with further points in their places. It
// leaves out NaN and points that the grid has already or does not span.
func Insert(grid []float64, at ...float64) []float64 {
	grid = slices.Clone(grid)
	for _, x := range at {
		if len(grid) == 0 || !(x > grid[0] && x < grid[len(grid)-1]) {
			continue
		}
		if i, found := slices.BinarySearch(grid, x); !found {
			grid = slices.Insert(grid, i, x)
		}
	}
	return grid
}
