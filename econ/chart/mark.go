package chart

import "fmt"

// A Mark is a point with a text beside it.
type Mark struct {
	X, Y   float64
	Text   string
	Colour Colour // Ink unless given
	Shape  Shape  // Circle unless given
	Drop   bool   // thin lines down and across to the axes
	Bare   bool   // the text alone, without a dot
}

func (m Mark) addTo(d *draft) error {
	d.marks = append(d.marks, m)
	return nil
}

func (m Mark) check(x, y Axis) error {
	what := fmt.Sprintf("mark %q", m.Text)
	if err := x.check("horizontal", what, m.X); err != nil {
		return err
	}
	return y.check("vertical", what, m.Y)
}

// A Vertical is a vertical line across the figure, for instance at a price.
type Vertical struct {
	At     float64
	Name   string
	Colour Colour // DarkGrey unless given
	Dashes Dashes // Dashed unless given
}

// A Horizontal is a horizontal line across the figure, for instance at a limit.
type Horizontal struct {
	At     float64
	Name   string
	Colour Colour // DarkGrey unless given
	Dashes Dashes // Dashed unless given
}

func (v Vertical) addTo(d *draft) error {
	d.verticals = append(d.verticals, v)
	return nil
}

func (h Horizontal) addTo(d *draft) error {
	d.horizontals = append(d.horizontals, h)
	return nil
}
