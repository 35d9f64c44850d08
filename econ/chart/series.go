package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"
)

// A Series is a curve and its name.
type Series struct {
	Name   string      // written at the end of the curve, if any
	XYs    plotter.XYs // at least two points, all finite
	Colour Colour      // the next free one unless given
	Dashes Dashes      // the next ones unless given
	Dots   bool        // a dot at each point
	Head   bool        // the name is at the first point instead of the last

	f        func(float64) float64
	from, to float64
}

// Curve returns the series of f between two values on the horizontal axis. It is
// sampled when the figure is made, evenly on a linear or logarithmic axis.
func Curve(name string, f func(float64) float64, from, to float64) Series {
	return Series{Name: name, f: f, from: from, to: to}
}

// Points returns the series through the points (x[i], y[i]).
//
// It returns an error wrapping [ErrData] for slices of unequal length.
func Points(name string, x, y []float64) (Series, error) {
	if len(x) != len(y) {
		return Series{from: math.NaN(), to: math.NaN()}, fmt.Errorf("%w: series %q has %d values of x and %d of y, want as many of one as of the other", ErrData, name, len(x), len(y))
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

func (s Series) addTo(d *draft) error {
	d.series = append(d.series, s)
	return nil
}

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
