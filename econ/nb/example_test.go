package nb_test

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
	"valuecapture/econ/nb"
)

// Outside a notebook the description of a figure is printed.
func ExampleShow() {
	nb.Show(figure.Demand(econ.Baseline(), 6))
	// Output:
	// Line chart: Everyone buys up to $2/Mtok; at $6/Mtok 19.2% of tasks are left. Horizontal axis: price p ($/Mtok), 0 to 18. Vertical axis: demand D(p): share of tasks served (%), 0% to 106%. D(p): 100% at 0, 3.7% at 18. Marked at (6, 19.2%): 19.2% at $6/Mtok. Marked at (2, 100%): everyone buys up to $2/Mtok.
}

func ExampleMust() {
	at := nb.Must(econ.Baseline().Monopoly())
	nb.Table(nb.Columns("regime", "price", "Lerner index"),
		nb.Row(at.Regime, nb.Dollars(at.Price), nb.Percent(at.LernerIndex())))
	// Output:
	// regime    price  Lerner index
	// interior     $6        66.67%
}

func ExampleTable() {
	nb.Table(
		nb.Columns("tail index", "lab share", "customer surplus"),
		nb.Row(1.2, nb.Percent(1.0/7), nb.Dollars(5.45)),
		nb.Row(1.5, nb.Percent(0.25), nb.Dollars(1.155)),
	)
	// Output:
	// tail index  lab share  customer surplus
	//        1.2     14.29%             $5.45
	//        1.5        25%            $1.155
}

func ExampleCheck() {
	m := econ.Baseline()
	const alpha = 1.5
	nb.Check("lab share at the monopoly price",
		nb.ClosedForm((alpha-1)/(2*alpha-1)),
		nb.Numerical(m.Split(6).LabShare()),
		nb.Essay(0.25, 0.005),
	)
	// Output:
	// lab share at the monopoly price
	//   closed form  0.25
	//   numerical    0.25  agrees to nine digits
	//   essay        0.25  agrees within ±0.005
}

// Two sliders move a figure that holds its axes. Without a reader the figure is
// shown as it starts, and the cell ends.
func ExampleExplore() {
	nb.Explore(func(at ...float64) (figure.Figure, error) {
		market := econ.Baseline()
		market.Hours, market.Cost = dist.Pareto{Scale: 1.0 / 60, Alpha: at[0]}, at[1]
		return figure.ProfitTo(market, 24)
	},
		nb.Slider{Name: "tail index α", Min: 0.8, Max: 4, Step: 0.1, Start: 1.5},
		nb.Slider{Name: "cost c", Unit: "$/Mtok", Min: 0, Max: 4, Step: 0.05, Start: 0.5})
	fmt.Println("and goes on")
	// Output:
	// Line chart: The best price is the kink, $2/Mtok: the Lerner index is 75%. Horizontal axis: price p ($/Mtok), 0 to 24. Vertical axis: profit Π(p) ($/task), 0 to 1.12. Π(p): 0 at 0.5, highest at 2 with 0.75, 0.283 at 24. Vertical line at 2: kink price $2/Mtok. Horizontal line at 1: kink price times T: $1. Marked at (2, 0.75): best $2/Mtok: everyone buys. Drawn at tail index α = 1.5, cost c = 0.50 $/Mtok.
	// In a live notebook this cell has sliders: tail index α from 0.8 to 4, here at 1.5; cost c from 0 to 4, here at 0.5 $/Mtok. The figure follows the sliders.
	// and goes on
}

func ExampleChecks() {
	m := econ.Baseline()
	best := nb.Must(m.Monopoly())
	rng, served := nb.Rand(1), 0
	for range 100_000 {
		if m.Wage*dist.Rand(m.Hours, rng) >= 6*m.Tokens {
			served++
		}
	}
	nb.Checks(
		nb.Compare("best price, $/Mtok", nb.ClosedForm(1.5*2/0.5), nb.Numerical(best.Price)),
		nb.Compare("lab's share", nb.ClosedForm(0.25), nb.Numerical(m.Split(6).LabShare()), nb.Essay(0.25, 0.005)),
		nb.Compare("tasks served", nb.ClosedForm(math.Pow(1.0/3, 1.5)), nb.SimulatedShare(served, 100_000)),
	)
	// Output:
	// quantity              value  found by, and agrees with
	// best price, $/Mtok        6  closed form; numerical
	// lab's share            0.25  closed form; numerical; essay 0.25 ±0.005
	// tasks served        0.19245  closed form; simulation 0.19208 (0.1859 to 0.1984)
	// A right simulation fails by luck once in 1.7 million: 5 standard errors, or as wide.
}

func ExampleHint() {
	nb.Hint("03.1")
	// Output:
	// exercise 03.1
	//   Hint: set (p − c)/p equal to 1/α and solve for p, with c = 2
	//   Method: worked out in the solutions to notebook 03.
}
