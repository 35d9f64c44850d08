package estimate

import (
	"fmt"
	"math"
	"strings"

	"valuecapture/econ/unit"
)

// words says the outcome and its reason.
func (v Verdict) words() string {
	r := v.Reason
	n, x := v.TailIndex.Count, v.TailIndex.Threshold
	head := fmt.Sprintf("%d values at or above %.3g h", n, x)
	switch r.Rule {
	case TooFew:
		return fmt.Sprintf("Cannot tell: %s, and fewer than %d say nothing about a tail. Telling Pareto from a tail whose elasticity doubles takes %.0f.", head, MinimumTail, v.Needed)
	case TooTied:
		return fmt.Sprintf("Cannot tell: many of the %s are equal, probably because they were rounded, and the tests would judge the rounding. Read them with BinRounded, as a histogram with edges between the rounded values.", head)
	case TopDecides:
		return fmt.Sprintf("Cannot tell: %s look %v, but only with the largest of them, which does not belong to the others. Look at the largest rows, and leave out what is not a task.", head, r.Above)
	case ParetoOrExponential:
		return fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and with an exponential one.%s", head, needed(v.Needed))
	case RivalStands:
		return fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and not with an exponential one, but do not rule out %s; of Pareto tails of that size %.0f%% do.%s", head, r.rivals(), 100*v.Power, v.takesWords())
	case ParetoStands:
		return fmt.Sprintf("Pareto: %s agree with a tail index of %.3g, %v with the threshold taken as given, which is a density exponent of %.3g, %s (a Pareto tail is ruled out below %v, 5%% over four tests); exponential is ruled out, and so are a tail whose elasticity doubles (%s) and one that ends at its last hundredth (%s). A smaller bend is not: price and share are those of the answer, which allows for it.",
			head, v.TailIndex.Alpha, v.TailIndex.Interval, v.TailIndex.DensityExponent(), v.againstPareto(), level/4, chance(r.Bend), chance(r.End))
	case WiderLawStands:
		w := r.Wider
		return fmt.Sprintf("Cannot tell: %s, where Pareto fits best, agree with it. But so does one %v law with all %d values at or above %.3g h (goodness of fit %s), under which the elasticity of that tail rises by a factor of %.2g.",
			head, w.Family, w.Count, w.Threshold, chance(w.PValue), w.Rise)
	case OnlyAboveChosen:
		return fmt.Sprintf("Cannot tell: %s look %v, but the threshold was chosen where Pareto fits best, and no law is named for the whole sample.", head, r.Above)
	case MarginStands, ExponentialOrLognormal, ExponentialStands:
		return v.exponentialWords(head)
	}
	return v.lognormalWords(head)
}

// exponentialWords says what follows where Pareto is ruled out and exponential is not.
func (v Verdict) exponentialWords(head string) string {
	c, _ := v.Comparison(Exponential, Lognormal)
	margin := chance(v.Reason.Margin)
	switch v.Reason.Rule {
	case MarginStands:
		return fmt.Sprintf("Cannot tell: Pareto is ruled out (%s), and %s agree with an exponential tail, but a GPD tail with ξ beyond ±%v, which splits the surplus differently, is not ruled out (%s).%s", v.againstPareto(), head, exponentialMargin, margin, v.takesWords())
	case ExponentialOrLognormal:
		return fmt.Sprintf("Cannot tell: Pareto is ruled out (%s), and %s do not tell exponential from lognormal.%s", v.againstPareto(), head, needed(v.Needed))
	}
	return fmt.Sprintf("Exponential: Pareto is ruled out (%s), neither Weibull nor GPD fits %s better than an exponential tail, and ξ beyond ±%v (%s) and lognormal (%s) are ruled out.", v.againstPareto(), head, exponentialMargin, margin, chance(c.PValue))
}

// lognormalWords says what follows where both Pareto and exponential are ruled out.
func (v Verdict) lognormalWords(head string) string {
	out := "Pareto is ruled out (" + v.againstPareto() + "), and so is exponential"
	weibull, _ := v.Comparison(Lognormal, Weibull)
	gpd, _ := v.Comparison(Lognormal, GPD)
	distance, top := chance(v.Reason.Distance), chance(v.Reason.Top)
	switch v.Reason.Rule {
	case AllCollapse:
		return fmt.Sprintf("Cannot tell which law it is: %s, and lognormal and Weibull collapse to Pareto: %s spread more than a Pareto tail. Look for a mixture, a bend at the bottom or rounding.", out, head)
	case RivalUnfitted:
		return fmt.Sprintf("Cannot tell which law it is: %s, and not every rival can be fitted to %s.", out, head)
	case NoneStands:
		return fmt.Sprintf("Cannot tell which law it is, but it is none of the three: %s, and lognormal does not fit %s (goodness of fit %s; %v; %v).", out, head, distance, weibull, gpd)
	case LognormalOrOthers:
		var rivals []string
		for _, c := range v.untold() {
			rivals = append(rivals, c.B.String())
		}
		return fmt.Sprintf("Cannot tell: %s, and %s do not tell lognormal from %s.%s", out, head, strings.Join(rivals, " and "), needed(v.Needed))
	case ParetoTopStands:
		return fmt.Sprintf("Cannot tell: %s, and %s agree with a lognormal tail, but its top tenth may be Pareto (%s).%s", out, head, top, v.takesWords())
	}
	return fmt.Sprintf("Lognormal: %s, and %s agree with a lognormal tail (goodness of fit %s) and rule out Weibull (%s), GPD (%s) and a Pareto law of the top tenth (%s).", out, head, distance, chance(weibull.PValue), chance(gpd.PValue), top)
}

// againstPareto says how well a Pareto tail fits, and what fits better.
func (v Verdict) againstPareto() string {
	words := "goodness of fit " + chance(v.Goodness)
	var better []string
	for _, family := range v.Reason.Better {
		c, _ := v.Comparison(Pareto, family)
		better = append(better, fmt.Sprintf("%v (%s)", family, chance(c.PValue)))
	}
	if len(better) > 0 {
		words += ", a better fit by " + strings.Join(better, " and ")
	}
	return words
}

// rivals names the rivals of Pareto that are not ruled out.
func (r Reason) rivals() string {
	var out []string
	if r.Bend >= level {
		out = append(out, fmt.Sprintf("a tail whose elasticity doubles (%s)", chance(r.Bend)))
	}
	if r.End >= level {
		out = append(out, fmt.Sprintf("one that ends at its last hundredth (%s)", chance(r.End)))
	}
	return strings.Join(out, " and ")
}

// takesWords says how many values it takes, unless there are as many.
func (v Verdict) takesWords() string {
	if math.IsInf(v.Needed, 1) {
		return ""
	}
	return fmt.Sprintf(" It takes %.0f values in the tail.", v.Needed)
}

// chance writes a p-value.
func chance(p float64) string { return unit.Plain.PValue(p, 2) }

// needed says how many values would decide between two families.
func needed(n float64) string {
	if !(n >= 1 && n < 1e8) {
		return " As far as these values show, no number of them would."
	}
	if n >= 1e6 {
		return fmt.Sprintf(" About %.2g million values in the tail would, if the difference is what it seems.", n/1e6)
	}
	unit := math.Pow(10, math.Floor(math.Log10(n))-1)
	return fmt.Sprintf(" About %.0f values in the tail would, if the difference is what it seems.", math.Round(n/unit)*unit)
}
