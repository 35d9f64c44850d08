package estimate

import "fmt"

// A Test is the way in which two fits are compared.
type Test int

const (
	// Collapsed: one family's best fit is the other, or both are the same Pareto tail.
	// There is nothing to test and no statistic.
	Collapsed Test = iota + 1
	// Separate: neither family contains the other, and each is tested against the other in
	// turn.
	Separate
	// LikelihoodRatio: one family contains the other in its interior.
	LikelihoodRatio
	// BoundaryBootstrap: Pareto is a limit of the other family, and the law of the
	// likelihood ratio is drawn.
	BoundaryBootstrap
)

// String returns the test's name.
func (t Test) String() string {
	names := [...]string{Collapsed: "collapses to Pareto", Separate: "each against the other", LikelihoodRatio: "likelihood-ratio test", BoundaryBootstrap: "parametric bootstrap at the boundary"}
	if t < Collapsed || t > BoundaryBootstrap {
		return fmt.Sprintf("Test(%d)", int(t))
	}
	return names[t]
}

// A Comparison says which of two families the tail rules out, if it can tell.
type Comparison struct {
	A, B  Family
	Test  Test
	Count int // values in the tail

	// LogRatio is the log-likelihood of A less that of B. If one family contains the other, it
	// favours the larger one by construction.
	LogRatio float64
	// Statistic is twice the log ratio in favour of the larger family. For separate families
	// it is Vuong's, the mean difference of log densities in standard errors, above 0 for A;
	// no p-value is taken from it. NaN if Test is Collapsed.
	Statistic float64
	// PValue is that of the smaller family or, of two separate ones, of the one that fits
	// worse, with the other as its rival. NaN if Test is Collapsed.
	PValue float64
	// Reverse is, for separate families, the p-value of the one that fits better, with the
	// worse one as its rival; else NaN. If it is small too, neither is the law.
	Reverse float64

	// Power is the probability that a test at 5% on this many values rules out the hypothesis
	// of PValue if the other family is the law, as it was fitted; NaN if Test is Collapsed.
	// Needed is the number of values in the tail for a power of 80%, +Inf if the two do not
	// differ at all. Both are as uncertain as the difference.
	Power    float64
	Needed   float64
	Warnings []error
}

// Significant reports whether the p-value is below 0.05.
func (c Comparison) Significant() bool { return c.PValue < 0.05 }

// RulesOut reports whether the comparison rules a family out at 5% with the other as its
// rival.
func (c Comparison) RulesOut(family Family) bool {
	worse, better := c.B, c.A
	if c.LogRatio < 0 {
		worse, better = c.A, c.B
	}
	return family == worse && c.PValue < 0.05 || family == better && c.Reverse < 0.05
}

// Favours returns the family that is left if the other is ruled out at 5%, and 0 if it cannot
// tell: an insignificant test does not favour the smaller of two nested families, and if both
// of two separate ones are ruled out, none is favoured.
func (c Comparison) Favours() Family {
	switch {
	case !c.Significant() || c.Reverse < 0.05:
		return 0
	case c.LogRatio > 0:
		return c.A
	}
	return c.B
}

// String reads "Pareto against Exponential: each against the other, p = 0.001, favours
// Pareto".
func (c Comparison) String() string {
	if c.Test == Collapsed {
		return fmt.Sprintf("%v against %v: collapses to Pareto, nothing to test", c.A, c.B)
	}
	outcome := "cannot tell"
	switch f := c.Favours(); {
	case f != 0:
		outcome = "favours " + f.String()
	case c.Significant():
		outcome = "rules out both"
	}
	return fmt.Sprintf("%v against %v: %v, %s, %s", c.A, c.B, c.Test, chance(c.PValue), outcome)
}
