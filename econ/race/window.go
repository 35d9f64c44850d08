package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
)

// A Window is what a closed lab can sell while it is ahead in task length: the tasks
// that its models do and open ones do not. Open models do half of the tasks of z hours,
// closed ones half of those of rz hours; both horizons double every Doubling months,
// and the lab is Lead months ahead, so that
//
//	r = 2^(Lead/Doubling).
//
// Success falls with the length of a task like a [Horizon], with the same slope b for
// both, and a closed model does whatever an open one does. The buyer knows which model
// can do a task. So among the tasks of h hours the lab sells to the share
//
//	q(h) = s(h; rz) − s(h; z)
//
// that only its models do. Open models do the rest at the lab's cost, or nobody does.
//
// It is conditional arithmetic and not a forecast. The lead that matters is over the
// next best rival, closed or open. If tokens do not grow with the task, the price
// doubles whenever z does. There is one price and one version. A lead on an index of
// capability need not be a lead in task length, and benchmarks measure hours taken, not
// hours saved.
//
// Source for horizons, and for their doubling about every seven months: T. Kwa et al.,
// "Measuring AI Ability to Complete Long Tasks", arXiv 2503.14499 (2025).
type Window struct {
	Reach    float64 // z, in hours. 0 < Reach ≤ 10¹⁵.
	Lead     float64 // in months. Lead > 0.
	Doubling float64 // months in which horizons double. Doubling > 0.
	Slope    float64 // b, above 0 and up to 1000(1−β), +Inf for sharp edges.
	Growth   float64 // β: a task takes T (h/x_m)^β tokens. 0 ≤ β < min(1, α).
}

// longest is the reach, in hours, up to which a window is priced.
const longest = 1e15

// steepest is the slope, in value per token, above which quadratures miss a soft edge.
// Such an edge is sharp to three digits.
const steepest = 1000

// Validate returns an error wrapping [ErrParameter] for a parameter outside its domain.
func (w Window) Validate() error {
	switch {
	case !(w.Reach > 0 && w.Reach <= longest):
		return outside("Reach", w.Reach, fmt.Sprintf("hours above 0 and up to %g: give minutes divided by 60", longest))
	case !positive(w.Lead):
		return outside("Lead", w.Lead, "finite months above 0: at a lead of 0 there is nothing to sell above cost")
	case !positive(w.Doubling):
		return outside("Doubling", w.Doubling, "finite months above 0")
	case !(w.Growth >= 0 && w.Growth < 1):
		return outside("Growth", w.Growth, "0 or above and below 1: at 1 a token of every task is worth the same, and above it one of a longer task is worth less")
	case !(w.Slope > 0 && w.Slope <= steepest*(1-w.Growth)*(1+rounding)) && !math.IsInf(w.Slope, 1):
		return outside("Slope", w.Slope, fmt.Sprintf("above 0 and up to %g, or math.Inf(1) for sharp edges", steepest*(1-w.Growth)))
	case !finite(w.Ratio()):
		return outside("Lead", w.Lead, fmt.Sprintf("fewer than 1023 doublings of %g months", w.Doubling))
	}
	return nil
}

// Ratio returns r, the horizon of closed models over that of open ones.
func (w Window) Ratio() float64 { return math.Exp2(w.Lead / w.Doubling) }

// After returns the window so many months later: both horizons have grown, and the lead
// is the same.
func (w Window) After(months float64) Window {
	w.Reach *= math.Exp2(months / w.Doubling)
	return w
}

// ClosedOnly returns q(h), the share of tasks of h hours that only closed models do.
// NaN for a window that is not valid or negative hours.
func (w Window) ClosedOnly(h float64) float64 {
	if w.Validate() != nil {
		return math.NaN()
	}
	return w.gap().At(h)
}

func (w Window) gap() gap { return gap{w.Reach, w.Ratio(), w.Slope} }

// String reads "10 min against 14.86 min, 4 months ahead".
func (w Window) String() string {
	return fmt.Sprintf("%.4g min against %.4g min, %.4g months ahead", 60*w.Reach, 60*w.Reach*w.Ratio(), w.Lead)
}

// A perToken is a market with tokens that grow with the task, seen token by token: a
// million tokens on a task of h hours are worth wh/T(h), and there are T(h) of them.
// Under a Pareto tail that is again a Pareto market with tokens T a task, of
//
//	x = x_m (h/x_m)^(1−β) hours with the tail index (α−β)/(1−β),
//
// times α/(α−β), the mean tokens of a task over T.
type perToken struct {
	econ.Market
	window Window
	tokens float64 // of a mean task over T
	scale  float64 // x_m
}

