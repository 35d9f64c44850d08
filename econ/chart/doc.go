// Package chart answers: how is a picture with two axes drawn?
//
// A [Figure] is made of elements, in whichever order they come:
//
//	f, err := chart.New(
//		chart.Labels{Title: "Squares outgrow their sides", X: "side (m)", Y: "area (m²)"},
//		chart.Curve("area", func(x float64) float64 { return x * x }, 0, 3),
//		chart.Mark{X: 1, Y: 1, Text: "as long as large"},
//		chart.XAxis{Min: 0, Max: 3},
//	)
//
// A [Series] is a curve, a function through [Curve] or points through [Points]. An
// [Area] is shaded, a [Mark] is a point with a text, [Vertical] and [Horizontal] are
// straight lines, [XAxis] and [YAxis] say how an axis is scaled. Names stand at the
// ends of curves and inside areas and look for a free place by themselves, so that
// there is no legend. Colours come from a palette that people with any colour vision
// tell apart, and dashes tell curves apart without colour.
//
// A figure is a value. Making one draws nothing, opens no file and asks nothing of
// its surroundings; [Figure.PNG] draws it in memory, the same bytes on every run, and
// [Figure.Draw] on any canvas. Its field Alt describes it in words, with the numbers
// that were drawn.
//
// What cannot be drawn is an error that wraps [ErrData] and names the element and the
// value. The package knows nothing of what it draws: it imports package unit, which writes
// numbers, and no other package of this module.
package chart
