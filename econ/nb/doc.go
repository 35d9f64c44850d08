// Package nb answers: how does a cell of a notebook show, tabulate and check?
//
// It does no mathematics. No other package under econ knows that there is a notebook.
//
// A cell is a sentence:
//
//	nb.Show(figure.Demand(market, 6))
//
//	at := nb.Must(market.Monopoly())
//	nb.Check("lab share at the monopoly price",
//		nb.ClosedForm(market.Split(at.Price).LabShare()),
//		nb.Quadrature(shareByArea),
//		nb.Essay(0.25, 0.005),
//	)
//
//	nb.Table(
//		nb.Columns("tail index", "price, $/Mtok", "lab share"),
//		nb.Row(1.5, 6.0, nb.Percent(0.25)),
//		nb.Row(2.5, 10.0/3, nb.Percent(0.375)),
//	)
//
// A cell prints or displays, never both, because the two reach a notebook separately and
// may swap places. [Check] prints. [Show], [Table] and [Explore], a figure with sliders,
// display.
//
// An error fails the cell: one line on standard error that says what is wrong and what
// to do, exit status 1, and no stack. Numbers have at most six significant digits, so
// that every processor prints the same.
//
// Outside a notebook, Show and Table print text, so that the code of a cell can be run
// and tested like any other program.
package nb
