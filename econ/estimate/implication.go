package estimate

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
)

// An Implication is what a Pareto tail means for the lab that sells to it. Each interval is
// the range of the number over the interval of α. That covers numbers that are not monotone
// in α, such as net pay, which peaks at α = 2.
type Implication struct {
	Alpha       Estimate
	LernerIndex Estimate // (p-c)/p
	Markup      Estimate // p/c
	Price       Estimate // dollars per million tokens
	LabShare    Estimate // of the realised surplus
	GrossWage   Estimate // the model's, dollars per hour of labour saved
	NetWage     Estimate // after compute

	// Regime of the price at the estimate and at the ends of the interval of α.
	Regime, RegimeLow, RegimeHigh econ.Regime
	Warnings                      []error
}

// Implication returns price, Lerner index, lab share and the model's wage in a market whose
// hours have this tail. Wage, tokens and cost are those of m, whose Hours are not used.
//
// If the interval of α reaches 1 or less, there is no highest price, and the ends are the
// limits: a Lerner index of 1, a price of +Inf, and a lab share and a wage of 0.
//
// It returns an error that wraps [econ.ErrUnbounded] or [econ.ErrNotAttained] if the
// estimate itself is at or below 1, [ErrBelowTail] if the tail is only part of the sample and
// the resulting price lies at or below the threshold, [ErrParameter] for an interval whose ends
// are not in order, or those of [econ.NewMarket]. Where an end is NaN, so is every interval, and
// a warning says so.
func (t TailIndex) Implication(m econ.Market) (Implication, error) {
	at := func(alpha float64) (implied, error) {
		market, err := econ.NewMarket(m.Wage, m.Tokens, m.Cost, dist.Pareto{Scale: t.Threshold, Alpha: alpha})
		if err != nil {
			return implied{}, err
		}
		p, err := market.Monopoly()
		if err != nil {
			return implied{numbers: [...]float64{1, math.Inf(1), math.Inf(1), 0, 0, 0}, regime: p.Regime}, err
		}
		w := market.ModelWage(p.Price)
		return implied{[...]float64{p.LernerIndex(), p.Markup(), p.Price, market.Split(p.Price).LabShare(), w.Gross, w.Net},
			p.Regime, market.Threshold(p.Price)}, nil
	}
	if t.Interval.Low > t.Interval.High {
		return refused(0), fmt.Errorf("%w: the interval of the tail index runs from %g to %g, want the lower end first", ErrParameter, t.Interval.Low, t.Interval.High)
	}
	best, err := at(t.Alpha)
	if err != nil {
		return refused(best.regime), fmt.Errorf("estimate: tail index %.4g: %w", t.Alpha, err)
	}
	if t.Share < 1 && (best.cutoff < t.Threshold || best.regime == econ.Kink) {
		return refused(best.regime), fmt.Errorf("%w: a price of %.4g $/Mtok would serve tasks from %.4g h, the tail begins at %.4g h and holds %.3g of the sample: fit from a lower threshold, or use Sample.LabShare", ErrBelowTail, best.numbers[2], best.cutoff, t.Threshold, t.Share)
	}
	out := Implication{Alpha: Estimate{t.Alpha, t.StandardError, t.Interval}, Regime: best.regime, Warnings: append([]error(nil), t.Warnings...)}
	low, high := best.numbers, best.numbers
	below := false
	consider := func(alpha float64) econ.Regime {
		i, err := at(alpha)
		if err != nil && i.regime == 0 {
			return 0
		}
		below = below || err == nil && t.Share < 1 && (i.cutoff < t.Threshold || i.regime == econ.Kink)
		for j, x := range i.numbers {
			low[j], high[j] = math.Min(low[j], x), math.Max(high[j], x)
		}
		return i.regime
	}
	out.RegimeLow, out.RegimeHigh = consider(t.Interval.Low), consider(t.Interval.High)
	turns := []float64{2} // where net pay peaks, and the kink
	if kink := m.Wage * t.Threshold / m.Tokens; kink > m.Cost {
		turns = append(turns, kink/(kink-m.Cost))
	}
	for _, alpha := range turns {
		if t.Interval.Contains(alpha) {
			consider(alpha)
		}
	}
	if t.Interval.Low <= 1 {
		out.Warnings = append(out.Warnings, fmt.Errorf("%w: the interval of the tail index begins at %.3g, and at or below 1 there is no monopoly price", econ.ErrUnbounded, t.Interval.Low))
	}
	if below {
		out.Warnings = append(out.Warnings, fmt.Errorf("%w at an end of the interval: the results there treat the tail as if nothing lay below it", ErrBelowTail))
	}
	out.fill(best.numbers, low, high, t.Interval)
	return out, nil
}

// fill sets the numbers with their ranges over an interval of the tail index, which are not
// known where it is not.
func (i *Implication) fill(best, low, high [6]float64, of Interval) {
	known := !math.IsNaN(of.Low) && !math.IsNaN(of.High)
	if !known {
		i.Warnings = append(i.Warnings, fmt.Errorf("%w: the interval of the tail index is not known, and so none of what follows from it", ErrSmallTail))
	}
	for j, field := range []*Estimate{&i.LernerIndex, &i.Markup, &i.Price, &i.LabShare, &i.GrossWage, &i.NetWage} {
		*field = within(best[j], Interval{low[j], high[j], of.Level})
		if !known {
			field.Interval = unknown()
		}
	}
}

// refused is the result beside an error.
func refused(regime econ.Regime) Implication {
	i := nan.Of[Implication]()
	i.Regime = regime
	return i
}

// implied is what one tail index implies, in the order of Implication's fields.
type implied struct {
	numbers [6]float64
	regime  econ.Regime
	cutoff  float64 // h*, in hours
}
