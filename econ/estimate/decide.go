package estimate

import "math"

// level is the level at which a family is ruled out, over all tests together.
const level = 0.05

// vetoBend is the rise of the elasticity from which a law of more of the sample stands
// against a Pareto tail above a chosen threshold.
const vetoBend = 1.25

// judged are the families that the rules of a verdict name, Pareto first.
var judged = []Family{Pareto, Exponential, Lognormal, Weibull, GPD}

// nestedPairs are compared for every verdict, the first of them for show; lognormalPairs are
// compared before a lognormal tail is named.
var (
	nestedPairs    = [][2]Family{{Pareto, Exponential}, {Pareto, Lognormal}, {Pareto, Weibull}, {Pareto, GPD}, {Exponential, Weibull}, {Exponential, GPD}}
	lognormalPairs = [][2]Family{{Lognormal, Weibull}, {Lognormal, GPD}}
)

// evidence gives the p-values that only some verdicts need.
type evidence struct {
	brief    bool                          // only the outcome is needed
	bend     func() (float64, error)       // of the tail whose elasticity doubles
	end      func() (float64, error)       // of the Pareto tail that ends
	compare  func(pair [2]Family) error    // adds a comparison to the verdict
	margin   func() (float64, error)       // of GPD tails at the margin of exponential
	top      func() (float64, error)       // of a lognormal tail with a Pareto top
	distance func(Family) (float64, error) // to a family's fit
}

// bends returns the families that rule Pareto out by a better fit.
func (v Verdict) bends() []Family { return v.better(level/4, Pareto, Lognormal, Weibull, GPD) }

// better returns the families that fit better than the given one at a level.
func (v Verdict) better(level float64, than Family, families ...Family) []Family {
	var out []Family
	for _, f := range families {
		if c, ok := v.Comparison(than, f); ok && c.PValue < level {
			out = append(out, f)
		}
	}
	return out
}

// decide reaches the outcome by the rules of [Sample.Verdict].
func (v *Verdict) decide(e evidence) error {
	v.Reason.Better = v.bends()
	pareto := v.Goodness >= level/4 && len(v.Reason.Better) == 0
	exponential := len(v.better(level/3, Exponential, Weibull, GPD)) == 0
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
		v.because(ParetoOrExponential)
		return nil
	case pareto:
		return v.decidePareto(e)
	case exponential:
		return v.decideExponential(e)
	}
	return v.decideLognormal(e)
}

// decidePareto decides where Pareto stands and exponential is ruled out.
func (v *Verdict) decidePareto(e evidence) error {
	var err error
	if v.Reason.Bend, err = e.bend(); err != nil {
		return err
	}
	if v.Reason.End, err = e.end(); err != nil {
		return err
	}
	if v.Reason.Bend >= level || v.Reason.End >= level {
		v.takes(RivalCount())
		v.because(RivalStands)
		return nil
	}
	v.because(ParetoStands)
	return nil
}

// decideExponential decides where exponential stands and Pareto is ruled out.
func (v *Verdict) decideExponential(e evidence) error {
	var err error
	if v.Reason.Margin, err = e.margin(); err != nil {
		return err
	}
	if v.Reason.Margin >= level {
		v.takes(ExponentialCount())
		v.because(MarginStands)
		return nil
	}
	if err := e.compare([2]Family{Exponential, Lognormal}); err != nil {
		return err
	}
	if c, ok := v.Comparison(Exponential, Lognormal); !ok || c.Favours() != Exponential {
		v.Needed = math.Inf(1)
		if ok {
			v.Needed = math.Max(c.Needed, float64(v.TailIndex.Count))
		}
		v.because(ExponentialOrLognormal)
		return nil
	}
	v.because(ExponentialStands)
	return nil
}

// decideLognormal decides where Pareto and exponential are ruled out.
func (v *Verdict) decideLognormal(e evidence) error {
	v.Needed = math.Inf(1)
	if e.brief { // this costs nothing
		if p, err := e.top(); err != nil || p >= level {
			v.because(ParetoTopStands)
			return err
		}
	}
	for _, p := range lognormalPairs {
		if err := e.compare(p); err != nil {
			return err
		}
		if c, ok := v.Comparison(p[0], p[1]); e.brief && ok && c.Favours() != Lognormal {
			v.because(LognormalOrOthers)
			return nil
		}
	}
	weibull, okW := v.Comparison(Lognormal, Weibull)
	gpd, okG := v.Comparison(Lognormal, GPD)
	switch {
	case okW && weibull.Test == Collapsed:
		v.because(AllCollapse)
		return nil
	case !okW || !okG:
		v.because(RivalUnfitted)
		return nil
	}
	var err error
	if v.Reason.Distance, err = e.distance(Lognormal); err != nil {
		return err
	}
	switch {
	case v.Reason.Distance < level || weibull.RulesOut(Lognormal) || gpd.RulesOut(Lognormal):
		v.because(NoneStands)
		return nil
	case weibull.Favours() != Lognormal || gpd.Favours() != Lognormal:
		v.Needed = 0
		for _, c := range v.untold() {
			v.Needed = math.Max(v.Needed, c.Needed)
		}
		v.because(LognormalOrOthers)
		return nil
	}
	if v.Reason.Top, err = e.top(); err != nil {
		return err
	}
	if v.Reason.Top >= level {
		v.takes(SplicedCount())
		v.because(ParetoTopStands)
		return nil
	}
	v.Needed = 0
	v.because(LognormalStands)
	return nil
}

// untold returns the comparisons that leave open whether the law is lognormal.
func (v Verdict) untold() []Comparison {
	var out []Comparison
	for _, p := range lognormalPairs {
		if c, ok := v.Comparison(p[0], p[1]); ok && c.Favours() != Lognormal {
			out = append(out, c)
		}
	}
	return out
}

// takes sets the number of values that the open question needs. If there are as many already,
// no number would decide it, as far as they show.
func (v *Verdict) takes(count float64) {
	if v.Needed = count; float64(v.TailIndex.Count) >= count {
		v.Needed = math.Inf(1)
	}
}

// veto turns a verdict of Pareto above a chosen threshold into cannot tell if one law of more
// of the sample stands and bends in that tail.
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
			if !(rise >= vetoBend) {
				continue
			}
			g, err := f.Goodness(sim)
			if err != nil {
				return err
			}
			if g.PValue < level {
				continue
			}
			v.Needed = math.Inf(1)
			v.Reason.Wider = WiderLaw{Family: family, Threshold: from, Count: f.Count, PValue: g.PValue, Rise: rise}
			v.because(WiderLawStands)
			return nil
		}
	}
	return nil
}
