package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"valuecapture/econ/internal/root"
)

// An Outcome is what a sample says about its tail.
type Outcome int

const (
	// CannotTell: the tail above the threshold leaves it open.
	CannotTell Outcome = iota
	// ParetoTail: a Pareto tail stands, exponential is ruled out, and a rival that bends
	// would have been noticed.
	ParetoTail
	// ExponentialTail: Pareto is ruled out and exponential stands.
	ExponentialTail
	// LognormalTail: Pareto and exponential are ruled out, and lognormal is preferred to
	// Weibull.
	LognormalTail
)

// String returns the outcome in words.
func (o Outcome) String() string {
	switch o {
	case ParetoTail:
		return "Pareto"
	case ExponentialTail:
		return "exponential"
	case LognormalTail:
		return "lognormal"
	}
	return "cannot tell"
}

// Options say how a verdict is reached. The zero Options are the default.
type Options struct {
	Threshold  float64 // in hours; 0 to choose it by the smallest distance
	Simulation Simulation
}

// A Verdict is an outcome with everything that led to it.
type Verdict struct {
	Outcome Outcome
	Words   string // the outcome and its reason, in sentences

	TailIndex   TailIndex
	Goodness    float64     // p-value of the distance to a Pareto tail
	Fits        []Fit       // of a sample
	BinnedFits  []BinnedFit // of a histogram
	Comparisons []Comparison

	// Power is the chance that a tail of so many values would have shown a bend like the
	// Rival's, and Needed how many values in the tail it takes to decide what was left
	// open, with a power of 80%: 0 where nothing was.
	Power    float64
	Needed   float64
	Warnings []error
}

// String returns the words.
func (v Verdict) String() string { return v.Words }

// Verdict says whether the tail above a threshold is Pareto, exponential, lognormal, or
// whether it cannot tell.
//
// Pareto is ruled out by a goodness-of-fit p-value at or below 0.1, or by a lognormal,
// Weibull or GPD tail that fits better at 5%, divided by three as there are three.
// Exponential is ruled out by a Weibull or GPD tail at 5%, divided by two. Then
//
//	Pareto stands    exponential stands    outcome
//	yes              no                    Pareto if the power against a rival is 80%
//	no               yes                   exponential
//	no               no                    lognormal if preferred to Weibull at 5%
//	yes              yes                   cannot tell
//
// and all else is cannot tell, as are fewer than [MinimumTail] values. The rival is the
// lognormal tail whose elasticity doubles between the threshold and the value that one
// task in a hundred of the tail exceeds: a bend of that size moves every price, and it
// takes [RivalCount] values to notice. A tail that bends less is called Pareto.
//
// A threshold chosen by the sample is where Pareto does best, and the comparisons take
// it as given: the verdict is about the tail above it, not about the whole sample. Give
// a threshold to ask about more of it.
//
// Errors are those of [Sample.Threshold] and [Sample.Fits].
func (s Sample) Verdict(o Options) (Verdict, error) {
	var v Verdict
	x := o.Threshold
	if x == 0 {
		t, err := s.Threshold()
		if err != nil {
			return Verdict{}, err
		}
		x = t.Hours
	}
	var err error
	if v.TailIndex, err = s.TailIndex(x); err != nil {
		return Verdict{}, err
	}
	if v.Fits, err = s.Fits(x); err != nil {
		return Verdict{}, err
	}
	v.Warnings = append(s.Warnings(), v.Fits[0].Warnings...)
	n := v.TailIndex.Count
	v.Power = rivalPower(n)
	if n < MinimumTail {
		v.tooFew()
		return v, nil
	}
	if o.Threshold == 0 {
		g, err := s.Goodness(o.Simulation)
		if err != nil {
			return Verdict{}, err
		}
		v.Goodness = g.PValue
	} else if v.Goodness, err = s.goodnessAbove(x, o.Simulation); err != nil {
		return Verdict{}, err
	}
	sim := o.Simulation
	sim.Replicates, sim.Progress = 0, nil
	for _, p := range comparedPairs {
		a, okA := v.fit(p[0])
		b, okB := v.fit(p[1])
		if !okA || !okB {
			continue
		}
		c, err := Compare(a, b, sim)
		if err != nil {
			return Verdict{}, err
		}
		v.Comparisons = append(v.Comparisons, c)
	}
	v.decide()
	return v, nil
}

