package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"
)

// A Series is one curve with its name.
type Series struct {
	Name   string      // written at the end of the curve; nothing if empty
	XYs    plotter.XYs // at least two points, all finite
	Colour Colour      // the actor's, or the next free one
	Dashes Dashes      // the next free way, unless given
	Dots   bool        // a dot at each point, for what exists only there
	Head   bool        // the name stands at the first point instead of the last

	f        func(float64) float64
	from, to float64
}

// Curve returns the series of f between two points of the horizontal axis. It is
// sampled when the figure is made, evenly along the axis as it is scaled.
func Curve(name string, f func(float64) float64, from, to float64) Series {
	return Series{Name: name, f: f, from: from, to: to}
}

// Points returns the series through the points (x[i], y[i]).
//
// It returns an error wrapping [ErrData] for slices of unequal length.
func Points(name string, x, y []float64) (Series, error) {
	if len(x) != len(y) {
		return Series{}, fmt.Errorf("%w: series %q has %d values of x and %d of y, want as many of one as of the other", ErrData, name, len(x), len(y))
	}
	s := Series{Name: name, XYs: make(plotter.XYs, len(x))}
	for i := range x {
		s.XYs[i] = plotter.XY{X: x[i], Y: y[i]}
	}
	return s, nil
}

// In returns the series in a colour.
func (s Series) In(c Colour) Series {
	s.Colour = c
	return s
}

// With returns the series with dashes.
func (s Series) With(d Dashes) Series {
	s.Dashes = d
	return s
}

func (s Series) addTo(c *chart) error {
	c.series = append(c.series, s)
	return nil
}

// Samples is how many points a curve has that is given as a function.
const Samples = 400

// resolve samples a series given as a function and checks one given as points.
func (s Series) resolve(x, y Axis) (Series, error) {
	what := fmt.Sprintf("series %q", s.Name)
	if s.f != nil {
		grid, err := x.grid(what, s.from, s.to)
		if err != nil {
			return s, err
		}
		s.XYs = Sample(s.f, grid)
	}
	if len(s.XYs) < 2 {
		return s, fmt.Errorf("%w: %s has %d points, want at least 2", ErrData, what, len(s.XYs))
	}
	for _, p := range s.XYs {
		if err := x.check("horizontal", what, p.X); err != nil {
			return s, err
		}
		if err := y.check("vertical", fmt.Sprintf("%s at %.6g", what, p.X), p.Y); err != nil {
			return s, err
		}
	}
	return s, nil
}

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

// Even returns n numbers from low to high at equal distances.
func Even(low, high float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		t := float64(i) / float64(n-1)
		out[i] = low*(1-t) + high*t
	}
	return out
}

// Geometric returns n numbers from low to high at equal ratios.
func Geometric(low, high float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		t := float64(i) / float64(n-1)
		out[i] = math.Exp(math.Log(low)*(1-t) + math.Log(high)*t)
	}
	out[0], out[n-1] = low, high
	return out
}

// Sample evaluates f at each x.
func Sample(f func(float64) float64, x []float64) plotter.XYs {
	out := make(plotter.XYs, len(x))
	for i := range x {
		out[i] = plotter.XY{X: x[i], Y: f(x[i])}
	}
	return out
}

// Insert inserts points into an increasing grid that spans them.
func Insert(grid []float64, at ...float64) []float64 {
	for _, x := range at {
		if !(x > grid[0] && x < grid[len(grid)-1]) {
			continue
		}
		if i, found := slices.BinarySearch(grid, x); !found {
			grid = slices.Insert(grid, i, x)
		}
	}
	return grid
}
