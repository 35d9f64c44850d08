// Package figure answers: what does the argument look like?
//
// It is a catalogue. Each function draws one claim about a market and says it in the
// title:
//
//	f, err := figure.Demand(econ.Baseline(), 6)
//
// A title holds for the market it was given, also where the reader has changed it.
// Axes name a quantity and its unit, curves carry their names at their ends, and one
// colour stands for one actor throughout: [Lab], [Customers], [Lost], [Cost],
// [Worker], [App], [Rival].
//
// What is returned is a [chart.Figure], a value: building one draws nothing and opens
// no file. Showing it is the notebook's business. A figure of the reader's own is put
// together from the parts of package chart, which have the same names here:
//
//	f, err := figure.New(
//		figure.Labels{Title: "…", X: "price ($/Mtok)", Y: "profit ($/task)"},
//		figure.Curve("α = 1.5", market.Profit, 2, 20),
//		figure.Mark{X: 6, Y: market.Profit(6), Text: "the best price"},
//		figure.XAxis{Log: true},
//	)
//
// Errors are those of the market, or wrap [ErrData] for what cannot be drawn.
//
// Each figure is held to a golden picture in testdata. After a change that is meant
// to be seen, draw them anew and look at each:
//
//	go test ./econ/figure -regen
package figure
