package commons

import (
	"fmt"
	"math"
)

// Late returns the economy in which value comes later the more complex the user: a user's
// own part, and what diffuses with it, arrives after
//
//	L(x) = l ln x  years.
//
// Users discount what they will keep at the private rate r', society all value at its own
// r, and e^(−r l ln x) = x^(−rl). So a lag that grows with complexity does what diffusion
// does: it lowers the exponent of value to η − rl and that of what users keep to
// η − δ − r'l. Delay alone can price out the tail, δ = 0, and then it is a tragedy if and
// only if
//
//	(η − β)/r' < l < (η − βγ)/r.
//
// The lag is in years per unit of ln x: at l = 5 a user of ten times the complexity waits
// 11.5 years longer. It replaces [Economy.Lag], which must be 0.
//
// It returns an error wrapping [ErrParameter] for an economy that is not valid, a Lag
// other than 0, a lag below 0 or not finite, or one so long that η − rl is below 0.
func (e Economy) Late(lag float64) (Economy, error) {
	if err := e.amount("lag", "years per unit of ln x", lag); err != nil {
		return noEconomy(), err
	}
	if e.Lag != 0 {
		return noEconomy(), fmt.Errorf("%w: Lag = %g years, want 0: the lag of Late takes its place", ErrParameter, e.Lag)
	}
	late := e
	late.ValueExponent -= e.SocialRate * lag
	late.Diffusion += (e.PrivateRate - e.SocialRate) * lag
	if late.ValueExponent < 0 {
		return noEconomy(), fmt.Errorf("%w: lag = %g years per unit of ln x takes η to %.4g, want 0 or above: shorten it below η/r = %.4g", ErrParameter, lag, late.ValueExponent, e.ValueExponent/e.SocialRate)
	}
	return late, nil
}

// noEconomy is the economy beside an error.
func noEconomy() Economy {
	nan := math.NaN()
	return Economy{nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan}
}

// OwnSpread returns how uncertain one user's own return is: the standard deviation over
// the mean of a month in which a user of complexity x succeeds with odds x^(−ω) and then
// gains x^ω times its mean value,
//
//	√(x^ω − 1).
//
// Means are those of the economy whatever ω, and so is everything else here: this is one
// user's luck, and not the spread across users, whose variance is finite or infinite by
// α/(η−δ) however certain each user's return is ([Economy.ValueTailIndex]). With ω = 0
// each return is certain. NaN for x below 1 or ω below 0.
func OwnSpread(x, omega float64) float64 {
	if !(x >= 1) || !(omega >= 0) {
		return math.NaN()
	}
	return math.Sqrt(math.Expm1(omega * math.Log(x)))
}
