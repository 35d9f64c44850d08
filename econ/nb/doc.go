// Package nb is the notebook's door: a cell calls it to show, to tabulate and to
// check. It does no mathematics, and nothing else in this module knows that there
// is a notebook.
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
// A cell prints or displays, never both, because the two reach a notebook by
// different ways and may swap places. [Check] prints; [Show], [Table] and [Explore],
// whose figure a reader moves by sliders, display.
//
// What fails, fails the cell: one line on standard error that says what and what
// to do, exit status 1, and no stack. Numbers are written with at most six
// significant digits, so that another processor writes the same ones.
//
// Outside a notebook, Show and Table print their descriptions, so that what a
// cell calls can be built, run and tested like any other program.
package nb
