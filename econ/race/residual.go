package race

import (
	"fmt"
	"math"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// rounding is the relative difference up to which two hours count as equal.
const rounding = 1e-14

// residual is the law of what a closed model is worth on a task beside the outside
// option, in hours: with k the hours that the open model's price is worth,
//
//	v(h) = min(h, l(h) + k) = h − max(0, g(h) − k).
//
// A customer buys closed tokens at a price p iff v(h) ≥ pT/w. As l does not fall in h,
// neither does v, and so
//
//	P(v ≥ x) = S(max(x, the least h with l(h) ≥ x − k)).
//
// That is a tail again, of which a market can be made.
type residual struct {
	tail  dist.Tail
	help  Help
	price float64 // k, in hours

	bends []float64 // in x
	cuts  []float64 // in h: where l bends or jumps, and where g passes k
	mean  float64
}

func newResidual(t dist.Tail, g Help, price float64) (*residual, error) {
	r := &residual{tail: t, help: g, price: price}
	r.cuts = r.turns()
	r.bends = r.images()
	lower := r.InverseSurvival(1)
	area, err := r.area(lower)
	if err != nil {
		return nil, fmt.Errorf("%w: the hours that %v leaves over of h ~ %v do not add up (%w): give the help a Bends method, or a tail with a smaller mean", ErrNoSplit, g, t, err)
	}
	r.mean = lower + area
	return r, nil
}

// worth returns v(h).
func (r *residual) worth(h float64) float64 {
	return math.Min(h, r.help.Leaves(h)+r.price)
}

// least returns the fewest hours h with v(h) ≥ x, and dh/dx.
func (r *residual) least(x float64) (h, slope float64) {
	if x <= r.price {
		return x, 1
	}
	if h, slope = r.help.Least(x - r.price); h >= x*(1-rounding) {
		return math.Max(h, x), slope
	}
	return x, 1
}

// turns returns the hours at which v(h) may bend or jump. Where g passes k between two
// bends of l it is searched for.
func (r *residual) turns() []float64 {
	turns := []float64{r.price}
	turns = append(turns, bendsOfHelp(r.help)...)
	turns = append(turns, dist.Bends(r.tail)...)
	turns = append(turns, r.tail.InverseSurvival(1))
	turns = slices.DeleteFunc(turns, func(h float64) bool { return !(h >= 0) || math.IsInf(h, 1) })
	slices.Sort(turns)
	turns = slices.Compact(turns)
	crosses := func(h float64) bool { return r.help.Saves(h) >= r.price }
	var found []float64
	for i, low := range turns {
		high := math.Min(r.tail.InverseSurvival(1e-290), math.MaxFloat64/4)
		if i+1 < len(turns) {
			high = math.Nextafter(turns[i+1], 0)
		}
		if !(high > low) || crosses(low) == crosses(high) {
			continue
		}
		before := crosses(low)
		for range 2200 { // halvings in logarithm, then to the last bit
			middle := low + (high-low)/2
			if low > 0 && high > 4*low {
				middle = math.Sqrt(low) * math.Sqrt(high)
			}
			if !(middle > low && middle < high) {
				break
			}
			if crosses(middle) == before {
				low = middle
			} else {
				high = middle
			}
		}
		found = append(found, high)
	}
	turns = append(turns, found...)
	slices.Sort(turns)
	return slices.Compact(turns)
}

// images returns v on both sides of every turn, strictly inside the support.
func (r *residual) images() []float64 {
	var bends []float64
	for _, h := range r.cuts {
		x := r.worth(h)
		if before := r.worth(math.Nextafter(h, 0)); before < x*(1-rounding) {
			bends = append(bends, before)
		}
		bends = append(bends, x)
	}
	lower, upper := r.InverseSurvival(1), r.InverseSurvival(0)
	bends = slices.DeleteFunc(bends, func(x float64) bool { return !(x > lower*(1+rounding) && x < upper*(1-rounding)) })
	slices.Sort(bends)
	return slices.CompactFunc(bends, func(x, y float64) bool { return math.Abs(x-y) <= rounding*x })
}

// Validate returns nil: newResidual has checked everything.
func (r *residual) Validate() error { return nil }

// Bends returns where the survival function bends or drops.
func (r *residual) Bends() []float64 { return slices.Clone(r.bends) }

// String names tasks, help and its price.
func (r *residual) String() string {
	return fmt.Sprintf("%v beside open models that do %v", r.tail, r.help)
}

// Survival returns P(v ≥ x).
func (r *residual) Survival(x float64) float64 {
	if math.IsNaN(x) {
		return math.NaN()
	}
	h, _ := r.least(x)
	return r.tail.Survival(h)
}

// Density returns f(h) dh/dx at the least h with v(h) ≥ x.
func (r *residual) Density(x float64) float64 {
	if math.IsNaN(x) {
		return math.NaN()
	}
	if x == r.price { // the limit from above
		x = math.Nextafter(x, math.Inf(1))
	}
	h, slope := r.least(x)
	if slope == 0 || math.IsInf(h, 1) {
		return 0
	}
	return r.tail.Density(h) * slope
}

// InverseSurvival returns v at the quantile of h: v does not fall in h.
func (r *residual) InverseSurvival(q float64) float64 {
	return r.worth(r.tail.InverseSurvival(q))
}

// Mean returns E[v], in hours.
func (r *residual) Mean() float64 { return r.mean }

// MeanExcess returns E[v − x | v ≥ x], in hours.
func (r *residual) MeanExcess(x float64) float64 {
	lower, upper := r.InverseSurvival(1), r.InverseSurvival(0)
	switch {
	case math.IsNaN(x) || x > upper:
		return math.NaN()
	case x <= lower:
		return r.mean - x
	case x == upper:
		return 0
	}
	area, err := r.area(x)
	if err != nil {
		return math.NaN()
	}
	return area / r.Survival(x)
}

// area returns ∫ P(v ≥ y) dy from x up, in hours. If the least hours are linear in y
// between bends, it is a closed form. Otherwise it is a quadrature over shares of tasks
// u = S(h),
//
//	E[max(0, v − x)] = ∫ (v(S⁻¹(u)) − x) du  from 0 to P(v ≥ x).
func (r *residual) area(x float64) (float64, error) {
	if !straight(r.help) {
		over := func(u float64) float64 {
			if v := r.InverseSurvival(u) - x; v > 0 && !math.IsInf(v, 1) {
				return v
			}
			return 0
		}
		splits := make([]float64, len(r.cuts))
		for i, h := range r.cuts {
			splits[i] = r.tail.Survival(h)
		}
		return quad.Integral(over, 0, r.Survival(x), splits...)
	}
	var sum float64
	for _, to := range append(r.Bends(), r.InverseSurvival(0)) {
		if to <= x {
			continue
		}
		piece, err := r.piece(x, to)
		if err != nil {
			return math.NaN(), err
		}
		sum, x = sum+piece, to
	}
	return sum, nil
}

// piece is area between two neighbouring bends.
func (r *residual) piece(from, to float64) (float64, error) {
	inside := from + (to-from)/2
	if math.IsInf(to, 1) {
		inside = 2*from + r.price + 1
	}
	low, slope := r.least(inside)
	if slope == 0 {
		if math.IsInf(low, 1) {
			return 0, nil
		}
		return (to - from) * r.tail.Survival(low), nil
	}
	low -= (inside - from) * slope
	whole := r.above(low)
	if math.IsInf(to, 1) {
		return whole / slope, nil
	}
	if area := whole - r.above(low+(to-from)*slope); area > 1e-3*whole {
		return area / slope, nil
	}
	return quad.Integral(r.Survival, from, to)
}

// above returns ∫ S(h) dh from h up.
func (r *residual) above(h float64) float64 {
	s := r.tail.Survival(h)
	if s == 0 {
		return 0
	}
	return s * dist.MeanExcess(r.tail, h)
}

// straight reports whether the least hours are linear between bends.
func straight(g Help) bool {
	switch g.(type) {
	case ByLength, Partial, Proportional:
		return true
	}
	return false
}

// openSurplus returns E[max(0, g(h) − k)], in hours: what open models alone would save
// beyond their price. That maximum is h − v, so this is the area between two survival
// functions.
func (r *residual) openSurplus() (float64, error) {
	from := math.Min(r.price, r.InverseSurvival(1))
	upper := r.tail.InverseSurvival(0)
	splits := append(r.Bends(), r.cuts...)
	splits = append(splits, r.InverseSurvival(1), r.InverseSurvival(0))
	splits = slices.DeleteFunc(splits, func(x float64) bool { return math.IsInf(x, 1) })
	gap := func(x float64) float64 { return math.Max(r.tail.Survival(x)-r.Survival(x), 0) }
	return quad.Integral(gap, from, upper, splits...)
}

// open returns the share of tasks shorter than below for which open models are worth
// their price.
func (r *residual) open(below float64) float64 {
	var share float64
	ends := append(slices.Clone(r.cuts), math.Inf(1))
	for i, from := range ends[:len(ends)-1] {
		to := math.Min(ends[i+1], below)
		if to <= from {
			break
		}
		middle := from + (to-from)/2
		if math.IsInf(to, 1) {
			middle = 2*from + 1
		}
		if r.help.Saves(middle) < r.price {
			continue
		}
		share += r.tail.Survival(from)
		if !math.IsInf(to, 1) {
			share -= r.tail.Survival(to)
		}
	}
	return share
}
