package econ

import "valuecapture/econ/dist"

// The numbers of the baseline. They are written here and nowhere else: other packages
// and the notebooks take them from here or from [Baseline]. The cost and the tail index
// are the essay's; wage, tokens and scale are illustrative, chosen so that the price at
// which everyone buys equals the cost.
const (
	BaselineWage      = 60.0     // w, in dollars per hour
	BaselineTokens    = 0.5      // T, in millions of tokens per task
	BaselineCost      = 2.0      // c, in dollars per million tokens
	BaselineScale     = 1.0 / 60 // the smallest saving, in hours: one minute
	BaselineTailIndex = 1.5      // α of the hours saved, a pure number
)

// Baseline returns the market that every notebook starts from: a wage of
// 60 $/h, half a million tokens a task, a cost of 2 $/Mtok, and hours saved that
// are Pareto with tail index 1.5 above one minute.
func Baseline() Market { return BaselineAt(BaselineTailIndex) }

// BaselineAt returns the baseline market with another Pareto tail index and the same
// smallest saving. Unless alpha is finite and above 0 the market is not valid, and its
// methods return NaN or an error that wraps [dist.ErrParameter].
func BaselineAt(alpha float64) Market {
	return Market{
		Wage:   BaselineWage,
		Tokens: BaselineTokens,
		Cost:   BaselineCost,
		Hours:  dist.Pareto{Scale: BaselineScale, Alpha: alpha},
	}
}
