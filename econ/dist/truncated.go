package dist

import (
	"fmt"
	"math"
)

// Truncated is a tail between two ends: the law of h given Low ≤ h < High. It is what
// is left of a market when its upper end, or all but one segment of it, goes elsewhere.
// An atom at Low belongs to it and one at High does not, so that truncations from 0 to
// a, from a to b and from b on divide all tasks between them. A High at or above the
// upper end of the tail cuts nothing, not even an atom at that end.
//
// Survival is a difference of two survival functions, and loses relative accuracy
// as z nears a finite High; its absolute accuracy stays that of the tail inside.
type Truncated struct {
	Tail Tail
	Low  float64 // in hours. 0 ≤ Low < High.
	High float64 // in hours, +Inf for no upper end.
}

// NewTruncated returns t between low and high hours, or an error that wraps
// [ErrParameter].
func NewTruncated(t Tail, low, high float64) (Truncated, error) {
	d := Truncated{t, low, high}
	if err := d.Validate(); err != nil {
		return Truncated{Low: math.NaN(), High: math.NaN()}, err
	}
	return d, nil
}

// Validate returns an error that wraps [ErrParameter] unless 0 ≤ Low < High and
// the tail inside is valid and has tasks between them.
func (t Truncated) Validate() error {
	if err := Validate(t.Tail); err != nil {
		return err
	}
	if !(t.Low >= 0) || !(t.High > t.Low) {
		return &parameterError{fmt.Sprintf("dist: Truncated from %v to %v h, want 0 <= Low < High: give the ends in hours, +Inf for none above", t.Low, t.High)}
	}
	if _, ok := t.cut(); !ok {
		return &parameterError{fmt.Sprintf("dist: Truncated from %v to %v h holds no task of %v: give ends inside its support", t.Low, t.High, t.Tail)}
	}
	return nil
}

// Bends returns the bends of the tail inside between the ends.
func (t Truncated) Bends() []float64 {
	if _, ok := t.cut(); !ok {
		return nil
	}
	return inside(Bends(t.Tail), t.InverseSurvival(1), t.InverseSurvival(0))
}

// String reads "Pareto(…) from 0.1 to 2 h".
func (t Truncated) String() string {
	if math.IsInf(t.High, 1) {
		return fmt.Sprintf("%v from %.4g h", t.Tail, t.Low)
	}
	return fmt.Sprintf("%v from %.4g to %.4g h", t.Tail, t.Low, t.High)
}

// A cut holds what the methods need to know at the ends.
type cut struct {
	high  float64 // the end of the tail inside, or High below it
	above float64 // the share of the tail inside that is cut off above
	mass  float64 // the share of the tail inside that is left
}

// cut returns the cut, and whether there are tasks in it. It does not probe a tail
// without a Validate method.
func (t Truncated) cut() (cut, bool) {
	if absent(t.Tail) || !(t.Low >= 0) || !(t.High > t.Low) {
		return cut{}, false
	}
	c := cut{high: t.Tail.InverseSurvival(0)}
	if t.High < c.high {
		c.high, c.above = t.High, t.Tail.Survival(t.High)
	}
	c.mass = t.Tail.Survival(t.Low) - c.above
	return c, c.mass > 0
}

// Survival returns (S(z) − S(High))/(S(Low) − S(High)) between the ends.
func (t Truncated) Survival(z float64) float64 {
	c, ok := t.cut()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z <= t.Low:
		return 1
	case z >= t.High && c.above > 0:
		return 0
	}
	return math.Min(math.Max((t.Tail.Survival(z)-c.above)/c.mass, 0), 1)
}

// Density returns f(z)/(S(Low) − S(High)) between the ends, 0 outside and at High.
func (t Truncated) Density(z float64) float64 {
	c, ok := t.cut()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z < t.Low || z >= t.High:
		return 0
	}
	return t.Tail.Density(z) / c.mass
}

