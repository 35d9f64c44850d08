package figure_test

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
	"valuecapture/econ/figure"
)

// A figure says in words what it shows, with the numbers that were drawn.
func ExampleDemand() {
	f, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Plot.Title.Text)
	fmt.Println(f.Alt)
	// Output:
	// Everyone buys up to $2/Mtok; at $6/Mtok 19.2% of tasks are left
	// Line chart: Everyone buys up to $2/Mtok; at $6/Mtok 19.2% of tasks are left. Horizontal axis: price p ($/Mtok), 0 to 18. Vertical axis: demand D(p): share of tasks served (%), 0% to 106%. D(p): 100% at 0, 3.7% at 18. Marked at (6, 19.2%): 19.2% at $6/Mtok. Marked at (2, 100%): everyone buys up to $2/Mtok.
}

func ExampleHeadline() {
	f, err := figure.Headline(econ.Baseline(), 1.02, 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Plot.Title.Text)
	for _, s := range f.Series {
		fmt.Printf("%s: %.4g at %.4g, %.4g at %.4g\n", s.Name,
			s.XYs[0].Y, s.XYs[0].X, s.XYs[len(s.XYs)-1].Y, s.XYs[len(s.XYs)-1].X)
	}
	// Output:
	// A heavier tail raises the Lerner index and shrinks the lab's share
	// Lerner index (p−c)/p: 0.9804 at 1.02, 0.25 at 4
	// the lab's share of the realised surplus: 0.01923 at 1.02, 0.4286 at 4
}

// A figure of the reader's own.
func ExampleNew() {
	m := econ.Baseline()
	f, err := figure.New(
		figure.Labels{Title: "Revenue falls with price where demand is elastic", X: "price ($/Mtok)", Y: "revenue ($/task)"},
		figure.Curve("revenue", m.Revenue, 1, 50),
		figure.Mark{X: 6, Y: m.Revenue(6), Text: "the monopoly price"},
		figure.XAxis{Log: true},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := f.PNG()
	fmt.Println(string(picture[1:4]), err)
	// Output: PNG <nil>
}

// A histogram and the tail fitted to it.
func ExampleBinnedSurvival() {
	b, err := estimate.NewBinned([]float64{0, 0.25, 0.5, 1, 2}, []float64{0.25, 0.5, 1, 2, math.Inf(1)}, []int{4000, 650, 230, 82, 44})
	if err != nil {
		fmt.Println(err)
		return
	}
	tail, err := b.Fit(estimate.Pareto, 0.25)
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := figure.BinnedSurvival("counts of tasks", b, tail)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Plot.Title.Text)
	for _, s := range f.Series {
		fmt.Printf("%s: %.3g at %.3g, %.3g at %.3g\n", s.Name,
			s.XYs[0].Y, s.XYs[0].X, s.XYs[len(s.XYs)-1].Y, s.XYs[len(s.XYs)-1].X)
	}
	// Output:
	// Above 15 min the tail is fitted by Pareto
	// counts of tasks: 0.201 at 0.25, 0.00879 at 2
	// Pareto: 0.201 at 0.25, 0.00888 at 2
}

// A value that a logarithmic axis cannot show is named.
func ExampleNew_error() {
	_, err := figure.New(
		figure.Labels{Title: "Profit", X: "price ($/Mtok)", Y: "profit ($/task)"},
		figure.Curve("profit", econ.Baseline().Profit, 2, 20),
		figure.YAxis{Log: true},
	)
	fmt.Println(err)
	// Output: figure: cannot be drawn: series "profit" at 2 has vertical value 0 on a logarithmic axis, want above 0: leave it out or draw the axis linear
}