// comparedPairs are the pairs that a verdict compares.
var comparedPairs = [][2]Family{{Pareto, Exponential}, {Pareto, Lognormal}, {Pareto, Weibull}, {Pareto, GPD},
	{Exponential, Weibull}, {Exponential, GPD}, {Exponential, Lognormal}, {Lognormal, Weibull}}

// tooFew fills a verdict on fewer than MinimumTail values.
func (v *Verdict) tooFew() {
	v.Goodness, v.Needed = math.NaN(), MinimumTail
	v.Words = fmt.Sprintf("Cannot tell: %d values at or above %.3g h, and fewer than %d say nothing about a tail.", v.TailIndex.Count, v.TailIndex.Threshold, MinimumTail)
}

func (v Verdict) fit(family Family) (Fit, bool) {
	for _, f := range v.Fits {
		if f.Family == family {
			return f, true
		}
	}
	return Fit{}, false
}

// Comparison returns the comparison of two families in either order.
func (v Verdict) Comparison(a, b Family) (Comparison, bool) {
	for _, c := range v.Comparisons {
		if c.A == a && c.B == b || c.A == b && c.B == a {
			return c, true
		}
	}
	return Comparison{}, false
}

// better returns the families that fit better than the given one at a level shared among
// them.
func (v Verdict) better(than Family, families ...Family) []string {
	var out []string
	for _, f := range families {
		if c, ok := v.Comparison(than, f); ok && c.PValue < 0.05/float64(len(families)) {
			out = append(out, fmt.Sprintf("%v (p = %.2g)", f, c.PValue))
		}
	}
	return out
}

// decide fills the outcome, what is needed and the words.
func (v *Verdict) decide() {
	n, x := v.TailIndex.Count, v.TailIndex.Threshold
	bends := v.better(Pareto, Lognormal, Weibull, GPD)
	pareto := v.Goodness > 0.1 && len(bends) == 0
	curved := v.better(Exponential, Weibull, GPD)
	exponential := len(curved) == 0
	head := fmt.Sprintf("%d values at or above %.3g h", n, x)
	against := fmt.Sprintf("goodness of fit p = %.2g", v.Goodness)
	if len(bends) > 0 {
		against += ", a better fit by " + strings.Join(bends, " and ")
	}
	switch {
	case pareto && !exponential && v.Power >= 0.8:
		v.Outcome = ParetoTail
		v.Words = fmt.Sprintf("Pareto: %s agree with a tail index of %.3g (%v; density exponent %.3g), %s; exponential is ruled out, and a tail whose elasticity doubles would have been noticed with a chance of %.0f%%.",
			head, v.TailIndex.Alpha, v.TailIndex.Interval, v.TailIndex.DensityExponent(), against, 100*v.Power)
	case pareto && !exponential:
		v.Needed = RivalCount()
		v.Words = fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and not with an exponential one, but a tail whose elasticity doubles would have been noticed with a chance of only %.0f%%; that takes %.0f values in the tail.",
			head, 100*v.Power, v.Needed)
	case pareto:
		c, _ := v.Comparison(Pareto, Exponential)
		v.Needed = c.Needed
		v.Words = fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and with an exponential one.%s", head, needed(v.Needed))
	case exponential:
		v.Outcome = ExponentialTail
		v.Words = fmt.Sprintf("Exponential: Pareto is ruled out (%s), and neither Weibull nor GPD fits %s better than an exponential tail.", against, head)
	default:
		c, ok := v.Comparison(Lognormal, Weibull)
		switch {
		case ok && c.Test != Collapsed && c.Favours() == Lognormal:
			v.Outcome = LognormalTail
			v.Words = fmt.Sprintf("Lognormal: Pareto is ruled out (%s), so is exponential, and %s prefer lognormal to Weibull (p = %.2g).", against, head, c.PValue)
		case ok && c.Test != Collapsed && c.Favours() == Weibull:
			v.Words = fmt.Sprintf("Cannot tell which law it is, but none of the three: Pareto (%s), exponential and lognormal all fit %s worse than Weibull.", against, head)
		case ok && c.Test == Collapsed:
			v.Words = fmt.Sprintf("Cannot tell which law it is: Pareto is ruled out (%s), so is exponential, and lognormal and Weibull collapse to Pareto: %s spread more than a Pareto tail. Look for a mixture, a bend at the bottom or rounding.", against, head)
		default:
			v.Needed = c.Needed
			v.Words = fmt.Sprintf("Cannot tell: Pareto is ruled out (%s), so is exponential, and %s do not tell lognormal from Weibull.%s", against, head, needed(v.Needed))
		}
	}
}