// InverseSurvival returns the largest z, in hours, with S(z) >= q, and the ends of the
// support at 1 and 0. If Low or High lies in a gap of the tail inside, the support ends
// at the edge of the gap.
func (t Truncated) InverseSurvival(q float64) float64 {
	c, ok := t.cut()
	switch {
	case !ok || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0: // the ends themselves, which rounding would miss
		return t.upper(c)
	case q == 1:
		return t.lower()
	}
	z := t.Tail.InverseSurvival(math.Min(c.above+q*c.mass, 1))
	if z >= c.high && c.above > 0 { // q is lost in the share above, before which there may be a gap
		return t.upper(c)
	}
	return math.Min(math.Max(z, t.Low), c.high)
}

// lower returns the lower end of the support.
func (t Truncated) lower() float64 {
	low := math.Max(t.Low, t.Tail.InverseSurvival(1))
	for _, bend := range Bends(t.Tail) {
		if bend > low && t.Tail.Survival(bend) == t.Tail.Survival(t.Low) {
			low = bend
		}
	}
	return low
}

// upper returns the upper end of the support: High, or the last atom before it if no task
// is in between.
func (t Truncated) upper(c cut) float64 {
	for _, bend := range append([]float64{t.lower()}, Bends(t.Tail)...) {
		if bend >= t.Low && bend < c.high && t.Tail.Survival(math.Nextafter(bend, math.Inf(1))) == c.above {
			return bend
		}
	}
	return c.high
}

// LogDensitySlope returns f'(z)/f(z), per hour, which is that of the tail inside, and NaN
// where the density is 0.
func (t Truncated) LogDensitySlope(z float64) float64 {
	if !(t.Density(z) > 0) {
		return math.NaN()
	}
	return LogDensitySlope(t.Tail, z)
}

// Mean returns E[h | Low ≤ h < High] in hours. It is finite for every finite
// High, and +Inf without one where the mean of the tail inside is.
func (t Truncated) Mean() float64 {
	if _, ok := t.cut(); !ok {
		return math.NaN()
	}
	low := t.lower()
	return low + t.excessArea(low)
}

// MeanExcess returns E[h − z | z ≤ h < High] in hours, NaN above the upper end of the
// support and 0 there.
func (t Truncated) MeanExcess(z float64) float64 {
	c, ok := t.cut()
	if !ok || math.IsNaN(z) {
		return math.NaN()
	}
	switch upper := t.upper(c); {
	case z > upper:
		return math.NaN()
	case z == upper:
		return 0
	case z <= t.lower():
		return t.Mean() - z
	}
	return t.excessArea(z) / t.Survival(z)
}

// excessArea returns the integral of Survival from z to the upper end, NaN if no
// quadrature converges.
func (t Truncated) excessArea(z float64) float64 {
	if math.IsInf(t.High, 1) {
		return MeanExcess(t.Tail, z) * t.Survival(z)
	}
	if sum := t.farArea(z); !math.IsNaN(sum) {
		return sum
	}
	upper := t.InverseSurvival(0)
	sum, err := area(t, z, upper)
	if err != nil {
		return math.NaN()
	}
	return sum
}

// farArea is excessArea where next to nothing is cut off, and a quadrature would have to
// find the law in an interval that is mostly empty: from the mean excess of the tail
// inside. It is NaN where that does not tell.
func (t Truncated) farArea(z float64) float64 {
	c, _ := t.cut()
	if !(c.above < 1e-9) || c.high < t.High || z < t.Low {
		return math.NaN()
	}
	whole := t.Tail.Survival(z) * MeanExcess(t.Tail, z)
	cut := c.above * (c.high - z)
	if c.above > 0 {
		cut += c.above * MeanExcess(t.Tail, c.high)
	}
	if sum := whole - cut; sum > 1e-2*whole && !math.IsInf(whole, 1) {
		return sum / c.mass
	}
	return math.NaN()
}
