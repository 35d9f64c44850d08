package estimate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// An Outcome is what a sample says about its tail.
type Outcome int

const (
	// CannotTell: the tail above the threshold leaves it open.
	CannotTell Outcome = iota
	// ParetoTail: a Pareto tail stands, and exponential and a tail that bends are ruled
	// out.
	ParetoTail
	// ExponentialTail: an exponential tail stands, and Pareto, lognormal and GPD tails that
	// split the surplus otherwise are ruled out.
	ExponentialTail
	// LognormalTail: a lognormal tail stands, and Pareto, exponential, Weibull, GPD and a
	// Pareto top are ruled out.
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

	brief bool // leaves out what is only for show
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

	// Power is the chance that so many values of a Pareto tail rule the rival out that
	// bends, and Needed how many values in the tail it takes to decide what was left open,
	// with a power of 80%: 0 where nothing was, +Inf where no number would.
	Power    float64
	Needed   float64
	Warnings []error
}

// String returns the words.
func (v Verdict) String() string { return v.Words }

// Verdict says whether the tail above a threshold is Pareto, exponential, lognormal, or
// whether it cannot tell. A family is named where it stands and what it could be taken
// for is ruled out, each at 5%. What does not reject it does not suffice: that may be for
// want of values.
//
//   - Pareto stands unless the distance to it is too large, or a lognormal, Weibull or GPD
//     tail fits better, at 5% over the four. It is named if exponential is ruled out and
//     two rivals are too: the lognormal tail whose elasticity doubles between the threshold
//     and the value that one task in a hundred of the tail exceeds, and the Pareto tail
//     that ends at that value. A bend of that size moves every price; a tail that bends
//     less, or ends later, is called Pareto. [RivalCount] values do it.
//   - Exponential stands unless the distance to it is too large, or a Weibull or GPD tail
//     fits better, at 5% over the three. It is named if Pareto is ruled out and so are GPD
//     tails with |ξ| ≥ 0.25. [ExponentialCount] values do it.
//   - Lognormal stands unless the distance to it is too large or Weibull or GPD rule it out.
//     It is named if Pareto, exponential, Weibull and GPD are ruled out, and so is a Pareto
//     law of its top tenth. [SplicedCount] values do the last.
//
// All else is cannot tell, as are fewer than [MinimumTail] values and heavily tied ones:
// [Sample.BinRounded] reads them as a histogram.
//
// A threshold that the sample chose is where Pareto does best, and tests that take it as
// given find it too often. So the distance is judged against samples that choose their
// own, as [Sample.Goodness] does, and Pareto is not named where one lognormal or Weibull
// law of the whole sample, or of four times the tail, stands at 5% and its elasticity
// rises by a quarter or more where the rival's doubles. If Pareto is not named, the other
// two are asked for above the smallest value.
//
// How often each verdict is right and wrong is measured by [ErrorRates]. On [Truths] with
// 50 to 20,000 tasks, thresholds given and chosen, 300 down to 40 samples of each, no law
// was called by another's name in more than 4.5% of the samples.
//
// Errors are those of [Sample.Threshold] and [Sample.Fits].
func (s Sample) Verdict(o Options) (Verdict, error) {
	if o.Threshold != 0 {
		return s.verdictAbove(o.Threshold, o, func() (float64, error) { return s.goodnessAbove(o.Threshold, o.Simulation) })
	}
	t, err := s.Threshold()
	if err != nil {
		return Verdict{}, err
	}
	v, err := s.verdictAbove(t.Hours, o, func() (float64, error) {
		g, err := s.Goodness(o.Simulation)
		r := float64(g.Replicates)
		return (g.PValue*r + 1) / (r + 1), err // the sample counted as one of them
	})
	if err != nil || v.TailIndex.Count < MinimumTail || tied(v.Warnings) {
		return v, err
	}
	if v.Outcome == ParetoTail {
		if err := s.veto(&v, o.Simulation); err != nil || v.Outcome == ParetoTail {
			return v, err
		}
	}
	if v.Outcome == CannotTell && t.Count == len(s.hours) {
		return v, nil
	}
	whole, err := s.verdictAbove(s.hours[0], o, func() (float64, error) { return s.goodnessAbove(s.hours[0], o.Simulation) })
	if err != nil || whole.Outcome == CannotTell || whole.Outcome == ParetoTail {
		v.Outcome = CannotTell
		return v, nil
	}
	return whole, nil
}

