package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/plotter"
)

// An Area is a shaded region with its name inside, or beside it if there is no room.
type Area struct {
	Name    string
	Outline plotter.XYs // its corners in order, at least three, all finite
	Colour  Colour

	low, high func(float64) float64
	from, to  float64
}

// Between returns the area between two functions and two values on the horizontal
// axis.
func Between(name string, low, high func(float64) float64, from, to float64) Area {
	return Area{Name: name, low: low, high: high, from: from, to: to}
}

// In returns the area in a colour.
func (a Area) In(c Colour) Area {
	a.Colour = c
	return a
}

func (a Area) addTo(d *draft) error {
	d.areas = append(d.areas, a)
	return nil
}

func (a Area) resolve(x, y Axis) (Area, error) {
	what := fmt.Sprintf("area %q", a.Name)
	if a.low != nil && a.high != nil {
		grid, err := x.grid(what, a.from, a.to)
		if err != nil {
			return a, err
		}
		back := Sample(a.low, grid)
		slices.Reverse(back)
		a.Outline = append(Sample(a.high, grid), back...)
	}
	if len(a.Outline) < 3 {
		return a, fmt.Errorf("%w: %s has %d corners, want at least 3", ErrData, what, len(a.Outline))
	}
	for _, p := range a.Outline {
		if err := x.check("horizontal", what, p.X); err != nil {
			return a, err
		}
		if err := y.check("vertical", fmt.Sprintf("%s at %.6g", what, p.X), p.Y); err != nil {
			return a, err
		}
	}
	return a, nil
}
