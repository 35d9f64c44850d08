// Package chart answers: how is a picture with two axes drawn?
//
// A [Figure] is made of elements, in any order:
//
//	f, err := chart.New(
//		chart.Labels{Title: "Squares outgrow their sides", X: "side (m)", Y: "area (m²)"},
//		chart.Curve("area", func(x float64) float64 { return x * x }, 0, 3),
//		chart.Mark{X: 1, Y: 1, Text: "a square metre"},
//		chart.XAxis{Min: 0, Max: 3},
//	)
//
// A [Series] is a curve, made from a function by [Curve] or from points by [Points].
// An [Area] is a shaded region, a [Mark] a point with a text, [Vertical] and
// [Horizontal] are straight lines, and [XAxis] and [YAxis] set the scale of an axis.
// There is no legend: the names of curves and areas are placed next to them, where
// they cover nothing. The palette can be told apart with any colour vision, and curves
// differ in dashes as well.
//
// A figure is a value. Making one draws nothing, opens no file and reads no setting.
// [Figure.PNG] draws it in memory, the same bytes on every run, and [Figure.Draw] on
// any canvas. Its field Alt describes it in words, with the numbers that were drawn.
//
// An error wraps [ErrData] and names the element and the value that cannot be drawn.
//
// The package knows no economics. It imports package unit, which writes numbers, and
// no other package of this module.
package chart