// verdictAbove reaches a verdict above a threshold, with the p-value of the distance to a
// Pareto tail from outside.
func (s Sample) verdictAbove(x float64, o Options, goodness func() (float64, error)) (Verdict, error) {
	var v Verdict
	var err error
	if v.TailIndex, err = s.TailIndex(x); err != nil {
		return Verdict{}, err
	}
	if v.Fits, err = s.fits(x, o.brief); err != nil {
		return Verdict{}, err
	}
	v.Warnings = append(s.Warnings(), v.Fits[0].Warnings...)
	n := v.TailIndex.Count
	v.Power = rivalPower(n)
	switch {
	case n < MinimumTail:
		v.tooFew()
		return v, nil
	case tied(v.Fits[0].Warnings):
		v.tooTied()
		return v, nil
	}
	sim := o.Simulation
	replicates, err := sim.replicates(999)
	if err != nil {
		return Verdict{}, err
	}
	sim.Progress = nil
	compare := func(p [2]Family) error {
		a, okA := v.fit(p[0])
		b, okB := v.fit(p[1])
		if !okA || !okB {
			return nil
		}
		c, err := Compare(a, b, sim)
		v.Comparisons = append(v.Comparisons, c)
		return err
	}
	pairs := nestedPairs
	if o.brief {
		pairs = pairs[1:]
	}
	for _, p := range pairs {
		if err := compare(p); err != nil {
			return Verdict{}, err
		}
	}
	if o.brief && len(v.bends()) > 0 { // and nobody asks how far away Pareto is
		v.Goodness = math.NaN()
	} else if v.Goodness, err = goodness(); err != nil {
		return Verdict{}, err
	}
	pareto := v.Fits[0]
	err = v.decide(evidence{
		brief:   o.brief,
		compare: compare,
		rival:   func() (float64, error) { return rivalPValue(pareto.solution.units.spread(), n, sim, replicates), nil },
		cut: func() (float64, error) {
			return cutPValue(pareto.solution.units.max/pareto.solution.units.mean, n), nil
		},
		margin: func() (float64, error) {
			g, ok := v.fit(GPD)
			if !ok {
				return 1, nil
			}
			return marginPValue(float64(n), g.solution.at.b, g.solution.scaled, g.solution.units.gpdProfile), nil
		},
		spliced: func() (float64, error) { f, _ := v.fit(Lognormal); return f.splicedPValue(), nil },
		distance: func(family Family) (float64, error) {
			f, ok := v.fit(family)
			if !ok {
				return 0, nil
			}
			return f.Goodness(sim)
		},
	})
	return v, err
}

// nestedPairs are the pairs that every verdict compares, the first of them for show, and
// lognormalPairs those that it takes to name a lognormal tail.
var (
	nestedPairs    = [][2]Family{{Pareto, Exponential}, {Pareto, Lognormal}, {Pareto, Weibull}, {Pareto, GPD}, {Exponential, Weibull}, {Exponential, GPD}}
	lognormalPairs = [][2]Family{{Lognormal, Weibull}, {Lognormal, GPD}}
)

func tied(warnings []error) bool {
	for _, w := range warnings {
		if errors.Is(w, ErrTied) {
			return true
		}
	}
	return false
}

// tooFew fills a verdict on fewer than MinimumTail values.
func (v *Verdict) tooFew() {
	v.Goodness, v.Needed = math.NaN(), RivalCount()
	v.Words = fmt.Sprintf("Cannot tell: %d values at or above %.3g h, and fewer than %d say nothing about a tail. To tell Pareto from a tail whose elasticity doubles takes %.0f.", v.TailIndex.Count, v.TailIndex.Threshold, MinimumTail, v.Needed)
}