// hours returns h for x.
func (t perToken) hours(x float64) float64 {
	if t.window.Growth == 0 {
		return x
	}
	return t.scale * math.Pow(x/t.scale, 1/(1-t.window.Growth))
}

// perToken returns the market in tokens and the window in it, whose edges move as x
// does and whose slope in ln x is b/(1−β).
func (w Window) perToken(m econ.Market) (perToken, error) {
	if err := m.Validate(); err != nil {
		return perToken{}, err
	}
	if err := w.Validate(); err != nil {
		return perToken{}, err
	}
	if err := finiteMean(m); err != nil {
		return perToken{}, err
	}
	t := perToken{Market: m, window: w, tokens: 1}
	beta := w.Growth
	if beta == 0 {
		return t, nil
	}
	tail, ok := m.Hours.(dist.Pareto)
	if !ok {
		return perToken{}, fmt.Errorf("%w: h ~ %v, want a dist.Pareto tail where tokens grow with the task: Growth 0 takes any tail", ErrParameter, m.Hours)
	}
	t.scale = tail.Scale
	t.tokens = tail.Alpha / (tail.Alpha - beta)
	t.Market.Hours = dist.Pareto{Scale: tail.Scale, Alpha: (tail.Alpha - beta) / (1 - beta)}
	t.window.Reach = tail.Scale * math.Pow(w.Reach/tail.Scale, 1-beta)
	t.window.Doubling = w.Doubling / (1 - beta)
	t.window.Slope = w.Slope / (1 - beta)
	t.window.Growth = beta
	return t, nil
}

// left returns the market of the tasks that only closed models do, and their share.
func (t perToken) left() (econ.Market, float64, error) {
	m := t.Market
	if math.IsInf(t.window.Slope, 1) {
		low, high := t.window.Reach, t.window.Reach*t.window.Ratio()
		tail, err := dist.NewTruncated(m.Hours, low, high)
		m.Hours = tail
		return m, t.Hours.Survival(low) - t.Hours.Survival(high), err
	}
	tail, err := NewWeighted(m.Hours, t.window.gap())
	m.Hours = tail
	return m, tail.Mass(), err
}

// Market returns the market of the tasks that only closed models do, and their share of
// all tasks: dollars per potential task are that share times the market's. If tokens
// grow with the task it is the market token by token, and the share is one of T tokens
// a task.
//
// The edges of capability change its elasticity. Where q rises with the length of a
// task the elasticity is below that of the tail, and far beyond both horizons, where q
// falls like h^(−b), it is above it by b.
//
// Errors are those of [Window.Sell], except those of the price.
func (w Window) Market(m econ.Market) (left econ.Market, part float64, err error) {
	nan := math.NaN()
	t, err := w.perToken(m)
	if err == nil {
		left, part, err = t.left()
	}
	if err != nil {
		return econ.Market{Wage: nan, Tokens: nan, Cost: nan}, nan, fmt.Errorf("in the window of %v: %w", w, err)
	}
	return left, part * t.tokens, nil
}

// openAlone returns the surplus of open models at the lab's cost, as a share of tasks
// times dollars.
func (t perToken) openAlone() (float64, error) {
	m := t.Market
	if math.IsInf(t.window.Slope, 1) {
		if t.Hours.Survival(t.window.Reach) == 1 {
			return 0, nil
		}
		tail, err := dist.NewTruncated(m.Hours, 0, t.window.Reach)
		m.Hours = tail
		return (1 - t.Hours.Survival(t.window.Reach)) * m.CustomerSurplus(m.Cost), err
	}
	tail, err := NewWeighted(m.Hours, Horizon{t.window.Reach, t.window.Slope})
	m.Hours = tail
	return tail.Mass() * m.CustomerSurplus(m.Cost), err
}