func needed(n float64) string {
	if math.IsInf(n, 1) || math.IsNaN(n) {
		return " No number of values would, as far as these show."
	}
	return fmt.Sprintf(" About %.2g values in the tail would, if the difference is what it seems.", n)
}

// goodnessAbove returns the p-value of the distance to a Pareto tail above a threshold
// that was given. The distance of a Pareto sample to its own fit has a law that depends
// on the number of values alone.
func (s Sample) goodnessAbove(threshold float64, sim Simulation) (float64, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return math.NaN(), err
	}
	d, err := s.Distance(threshold)
	if err != nil {
		return math.NaN(), err
	}
	n := s.Above(threshold)
	farther := make([]bool, replicates)
	simulate(sim, replicates, func() *units { return &units{x: 1, logs: make([]float64, n)} }, func(u *units, i int, rng *rand.Rand) {
		u.drawPareto(rng)
		farther[i] = u.distance() >= d
	})
	count := 0
	for _, f := range farther {
		if f {
			count++
		}
	}
	return float64(count) / float64(replicates), nil
}

// distance returns the distance of untied values to their best Pareto law.
func (u *units) distance() float64 {
	d, n := 0.0, float64(len(u.logs))
	for i, y := range u.logs {
		m := math.Exp(-y / u.mean)
		d = math.Max(d, math.Max(math.Abs(m-(n-float64(i))/n), math.Abs(m-(n-float64(i)-1)/n)))
	}
	return d
}

// RivalCount returns how many values in the tail it takes to tell the rival of
// [Sample.Verdict] from Pareto at 5% with a power of 80%.
func RivalCount() float64 { return oneSided / (2 * rivalDivergence) }

// rivalPower returns the chance to notice the rival with n values, by the normal limit of
// the signed root of the likelihood ratio.
func rivalPower(n int) float64 {
	return math.Erfc((normal95-math.Sqrt(2*float64(n)*rivalDivergence))/math.Sqrt2) / 2
}

// normal95 is the 95% quantile of the standard normal law.
const normal95 = 1.6448536269514722

// rivalDivergence is the Kullback-Leibler divergence per value between the rival and the
// Pareto law nearest to it.
var rivalDivergence = func() float64 {
	xi := rivalStart()
	t, ratio := truncatedMoments(xi) // mean and second moment over its square, σ = 1
	return -ratio*t*t/2 - xi*t - math.Log(mills(xi)) + 1 + math.Log(t)
}()

// rivalStart returns where the rival is cut, in standard units: with s where 1% is left,
// its elasticity rises by R(ξ)/R(ξ+s) = 2.
func rivalStart() float64 {
	rise := func(xi float64) float64 {
		law := lognormalTail{x: 1, xi: xi, sigma: 1}
		s, err := root.Zero(func(s float64) float64 { return law.Survival(math.Exp(s)) - 0.01 }, 0, 20)
		if err != nil {
			return math.NaN()
		}
		return mills(xi)/mills(xi+s) - 2
	}
	xi, err := root.Zero(rise, 0, 10)
	if err != nil {
		return math.NaN()
	}
	return xi
}