// tooTied fills a verdict on values that rounding has made equal.
func (v *Verdict) tooTied() {
	v.Goodness, v.Needed = math.NaN(), math.Inf(1)
	v.Words = fmt.Sprintf("Cannot tell: many of the %d values at or above %.3g h are equal, as rounding makes them, and the tests would judge the rounding. Read them as a histogram with edges between the rounded values, as BinRounded makes it.", v.TailIndex.Count, v.TailIndex.Threshold)
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

// better returns the families that fit better than the given one at a level.
func (v Verdict) better(level float64, than Family, families ...Family) []string {
	var out []string
	for _, f := range families {
		if c, ok := v.Comparison(than, f); ok && c.PValue < level {
			out = append(out, fmt.Sprintf("%v (%s)", f, chance(c.PValue)))
		}
	}
	return out
}

// bends returns the families that rule Pareto out as a better fit.
func (v Verdict) bends() []string { return v.better(level/4, Pareto, Lognormal, Weibull, GPD) }

// evidence gives the p-values that only some verdicts ask for.
type evidence struct {
	brief    bool                          // no words are asked for
	rival    func() (float64, error)       // of the tail whose elasticity doubles
	cut      func() (float64, error)       // of the Pareto tail that ends
	compare  func(pair [2]Family) error    // adds a comparison to the verdict
	margin   func() (float64, error)       // of GPD tails at the margin of exponential
	spliced  func() (float64, error)       // of a lognormal tail with a Pareto top
	distance func(Family) (float64, error) // to a family's fit
}

// level is the level at which a family is ruled out, over all tests together.
const level = 0.05

// decide fills the outcome, what is needed and the words.
func (v *Verdict) decide(e evidence) error {
	n, x := v.TailIndex.Count, v.TailIndex.Threshold
	head := fmt.Sprintf("%d values at or above %.3g h", n, x)
	against := fmt.Sprintf("goodness of fit %s", chance(v.Goodness))
	bends := v.bends()
	if len(bends) > 0 {
		against += ", a better fit by " + strings.Join(bends, " and ")
	}
	pareto := v.Goodness >= level/4 && len(bends) == 0
	curved := v.better(level/3, Exponential, Weibull, GPD)
	exponential := len(curved) == 0
	if exponential {
		p, err := e.distance(Exponential)
		if err != nil {
			return err
		}
		exponential = p >= level/3
	}
	switch {
	case pareto && exponential:
		v.Needed = RivalCount()
		if c, ok := v.Comparison(Exponential, GPD); ok {
			v.Needed = math.Max(v.Needed, c.Needed)
		}
		v.Words = fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and with an exponential one.%s", head, needed(v.Needed))
	case pareto:
		rival, err := e.rival()
		if err != nil {
			return err
		}
		end, err := e.cut()
		if err != nil {
			return err
		}
		if rival >= level || end >= level {
			v.Words = fmt.Sprintf("Cannot tell: %s agree with a Pareto tail and not with an exponential one, but do not rule out %s; of Pareto tails of that size %.0f%% do.", head, rivals(rival, end), 100*v.Power)
			v.takes(RivalCount())
			return nil
		}
		v.Outcome = ParetoTail
		v.Words = fmt.Sprintf("Pareto: %s agree with a tail index of %.3g, %v, which is a density exponent of %.3g, %s; exponential is ruled out, and so are a tail whose elasticity doubles (%s) and one that ends at its last hundredth (%s).",
			head, v.TailIndex.Alpha, v.TailIndex.Interval, v.TailIndex.DensityExponent(), against, chance(rival), chance(end))
	case exponential:
		margin, err := e.margin()
		if err != nil {
			return err
		}
		if margin >= level {
			v.Words = fmt.Sprintf("Cannot tell: Pareto is ruled out (%s), and %s agree with an exponential tail, but not only with that: a GPD tail with ξ beyond ±%v is not ruled out (%s), and splits the surplus otherwise.", against, head, exponentialMargin, chance(margin))
			v.takes(ExponentialCount())
			return nil
		}
		if err := e.compare([2]Family{Exponential, Lognormal}); err != nil {
			return err
		}
		c, ok := v.Comparison(Exponential, Lognormal)
		if !ok || c.Favours() != Exponential {
			v.Needed = math.Max(c.Needed, float64(n))
			v.Words = fmt.Sprintf("Cannot tell: Pareto is ruled out (%s), and %s do not tell exponential from lognormal.%s", against, head, needed(c.Needed))
			return nil
		}
		v.Outcome = ExponentialTail
		v.Words = fmt.Sprintf("Exponential: Pareto is ruled out (%s), neither Weibull nor GPD fits %s better than an exponential tail, and ξ beyond ±%v (%s) and lognormal (%s) are ruled out.", against, head, exponentialMargin, chance(margin), chance(c.PValue))
	default:
		return v.lognormal(e, head, against)
	}
	return nil
}

// takes says how many values it takes, if there are fewer. Where so many did not do, none
// would, as far as these show.
func (v *Verdict) takes(count float64) {
	if v.Needed = count; float64(v.TailIndex.Count) >= count {
		v.Needed = math.Inf(1)
		return
	}
	v.Words += fmt.Sprintf(" It takes %.0f values in the tail.", count)
}

// rivals names the rivals of Pareto that are not ruled out.
func rivals(bend, end float64) string {
	var out []string
	if bend >= level {
		out = append(out, fmt.Sprintf("a tail whose elasticity doubles (%s)", chance(bend)))
	}
	if end >= level {
		out = append(out, fmt.Sprintf("one that ends at its last hundredth (%s)", chance(end)))
	}
	return strings.Join(out, " and ")
}

// lognormal decides where Pareto and exponential are ruled out.
func (v *Verdict) lognormal(e evidence, head, against string) error {
	if e.brief { // this costs nothing
		if p, err := e.spliced(); err != nil || p >= level {
			return err
		}
	}
	out := "Pareto is ruled out (" + against + "), so is exponential"
	for _, p := range lognormalPairs {
		if err := e.compare(p); err != nil {
			return err
		}
		if c, ok := v.Comparison(p[0], p[1]); e.brief && ok && c.Favours() != Lognormal {
			return nil
		}
	}
	weibull, okW := v.Comparison(Lognormal, Weibull)
	gpd, okG := v.Comparison(Lognormal, GPD)
	v.Needed = math.Inf(1)
	switch {
	case okW && weibull.Test == Collapsed:
		v.Words = fmt.Sprintf("Cannot tell which law it is: %s, and lognormal and Weibull collapse to Pareto: %s spread more than a Pareto tail. Look for a mixture, a bend at the bottom or rounding.", out, head)
		return nil
	case !okW || !okG:
		v.Words = fmt.Sprintf("Cannot tell which law it is: %s, and not every rival has a fit to %s.", out, head)
		return nil
	}
	distance, err := e.distance(Lognormal)
	if err != nil {
		return err
	}
	switch {
	case distance < level || weibull.RulesOut(Lognormal) || gpd.RulesOut(Lognormal):
		v.Words = fmt.Sprintf("Cannot tell which law it is, but none of the three: %s, and lognormal does not fit %s (goodness of fit %s; %v; %v).", out, head, chance(distance), weibull, gpd)
		return nil
	case weibull.Favours() != Lognormal || gpd.Favours() != Lognormal:
		rivals := []string{}
		v.Needed = 0
		for _, c := range []Comparison{weibull, gpd} {
			if c.Favours() != Lognormal {
				rivals = append(rivals, c.B.String())
				v.Needed = math.Max(v.Needed, c.Needed)
			}
		}
		v.Words = fmt.Sprintf("Cannot tell: %s, and %s do not tell lognormal from %s.%s", out, head, strings.Join(rivals, " and "), needed(v.Needed))
		return nil
	}
	spliced, err := e.spliced()
	if err != nil {
		return err
	}
	if spliced >= level {
		v.Words = fmt.Sprintf("Cannot tell: %s, and %s agree with a lognormal tail, but do not rule out that its top tenth is Pareto (%s).", out, head, chance(spliced))
		v.takes(SplicedCount())
		return nil
	}
	v.Outcome, v.Needed = LognormalTail, 0
	v.Words = fmt.Sprintf("Lognormal: %s, and %s agree with a lognormal tail (goodness of fit %s) and rule out Weibull (%s), GPD (%s) and a Pareto law of the top tenth (%s).", out, head, chance(distance), chance(weibull.PValue), chance(gpd.PValue), chance(spliced))
	return nil
}

// veto turns a verdict of Pareto above a chosen threshold into cannot tell, where one law
// of more of the sample stands and bends in that tail.
func (s Sample) veto(v *Verdict, sim Simulation) error {
	sim.Progress = nil
	n, x := v.TailIndex.Count, v.TailIndex.Threshold
	windows := []float64{s.hours[0]}
	if 8*n < len(s.hours) {
		windows = append(windows, s.hours[len(s.hours)-4*n])
	}
	for _, from := range windows {
		for _, family := range []Family{Lognormal, Weibull} {
			f, err := s.Fit(family, from)
			if err != nil || f.CollapsesToPareto() {
				continue
			}
			rise := bend(f.Tail, x)
			if rise < vetoBend {
				continue
			}
			p, err := f.Goodness(sim)
			if err != nil {
				return err
			}
			if p < level {
				continue
			}
			v.Outcome, v.Needed = CannotTell, math.Inf(1)
			v.Words = fmt.Sprintf("Cannot tell: %d values at or above %.3g h, where Pareto does best, agree with it. But so does one %v law with all %d values at or above %.3g h (goodness of fit %s), under which the elasticity of that tail rises by a factor of %.2g.",
				n, x, family, f.Count, from, chance(p), rise)
			return nil
		}
	}
	return nil
}

// vetoBend is the rise of the elasticity from which a law of more of the sample stands
// against a Pareto tail above a chosen threshold.
const vetoBend = 1.25

// chance writes a p-value.
func chance(p float64) string {
	if p < 0.001 {
		return "p < 0.001"
	}
	return fmt.Sprintf("p = %.2g", p)
}

func needed(n float64) string {
	if !(n < 1e8) {
		return " No number of values would, as far as these show."
	}
	if n >= 1e6 {
		return fmt.Sprintf(" Some %.2g million values in the tail would, if the difference is what it seems.", n/1e6)
	}
	unit := math.Pow(10, math.Floor(math.Log10(n))-1)
	return fmt.Sprintf(" About %.0f values in the tail would, if the difference is what it seems.", math.Round(n/unit)*unit)
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
	return reached(simulateHits(sim, replicates, func() *units { return &units{x: 1, logs: make([]float64, n)} }, func(u *units, rng *rand.Rand) bool {
		u.drawPareto(rng)
		return u.distance() >= d
	})), nil
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