// Sell returns what the lab charges and earns in its window, and what customers keep.
//
// With sharp edges under a Pareto tail the price is wz/T, the value of the shortest task
// in the window, iff
//
//	wz/T ≥ cα/(α − 1 + r^(−α)),
//
// and otherwise the one price at which the Lerner condition of the window holds. With
// tokens that grow with the task the same holds of values per token, with T(z) for T and
// (α−β)/(1−β) and r^(1−β) for α and r. With soft edges, and for any other tail, the
// price is found by search. Served and OpenServed are shares of all tasks.
//
// It returns an error wrapping [ErrParameter] for a window that is not valid, for hours
// with an infinite mean, and for tokens that grow with the task under a tail that is not
// Pareto; the tail's own where the window holds no task; and that of
// [econ.Market.Monopoly], as [econ.ErrNoTrade] where no task in it is worth its cost.
func (w Window) Sell(m econ.Market) (Sale, error) {
	t, err := w.perToken(m)
	if err != nil {
		return nan.Of[Sale](), err
	}
	left, part, err := w.Market(m)
	if err != nil {
		return nan.Of[Sale](), err
	}
	pricing, err := t.pricing(left)
	if err != nil {
		s := nan.Of[Sale]()
		s.Regime = pricing.Regime
		return s, err
	}
	s := Sale{Pricing: pricing, Split: left.Split(pricing.Price)}
	s.Lab, s.Customer, s.Deadweight = part*s.Lab, part*s.Customer, part*s.Deadweight
	if s.OpenAlone, err = t.openAlone(); err != nil {
		return nan.Of[Sale](), err
	}
	s.OpenAlone *= t.tokens
	s.Served, s.OpenServed, err = w.served(m, t.hours(left.Threshold(pricing.Price)), t.hours(m.Threshold(m.Cost)))
	if err != nil {
		return nan.Of[Sale](), err
	}
	return s.check(left)
}

// pricing returns the best price, in closed form where there is one.
func (t perToken) pricing(left econ.Market) (econ.Pricing, error) {
	if tail, ok := t.Hours.(dist.Pareto); ok && math.IsInf(t.window.Slope, 1) && t.window.Reach >= tail.Scale {
		edge := left.WillingnessToPay(t.window.Reach)
		if edge >= t.Cost*tail.Alpha/(tail.Alpha-1+math.Pow(t.window.Ratio(), -tail.Alpha)) {
			return econ.Pricing{Price: edge, Cost: t.Cost, Regime: econ.Kink}, nil
		}
	}
	return left.Monopoly()
}

// served returns the share of all tasks at or above so many hours that only closed
// models do, and that of tasks worth their cost that open models do.
func (w Window) served(m econ.Market, from, cost float64) (closed, open float64, err error) {
	if math.IsInf(w.Slope, 1) {
		high := w.Reach * w.Ratio()
		between := func(a, b float64) float64 { return math.Max(m.Hours.Survival(a)-m.Hours.Survival(b), 0) }
		return between(math.Max(from, w.Reach), high), between(math.Min(cost, w.Reach), w.Reach), nil
	}
	only, err := NewWeighted(m.Hours, w.gap())
	if err != nil {
		return math.NaN(), math.NaN(), err
	}
	all, err := NewWeighted(m.Hours, Horizon{w.Reach, w.Slope})
	if err != nil {
		return math.NaN(), math.NaN(), err
	}
	return only.Mass() * only.Survival(from), all.Mass() * all.Survival(cost), nil
}

// WindowShare returns the lab's share of what closed tokens add in a window with sharp
// edges, under a Pareto tail with index alpha, where cost is small beside the value of
// the tasks in it: with r the ratio of horizons and β the growth of tokens,
//
//	(α−1)(1 − r^(β−α)) / ((α−β)(1 − r^(1−α))).
//
// It tends to 1 as r falls to 1, where all tasks in the window are alike and one price
// takes all, and to (α−1)/(α−β) as r grows.
//
// It returns an error wrapping [ErrParameter] unless α > 1, r > 1 and 0 ≤ β < 1.
func WindowShare(alpha, ratio, growth float64) (float64, error) {
	switch {
	case !(alpha > 1) || !finite(alpha):
		return math.NaN(), outside("Alpha", alpha, "a finite tail index above 1")
	case !(ratio > 1):
		return math.NaN(), outside("ratio", ratio, "above 1: closed models ahead of open ones")
	case !(growth >= 0 && growth < 1):
		return math.NaN(), outside("Growth", growth, "0 or above and below 1")
	}
	lead := math.Log(ratio)
	return (alpha - 1) / (alpha - growth) * (math.Expm1((growth-alpha)*lead) / math.Expm1((1-alpha)*lead)), nil
}
