package dist

import (
	"fmt"
	"math"
)

// Plain hides every closed form of a tail but the four methods of [Tail], so that
// only the general numerical route is left. Computing a result with and without
// it gives two answers by two routes. Without a tail inside, its methods give NaN.
//
// It keeps the bends of the tail inside: they are not a closed form but the places at
// which the general route splits its integrals.
type Plain struct{ Tail Tail }

// Validate validates the tail inside.
func (p Plain) Validate() error { return Validate(p.Tail) }

// String names the tail inside.
func (p Plain) String() string { return fmt.Sprintf("%v, by the general route", p.Tail) }

// Bends returns the bends of the tail inside.
func (p Plain) Bends() []float64 { return Bends(p.Tail) }

// Survival returns S(z) of the tail inside.
func (p Plain) Survival(z float64) float64 {
	if absent(p.Tail) {
		return math.NaN()
	}
	return p.Tail.Survival(z)
}

// Density returns f(z) of the tail inside, per hour.
func (p Plain) Density(z float64) float64 {
	if absent(p.Tail) {
		return math.NaN()
	}
	return p.Tail.Density(z)
}

// InverseSurvival returns the hours that the share q of tasks reaches.
func (p Plain) InverseSurvival(q float64) float64 {
	if absent(p.Tail) {
		return math.NaN()
	}
	return p.Tail.InverseSurvival(q)
}

// Mean returns the mean of the tail inside, in hours.
func (p Plain) Mean() float64 {
	if absent(p.Tail) {
		return math.NaN()
	}
	return p.Tail.Mean()
}
