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
// [Checks] gathers the checks of a page in one table:
//
//	nb.Checks(
//		nb.Compare("price, $/Mtok", nb.ClosedForm(6), nb.Numerical(at.Price)),
//		nb.CompareClaim("lab-share-25", nb.ClosedForm(0.25)),
//	)
//
// A simulated number is drawn from [Rand], and a check of it says how likely it is to fail
// by luck:
//
//	rng, served := nb.Rand(1), 0
//	for range 1_000_000 {
//		if market.Wage*dist.Rand(market.Hours, rng) >= 6*market.Tokens {
//			served++
//		}
//	}
//	nb.Check("tasks served", nb.ClosedForm(share), nb.SimulatedShare(served, 1_000_000))
//
// [SimulatedShare] and [SimulatedQuantile] hold for every law. [SimulatedMean] refuses a law
// so heavy that its mean has no standard error.
//
// [Answer] marks an exercise: the first attempt gets the question alone, a wrong answer a
// hint, which [Hint] gives on request too. The method is in the notebooks of solutions.
//
// [Data] reads the file that the reader gave to the command, as its flags say, or the one of
// the notebook. [Tell] hands the answer about it back to the command, which prints it.
//
// A cell prints or displays, never both, because the two reach a notebook separately and
// may swap places. [Check], [Checks], [Claim], [Answer] and [Hint] print. [Show], [Table] and [Explore], a figure with sliders,
// display.
//
// An error fails the cell: one line on standard error that says what is wrong and what
// to do, exit status 1, and no stack. Numbers have at most six significant digits, so
// that every processor prints the same.
//
// Outside a notebook, Show and Table print text, so that the code of a cell can be run
// and tested like any other program.
package nb
