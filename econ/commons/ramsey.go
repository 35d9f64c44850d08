package commons

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// A Group is part of all users, one that the lab can tell from the others and charge a
// price of its own.
type Group struct {
	Share float64 // of all users, 0 < Share < 1
	Economy
}

// A Ramsey is what two token prices that together cover a fixed cost lead to. Amounts are
// dollars a month per potential user of both groups, but for those in At, which are per
// user of the group.
type Ramsey struct {
	Price [2]float64 // $/Mtok; 0 for a group that is served free
	At    [2]Outcome
	Net   float64 // social value less serving cost, before the fixed cost
	Lab   float64 // margin of both, at least the fixed cost
}

// RamseyTokens returns the token prices for two groups of users that cover a fixed cost
// and lose the least. Of all pairs of prices whose margins add up to the fixed cost or
// more it has the highest net social value: none that was not looked at is better by more
// than 10⁻⁵ of it.
//
// Both groups lose their most complex users, η − δ < β. Where the edges x of both are
// inside, prices follow Ramsey's rule with what diffuses counted in: the social value lost
// at the edge, V(x) − C(x), is in both groups the same multiple of the margin that moving
// the edge would earn.
//
// It returns an error wrapping [ErrParameter] for a group that is not valid, with
// η − δ ≥ β, η ≥ α, or shares that do not add up to 1, or for a fixed cost that is not a finite
// number, 0 or above, and one wrapping [ErrNoBreakEven] if no pair of prices covers it.
//
// Source: F. P. Ramsey, "A contribution to the theory of taxation", Economic Journal 37
// (1927); M. Boiteux, "Sur la gestion des monopoles publics astreints à l'équilibre
// budgétaire", Econometrica 24 (1956).
func RamseyTokens(fixed float64, first, second Group) (Ramsey, error) {
	none := noRamsey()
	groups := [2]Group{first, second}
	for i, g := range groups {
		if err := g.admissible(i, fixed); err != nil {
			return none, err
		}
	}
	if sum := first.Share + second.Share; math.Abs(sum-1) > 1e-9 {
		return none, fmt.Errorf("%w: shares add up to %g, want 1: groups are parts of all users", ErrParameter, sum)
	}
	var low, high [2]float64 // margins that each group can bring in, free and at its best price
	for i, g := range groups {
		low[i], high[i] = g.Share*g.freeMargin(), g.Share*g.marginBelow(g.TokenExponent, g.bestEdge())
	}
	if high[0]+high[1] < fixed {
		return none, fmt.Errorf("%w: the two groups bring in at most %.4g $/month a user and the fixed cost is %.4g: lower it, or sell seats", ErrNoBreakEven, high[0]+high[1], fixed)
	}
	// The more the first group must bring in, the less net value it is left with.
	value := func(i int, t float64) float64 { return groups[i].bestNet(t/groups[i].Share) * groups[i].Share }
	from, to := math.Max(low[0], fixed-high[1]), math.Min(high[0], fixed-low[1])
	scale := math.Max(1e-300, math.Abs(value(0, high[0]))+math.Abs(value(1, high[1])))
	peak := root.Tradeoff{
		Up:        func(t float64) float64 { return value(1, math.Min(fixed-t, high[1])) },
		Down:      func(t float64) float64 { return value(0, math.Min(t, high[0])) },
		Tolerance: 1e-5 * scale,
	}.Highest(from, to, nil)
	return ramseyAt(groups, [2]float64{math.Min(peak.X, high[0]), math.Min(fixed-peak.X, high[1])})
}

// ramseyAt is the outcome where each group brings in at least a margin.
func ramseyAt(groups [2]Group, margin [2]float64) (Ramsey, error) {
	var r Ramsey
	for i, g := range groups {
		edge, _ := g.bestEdgeFor(margin[i] / g.Share)
		if !math.IsInf(edge, 1) {
			r.Price[i] = math.Exp(math.Log(g.BaseValue) - math.Log(g.BaseTokens) + (g.privateExponent()-g.TokenExponent)*edge)
		}
		o, err := g.Token(r.Price[i])
		if err != nil {
			return noRamsey(), err
		}
		r.At[i] = o
		r.Net += g.Share * o.Net
		r.Lab += g.Share * o.Lab
	}
	return r, nil
}

func noRamsey() Ramsey {
	nan := math.NaN()
	return Ramsey{[2]float64{nan, nan}, [2]Outcome{nothing("token"), nothing("token")}, nan, nan}
}

// admissible returns why a group cannot be one of two.
func (g Group) admissible(i int, fixed float64) error {
	if err := g.amount("fixed cost", "$/month a user", fixed); err != nil {
		return fmt.Errorf("group %d: %w", i, err)
	}
	if !(g.Share > 0 && g.Share < 1) {
		return fmt.Errorf("%w: Share = %g of group %d, want between 0 and 1", ErrParameter, g.Share, i)
	}
	if g.order(g.privateExponent(), g.TokenExponent) >= 0 {
		return fmt.Errorf("%w: group %d has η − δ = %.4g, want below β = %.4g, so that a price leaves out the most complex", ErrParameter, i, g.privateExponent(), g.TokenExponent)
	}
	if g.BaseValue <= g.scale() {
		return fmt.Errorf("%w: group %d keeps %.4g $/month at the bottom and costs %.4g: no price earns anything", ErrNoBreakEven, i, g.BaseValue, g.scale())
	}
	if g.order(g.ValueExponent, g.TailIndex) >= 0 {
		return fmt.Errorf("%w: value has no mean in group %d, want η = %.4g below α = %.4g", ErrParameter, i, g.ValueExponent, g.TailIndex)
	}
	return nil
}

// freeMargin is what a group brings in where tokens are free: its mean cost, below 0.
func (g Group) freeMargin() float64 { return -g.MeanCost(1) }

// bestEdge is the u = ln x of the last user served at the price that earns most.
func (g Group) bestEdge() float64 { return g.peak(g.TokenExponent) }

// edges returns the lowest and the highest edge at which tokens bring in a margin.
func (g Group) edges(margin float64) (low, high float64) {
	short := func(u float64) float64 { return g.marginBelow(g.TokenExponent, u) - margin }
	peak := g.bestEdge()
	if short(peak) <= 0 {
		return peak, peak
	}
	if margin > 0 {
		low = zero(short, 0, peak)
	}
	if free := g.freeMargin(); margin <= free+1e-9*math.Abs(free) {
		return low, math.Inf(1)
	}
	far := peak + 1
	for short(far) > 0 && far < 1e6 {
		far *= 2
	}
	return low, zero(short, peak, far)
}

// bestEdgeFor returns the edge with the highest net value of those that bring in a margin,
// and that value.
func (g Group) bestEdgeFor(margin float64) (edge, net float64) {
	low, high := g.edges(margin)
	tries := []float64{low, high}
	for _, s := range g.worth(0) { // net value falls where serving one more is not worth it
		if s.to > low && s.to < high {
			tries = append(tries, s.to)
		}
	}
	net = math.Inf(-1)
	for _, u := range tries {
		if n := g.mean(g.social().minus(g.cost()), upTo(u)); n > net {
			edge, net = u, n
		}
	}
	return edge, net
}

func (g Group) bestNet(margin float64) float64 { _, n := g.bestEdgeFor(margin); return n }
