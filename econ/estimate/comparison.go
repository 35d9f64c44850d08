package estimate

import "fmt"

// A Test is the way in which two fits are compared.
type Test int

const (
	// Collapsed: one family's best fit is the other, or both are the same Pareto tail.
	// There is nothing to test and no statistic.
	Collapsed Test = iota + 1
	// Separate: neither family holds the other, and each is tested against the other in
	// turn.
	Separate
	// LikelihoodRatio: one family holds the other inside.
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

// A Comparison says which of two families the tail rules out, and whether it can tell.
type Comparison struct {
	A, B  Family
	Test  Test
	Count int // values in the tail

	// LogRatio is the log-likelihood of A less that of B. Where one of them holds the
	// other it favours the larger one by construction.
	LogRatio float64
	// Statistic is twice the log ratio in favour of the larger family. For separate
	// families it is Vuong's: the mean difference of log densities in standard errors,
	// above 0 for A, from which no p-value is taken. NaN where Test is Collapsed.
	Statistic float64
	// PValue is of the hypothesis that the tail is of the smaller family, or of that of
	// two separate ones which fits worse, with the other as its rival; NaN where Test is
	// Collapsed.
	PValue float64
	// Reverse is, for separate families, the p-value of the one that fits better, with
	// the worse one as its rival; else NaN. Where it too is small neither is the law.
	Reverse float64

	// Power is the chance that a test at 5% on so many values rules out the hypothesis of
	// PValue if the other family is the law, as it was fitted; NaN where Test is
	// Collapsed. Needed is how many values in the tail it would take for a power of 80%:
	// +Inf where the two do not differ at all. Both are as uncertain as the difference.
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

// Favours returns the family that stands where the other is ruled out at 5%. For nested
// families an insignificant test does not favour the smaller one, and of separate ones
// that are both ruled out none is favoured: it returns 0, cannot tell.
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
