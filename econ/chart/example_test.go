package chart_test

import (
	"fmt"

	"valuecapture/econ/chart"
)

// A figure describes itself in words, with the numbers that were drawn.
func Example() {
	f, err := chart.New(
		chart.Labels{Title: "Squares outgrow their sides", X: "side (m)", Y: "area (m²)"},
		chart.Curve("area", func(x float64) float64 { return x * x }, 0, 3),
		chart.Mark{X: 1, Y: 1, Text: "a square metre"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Alt)
	picture, err := f.PNG()
	fmt.Println(string(picture[1:4]), err)
	// Output:
	// Line chart: Squares outgrow their sides. Horizontal axis: side (m), 0 to 3. Vertical axis: area (m²), 0 to 9.54. Area: 0 at 0, 9 at 3. Marked at (1, 1): a square metre.
	// PNG <nil>
}

// A value that a logarithmic axis cannot show is named.
func ExampleNew_error() {
	_, err := chart.New(
		chart.Labels{Title: "Squares", X: "side (m)", Y: "area (m²)"},
		chart.Curve("area", func(x float64) float64 { return x * x }, 0, 3),
		chart.YAxis{Log: true},
	)
	fmt.Println(err)
	// Output: figure: cannot be drawn: series "area" at 0 has vertical value 0 on a logarithmic axis, want above 0: leave it out or draw the axis linear
}

// Points are given as two slices of the same length.
func ExamplePoints() {
	counted, err := chart.Points("counted", []float64{1, 2, 4, 8}, []float64{3, 5, 9, 17})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := chart.New(chart.Labels{Title: "Counts", X: "size", Y: "count"}, counted.In(chart.Vermillion).With(chart.Dotted), chart.XAxis{Log: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(f.Series[0].XYs), f.Plot.X.Max)
	// Output: 4 8
}

// Grids for curves that are computed point by point.
func ExampleEven() {
	fmt.Printf("%.4g %.4g\n", chart.Even(0, 1, 5), chart.Geometric(1, 1000, 4))
	fmt.Println(chart.Insert(chart.Even(0, 1, 3), 0.2))
	// Output:
	// [0 0.25 0.5 0.75 1] [1 10 100 1000]
	// [0 0.2 0.5 1]
}
