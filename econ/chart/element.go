package chart

import (
	"fmt"
	"math"
	"reflect"

	"gonum.org/v1/plot/vg"
)

// Labels name a figure and its axes.
type Labels struct {
	Title string // the claim the figure makes
	X, Y  string // the quantity on each axis, with its unit in brackets
}

// An Element is a part of a figure: a [Series], [Area], [Mark], [Vertical] or
// [Horizontal] line, or an axis ([XAxis], [YAxis]).
type Element interface {
	addTo(*draft) error
}

// New returns the figure made of these elements, in whichever order they come.
// Areas are drawn first, then curves, lines, marks and names. Names find a free
// place by themselves.
//
// It returns an error wrapping [ErrData], which names the value, for an element
// that cannot be drawn: a point that is not finite, a curve without points, a
// value of 0 or less on a logarithmic axis, or nothing to draw at all. The figure
// beside an error has no plot, and its width and height are NaN.
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

// Refuse returns the figure beside an error: it has no plot, and its width and
// height are NaN. With it a function that makes figures says that it cannot.
func Refuse(err error) (Figure, error) {
	nan := vg.Length(math.NaN())
	return Figure{Width: nan, Height: nan}, err
}

// missing reports whether an element is nil or a nil pointer.
func missing(e Element) bool {
	v := reflect.ValueOf(e)
	return !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil()
}
