// Package estimate answers one question: what does a sample of hours saved say about
// the tail, and what does it leave open?
//
//	answer, err := estimate.NewAnswer(estimate.Question{Hours: hours, Wage: 60, TokensPerTask: 0.5, Cost: 2}, estimate.AnswerOptions{})
//	fmt.Println(answer) // what a lab can charge and keep, or why nobody can tell
//
// [NewAnswer] is right whatever the family, or refuses; [Coverages] says how often it was right in a
// study. What follows says what the tail looks like, and its name:
//
//	sample, err := estimate.NewSample(hours)
//	threshold, err := sample.Threshold()               // where a Pareto tail begins
//	index, err := sample.TailIndex(threshold.Hours)    // α with its interval
//	fits, err := sample.Fits(threshold.Hours)          // every family above it
//	verdict, err := sample.Verdict(estimate.Options{}) // in words, or "cannot tell"
//
// Data come from [hours.Read] as records or as a histogram:
//
//	sample, err := estimate.NewSample(data.Hours)
//	binned, err := estimate.FromBins(data.Bins)
//
// If there are wages and tokens, [hours.Data.TokenValues] and [NewTokenDemand] say how the
// tokens that customers buy respond to their price.
//
// # Conventions
//
// The tail index α is the exponent of the survival function. The α of Clauset, Shalizi and
// Newman, and of the packages that follow them, is the exponent of the density, our α + 1:
// [DensityExponent] and [TailIndexOf] convert.
//
// The tail above a threshold x is every value h ≥ x. All fits are conditional on h ≥ x and
// computed in units of x, so that hours, seconds or dollars give the same answer.
//
// The Kolmogorov-Smirnov distance is the supremum of |S_n(z) - S(z)| over all z ≥ x,
// taken on both sides of every jump, where m equal values are one jump of m/n. It counts a
// tie at the threshold against the fit. The one-sided distance of some packages, which gives
// equal values different heights, does not, and p-values differ: for the blackouts of
// Clauset, Shalizi and Newman (2009), who print 0.62, this distance gives 0.80 and the
// one-sided one 0.63.
//
// Results carry their doubts in Warnings. Bad data is an error that names the value,
// never a plausible number.
package estimate
