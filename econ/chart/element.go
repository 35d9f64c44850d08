package chart

import (
	"fmt"
	"math"
	"reflect"

	"gonum.org/v1/plot/vg"
)

// Labels are the title of a figure and the names of its axes.
type Labels struct {
	Title string // the claim the figure makes
	X, Y  string // the quantity on each axis, with its unit in brackets
}

// An Element is a part of a figure: a [Series], [Area], [Mark], [Vertical] or
// [Horizontal] line, or an axis ([XAxis], [YAxis]).
type Element interface {
	addTo(*draft) error
}

// New returns the figure made of these elements, in any order. Areas are drawn first,
// then curves, lines, marks and names.
//
// It returns an error wrapping [ErrData] if an element cannot be drawn: if it is nil,
// has a value that is not finite, has too few points, or has a value of 0 or less on a
// logarithmic axis. The same goes for no series, area or mark at all. The figure beside
// an error has no plot, and its width and height are NaN.
func New(labels Labels, elements ...Element) (Figure, error) {
	d := draft{labels: labels}
	for i, e := range elements {
		if missing(e) {
			return Refuse(fmt.Errorf("%w: element %d is nil, want a Series, Area, Mark, Vertical, Horizontal, XAxis or YAxis", ErrData, i))
		}
		if err := e.addTo(&d); err != nil {
			return Refuse(err)
		}
	}
	f, err := d.figure()
	if err != nil {
		return Refuse(err)
	}
	return f, nil
}

// Refuse returns the error beside a figure without a plot whose width and height are
// NaN. It is for functions that return a figure and an error.
func Refuse(err error) (Figure, error) {
	nan := vg.Length(math.NaN())
	return Figure{Width: nan, Height: nan}, err
}

// missing reports whether an element is nil or a nil pointer.
func missing(e Element) bool {
	v := reflect.ValueOf(e)
	return !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil()
}
