package figure

import "gonum.org/v1/plot/plotter"

// stacked returns the area between two rows of values.
func stacked(name string, x, low, high []float64, c Colour) Area {
	bottom, _ := Points("", x, low)
	top, _ := Points("", x, high)
	a := Area{Name: name, Outline: top.XYs, Colour: c}
	for i := len(bottom.XYs) - 1; i >= 0; i-- {
		a.Outline = append(a.Outline, bottom.XYs[i])
	}
	return a
}

// outlined returns an edge without a name.
func outlined(x, y []float64) Series {
	s, _ := Points("", x, y)
	return s.In(Ink).With(Solid)
}

// corners returns the area with these corners, x and y alternating.
func corners(name string, c Colour, xy ...float64) Area {
	a := Area{Name: name, Colour: c}
	for i := 0; i+1 < len(xy); i += 2 {
		a.Outline = append(a.Outline, plotter.XY{X: xy[i], Y: xy[i+1]})
	}
	return a
}
