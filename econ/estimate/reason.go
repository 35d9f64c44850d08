package estimate

import "math"

// A Rule is the step of [Sample.Verdict] at which a verdict was decided.
type Rule int

const (
	// TooFew: there are fewer than [MinimumTail] values.
	TooFew Rule = iota + 1
	// TooTied: many values are equal, and the tests would judge their rounding.
	TooTied
	// TopDecides: a law is named with the largest value, which is incredible under the law of
	// the others, and not without it.
	TopDecides

	// ParetoOrExponential: both stand.
	ParetoOrExponential
	// RivalStands: Pareto stands and exponential does not, but a rival of Pareto is not
	// ruled out.
	RivalStands
	// ParetoStands: Pareto stands, and exponential and both rivals are ruled out.
	ParetoStands
	// WiderLawStands: Pareto stands above a chosen threshold, but so does one law of more
	// of the sample that bends there.
	WiderLawStands
	// OnlyAboveChosen: another law than Pareto is named above a threshold that was chosen
	// for Pareto, and not of the whole sample.
	OnlyAboveChosen

	// MarginStands: exponential stands and Pareto does not, but a GPD tail that splits the
	// surplus differently is not ruled out.
	MarginStands
	// ExponentialOrLognormal: the values do not tell one from the other.
	ExponentialOrLognormal
	// ExponentialStands: exponential stands, and its rivals are ruled out.
	ExponentialStands

	// AllCollapse: Pareto and exponential are ruled out, and lognormal and Weibull collapse
	// to Pareto.
	AllCollapse
	// RivalUnfitted: Pareto and exponential are ruled out, and Weibull or GPD has no fit.
	RivalUnfitted
	// NoneStands: Pareto, exponential and lognormal are ruled out.
	NoneStands
	// LognormalOrOthers: Pareto and exponential are ruled out, and the values do not tell
	// lognormal from Weibull or GPD.
	LognormalOrOthers
	// ParetoTopStands: lognormal stands alone, but its top tenth may be Pareto.
	ParetoTopStands
	// LognormalStands: lognormal stands, and all others are ruled out.
	LognormalStands
)

// A Reason is the rule that decided a verdict, with the numbers that it rests on besides the
// comparisons. A p-value is NaN if the rule was reached without it.
type Reason struct {
	Rule   Rule
	Better []Family // families that rule Pareto out by a better fit

	Bend     float64 // p-value of a lognormal tail whose elasticity doubles
	End      float64 // p-value of a Pareto tail that ends at its last hundredth
	Margin   float64 // p-value of GPD tails with |ξ| ≥ 0.25
	Distance float64 // p-value of the distance to the lognormal fit
	Top      float64 // p-value of a lognormal tail with a Pareto law of its top tenth

	Wider WiderLaw // where the rule is WiderLawStands
	Above Outcome  // what was named, where the rule is OnlyAboveChosen or TopDecides
}

// A WiderLaw is one law of more of the sample that stands against a Pareto tail above the
// threshold that the sample chose.
type WiderLaw struct {
	Family    Family
	Threshold float64 // where it begins, in hours
	Count     int     // values from there on
	PValue    float64 // of the distance to it
	Rise      float64 // factor by which its elasticity rises in that tail
}

func newReason() Reason {
	nan := math.NaN()
	return Reason{Bend: nan, End: nan, Margin: nan, Distance: nan, Top: nan, Wider: WiderLaw{Threshold: nan, PValue: nan, Rise: nan}}
}

// because decides a verdict by a rule and says so in words.
func (v *Verdict) because(rule Rule) {
	v.Reason.Rule = rule
	v.Outcome = map[Rule]Outcome{ParetoStands: ParetoTail, ExponentialStands: ExponentialTail, LognormalStands: LognormalTail}[rule]
	v.Words = v.words()
}
