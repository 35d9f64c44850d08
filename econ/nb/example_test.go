package nb_test

import (
	"valuecapture/econ"
	"valuecapture/econ/figure"
	"valuecapture/econ/nb"
)

// Outside a notebook the description of a figure is printed.
func ExampleShow() {
	nb.Show(figure.Demand(econ.Baseline(), 6))
	// Output:
	// Line chart: At $6/Mtok the model serves 19.2% of tasks. Horizontal axis: price p ($/Mtok), 0 to 18. Vertical axis: demand D(p): share of tasks served (%), 0% to 106%. D(p): 100% at 0, 3.7% at 18. Marked at (6, 19.2%): 19.2% at $6/Mtok. Marked at (2, 100%): everyone buys up to $2/Mtok.
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
