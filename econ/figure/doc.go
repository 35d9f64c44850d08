// Package figure answers: what does the argument look like?
//
// A [Figure] is a value. Building one draws nothing, opens no file and asks
// nothing of its surroundings; [Figure.PNG] renders it into memory, the same
// bytes on every run. Showing it is the notebook's business.
//
// Each named figure makes one claim about a market and says it in its title:
//
//	f, err := figure.Demand(econ.Baseline(), 6)
//
// A title holds for the market it was given, also where the reader has changed
// it. Axes name a quantity and its unit, curves carry their names at their ends,
// and one colour stands for one actor throughout: [Lab], [Customers], [Lost],
// [Cost], [Worker], [App].
//
// A figure of the reader's own is put together from the same parts:
//
//	f, err := figure.New(
//		figure.Labels{Title: "…", X: "price ($/Mtok)", Y: "profit ($/task)"},
//		figure.Curve("α = 1.5", market.Profit, 2, 20),
//		figure.Mark{X: 6, Y: market.Profit(6), Text: "the best price"},
//		figure.XAxis{Log: true},
//	)
//
// [Figure.Alt] describes it in words, with the numbers that were drawn.
package figure
