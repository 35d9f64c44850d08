package trend

import (
	"fmt"
	"math"

	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/nan"
	"valuecapture/econ/quad"
)

// A PriceChange is a change of a price beside the change of cost that came with it, both in
// dollars per million tokens.
type PriceChange struct{ Cost, Price float64 }

// A PassThrough is the slope of price changes on cost changes, dp/dc, in dollars a dollar.
type PassThrough struct {
	Slope   estimate.Estimate // with a 95% interval by Student's t of n − 1 degrees of freedom
	Changes int               // n
	Scatter float64           // standard deviation of price changes about the line, in $/Mtok
}

// NewPassThrough fits price changes to cost changes by a line through the origin,
//
//	Δp = b Δc + noise,   b = Σ Δc Δp/Σ Δc².
//
// The interval holds if cost changes are known exactly and the noise is normal, the same at
// each change, and independent of cost. If the cost changes are measured with an error of
// their own, b is too small by the factor Var(true)/(Var(true) + Var(error)).
//
// It returns an error wrapping [ErrTooFew] for fewer than two changes or if cost never
// changes, or [ErrParameter] for a change that is not finite or so large or so small that
// its square cannot be added. The numbers beside an error are NaN.
func NewPassThrough(changes []PriceChange) (PassThrough, error) {
	none := nan.Of[PassThrough]()
	if len(changes) < 2 {
		return none, fmt.Errorf("%w: %d price changes, want 2 or more with the cost changes that came with them", ErrTooFew, len(changes))
	}
	var cc, cp float64
	for i, c := range changes {
		if !finite(c.Cost) || !finite(c.Price) {
			return none, fmt.Errorf("%w: change %d is of %g in cost and %g in price, want finite numbers", ErrParameter, i, c.Cost, c.Price)
		}
		cc += c.Cost * c.Cost
		cp += c.Cost * c.Price
	}
	if cc == 0 {
		return none, fmt.Errorf("%w: cost changed in none of %d price changes, and without a change of cost there is no pass-through to see", ErrTooFew, len(changes))
	}
	b, left := cp/cc, 0.0
	for _, c := range changes {
		left += (c.Price - b*c.Cost) * (c.Price - b*c.Cost)
	}
	degrees := len(changes) - 1
	scatter := math.Sqrt(left / float64(degrees))
	if se := scatter / math.Sqrt(cc); finite(b) && finite(se) && finite(cc) {
		return PassThrough{Slope: around(b, se, student975(degrees)), Changes: len(changes), Scatter: scatter}, nil
	}
	return none, fmt.Errorf("%w: cost and price changes are so large or so small that their squares cannot be added up: give them in other units", ErrParameter)
}

// PassThroughPower returns the probability that n price changes rule out a pass-through,
// the hypothesis, if another is the truth: that the 95% interval of [NewPassThrough] leaves
// out the hypothesis. The noise is the standard deviation of what moves prices besides
// cost, over the root of the mean square of cost changes, a pure number.
//
// The test statistic is Student's t with n − 1 degrees of freedom and the noncentrality
//
//	δ = (truth − hypothesis) √n/noise,
//
// so that the power is the mean of Φ(δ − t√v) + Φ(−δ − t√v) over v, a chi-squared number
// with n − 1 degrees of freedom over n − 1, with t its 97.5% quantile.
//
// It returns an error wrapping [ErrParameter] for fewer than 2 changes or more than a
// million, a noise that is not finite and above 0, or a pass-through that is not finite.
func PassThroughPower(changes int, noise, hypothesis, truth float64) (float64, error) {
	switch {
	case changes < 2 || changes > mostChanges:
		return math.NaN(), fmt.Errorf("%w: %d price changes, want 2 to %d", ErrParameter, changes, mostChanges)
	case !(noise > 0) || !finite(noise):
		return math.NaN(), fmt.Errorf("%w: noise %g of the cost changes, want a finite number above 0", ErrParameter, noise)
	case !finite(hypothesis) || !finite(truth):
		return math.NaN(), fmt.Errorf("%w: pass-through %g against %g, want finite numbers", ErrParameter, hypothesis, truth)
	}
	degrees := float64(changes - 1)
	delta, t := (truth-hypothesis)*math.Sqrt(float64(changes))/noise, student975(changes-1)
	logGamma, _ := math.Lgamma(degrees / 2)
	scale := math.Ln2 + degrees/2*math.Log(degrees/2) - logGamma
	density := func(r float64) float64 { // of √v
		return math.Exp(scale + (degrees-1)*math.Log(r) - degrees*r*r/2)
	}
	outside := func(r float64) float64 {
		return density(r) * (beyond(t*r-delta) + beyond(t*r+delta))
	}
	reach := 12 / math.Sqrt(2*degrees)
	power, err := quad.Integral(outside, math.Max(0, 1-reach), 1+reach, 1)
	if err != nil {
		return math.NaN(), err
	}
	return math.Min(power, 1), nil
}

const mostChanges = 1_000_000

// beyond is the chance that a standard normal number is above x.
func beyond(x float64) float64 { return math.Erfc(x/math.Sqrt2) / 2 }

// PassThroughChanges returns the smallest number of price changes that rule out the
// hypothesis with the given probability if another pass-through is the truth: see
// [PassThroughPower].
//
// It returns an error wrapping [ErrParameter] for a power that is not above 0.05 and below
// 1, if a million changes are too few, and those of PassThroughPower. The number beside an
// error is 0.
func PassThroughChanges(noise, hypothesis, truth, power float64) (int, error) {
	if !(power > 0.05 && power < 1) {
		return 0, fmt.Errorf("%w: power %g, want above 0.05 and below 1", ErrParameter, power)
	}
	enough := func(n int) (bool, error) {
		got, err := PassThroughPower(n, noise, hypothesis, truth)
		return got >= power, err
	}
	if ok, err := enough(mostChanges); err != nil || !ok {
		if err == nil {
			err = fmt.Errorf("%w: %d price changes do not tell %g from %g at a noise of %g with a power of %g, want less noise or other pass-throughs", ErrParameter, mostChanges, hypothesis, truth, noise, power)
		}
		return 0, err
	}
	low, high := 1, mostChanges // too few, enough
	for high-low > 1 {
		mid := low + (high-low)/2
		ok, err := enough(mid)
		if err != nil {
			return 0, err
		}
		if ok {
			high = mid
		} else {
			low = mid
		}
	}
	return high, nil
}
