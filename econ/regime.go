package econ

import "errors"

// A Regime says what holds the price where it is.
type Regime int

const (
	// Interior: the Lerner condition (p−c)/p = φ/ε(p) holds with equality.
	Interior Regime = iota + 1
	// Kink: the price is KinkPrice, the highest at which every task is served.
	// The Lerner index is whatever the cost makes it, above φ/ε.
	Kink
	// Corner: the price is above KinkPrice, and demand has a corner or a drop there, so
	// that the elasticity ε jumps. The Lerner index lies between φ/ε just above and φ/ε
	// just below the price, and a small change of cost does not move it. Histograms,
	// spliced and truncated tails can have such prices, and so can tails with atoms.
	Corner
	// Flat: c = 0 and ε = φ above the kink, so profit is the same at every price
	// from KinkPrice up. The price given is the lowest of them.
	Flat
	// Competitive: φ = 0, price equals cost.
	Competitive
	// Unbounded: profit rises without bound in the price. There is no price.
	Unbounded
	// NotAttained: profit rises towards a finite limit that no price reaches.
	NotAttained
	// NoTrade: cost is above every willingness to pay. There is no price.
	NoTrade
)

var regimeNames = [...]string{"invalid", "interior", "kink", "corner", "flat", "competitive", "unbounded", "not attained", "no trade"}

func (r Regime) String() string {
	if r < 0 || int(r) >= len(regimeNames) {
		return regimeNames[0]
	}
	return regimeNames[r]
}

var (
	// ErrUnbounded reports demand too inelastic for any price to be best.
	ErrUnbounded = errors.New("econ: profit rises without bound in the price")
	// ErrNotAttained reports a profit that approaches a limit no price attains.
	ErrNotAttained = errors.New("econ: profit rises towards a limit that no price attains")
	// ErrNoTrade reports a cost that nobody would pay.
	ErrNoTrade = errors.New("econ: cost is above every willingness to pay")
	// ErrNumber reports a result that no float64 holds, or an integral that did not
	// converge.
	ErrNumber = errors.New("econ: a number cannot be computed")
)
