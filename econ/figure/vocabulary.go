package figure

import "valuecapture/econ/chart"

// The names of package chart, repeated so that a cell needs one package.

// A Figure is what every function of this package returns: see [chart.Figure].
type Figure = chart.Figure

// An Element is a part of a figure: see [chart.Element].
type Element = chart.Element

// The parts of a figure, each of which is an [Element], and the names of its axes.
type (
	Labels     = chart.Labels     // the title and the names of the axes
	Series     = chart.Series     // a curve with its name
	Area       = chart.Area       // a shaded region
	Mark       = chart.Mark       // a point with a text beside it
	Vertical   = chart.Vertical   // a line at one place of the horizontal axis
	Horizontal = chart.Horizontal // a line at one height
	XAxis      = chart.XAxis      // scale, labels and range of the horizontal axis
	YAxis      = chart.YAxis      // and of the vertical one
)

// A Colour is 0xRRGGBB: see [chart.Colour] and [Lab].
type Colour = chart.Colour

// Dashes are the pattern of a line: see [chart.Dashes].
type Dashes = chart.Dashes

// The patterns of a line.
const (
	Solid    = chart.Solid
	Dashed   = chart.Dashed
	Dotted   = chart.Dotted
	DashDot  = chart.DashDot
	LongDash = chart.LongDash
)

// ErrData is wrapped by every error about something that cannot be drawn. It is
// [chart.ErrData].
var ErrData = chart.ErrData

// New returns the figure made of these elements: see [chart.New], which lists the
// errors.
func New(labels Labels, elements ...Element) (Figure, error) {
	return chart.New(labels, elements...)
}

// Curve returns the series of f between two values on the horizontal axis: see
// [chart.Curve].
func Curve(name string, f func(float64) float64, from, to float64) Series {
	return chart.Curve(name, f, from, to)
}

// Points returns the series through the points (x[i], y[i]): see [chart.Points].
func Points(name string, x, y []float64) (Series, error) { return chart.Points(name, x, y) }

// Between returns the area between two functions: see [chart.Between].
func Between(name string, low, high func(float64) float64, from, to float64) Area {
	return chart.Between(name, low, high, from, to)
}

// points is the number of points of a curve.
const points = chart.Samples

// fail returns an error beside a figure without a plot.
func fail(err error) (Figure, error) { return chart.Refuse(err) }
