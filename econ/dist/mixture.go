package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// Mixture is the law of several kinds of tasks, such as those of several trades: a
// share w_i of them is spread like Tail i,
//
//	S(z) = Σ w_i S_i(z).
//
// Where a kind begins or ends inside the support, or has bends of its own, the mixture
// has a bend. A Mixture holds a slice, so that two of them cannot be compared with ==.
type Mixture struct {
	Components []Component // one or more
}

// A Component is one kind of tasks in a [Mixture].
type Component struct {
	Weight float64 // w_i, its share of all tasks. Weight > 0; all weights sum to 1.
	Tail   Tail    // the law of its hours
}

// NewMixture returns the mixture of the components. It returns an error wrapping
// [ErrParameter] unless there is at least one, each tail is valid, and the weights are
// finite, above 0 and sum to 1 within 1e-9.
func NewMixture(components ...Component) (Mixture, error) {
	m := Mixture{components}
	if err := m.Validate(); err != nil {
		return Mixture{}, err
	}
	return m, nil
}

// Validate returns an error wrapping [ErrParameter] where [NewMixture] does.
func (m Mixture) Validate() error {
	if len(m.Components) == 0 {
		return &parameterError{"dist: Mixture has no components, want one or more: give for example {Weight: 1, Tail: Pareto{Scale: 1.0 / 60, Alpha: 1.5}}"}
	}
	var sum float64
	for i, c := range m.Components {
		if err := Validate(c.Tail); err != nil {
			return fmt.Errorf("component %d of Mixture: %w", i, err)
		}
		if !positive(c.Weight) {
			return outside("Mixture", fmt.Sprintf("Weight of component %d", i), c.Weight, positiveDomain, "give the component's share of tasks, or leave it out")
		}
		sum += c.Weight
	}
	if !(math.Abs(sum-1) <= weightTolerance) {
		return &parameterError{fmt.Sprintf("dist: Mixture weights sum to %v, want 1: divide each of them by %v", sum, sum)}
	}
	return nil
}

const weightTolerance = 1e-9

// total returns the sum of the weights, or NaN if a tail is missing, a weight is not above
// 0, or they do not sum to 1.
func (m Mixture) total() float64 {
	var sum float64
	for _, c := range m.Components {
		if !(c.Weight > 0) || absent(c.Tail) {
			return math.NaN()
		}
		sum += c.Weight
	}
	if !(math.Abs(sum-1) <= weightTolerance) {
		return math.NaN()
	}
	return sum
}

// String reads "0.9 Lognormal(…) + 0.1 Pareto(…)".
func (m Mixture) String() string {
	parts := make([]string, len(m.Components))
	for i, c := range m.Components {
		parts[i] = fmt.Sprintf("%.3g %v", c.Weight, c.Tail)
	}
	return strings.Join(parts, " + ")
}

// average returns Σ w_i f(i) over the components.
func (m Mixture) average(f func(t Tail) float64) float64 {
	total := m.total()
	if math.IsNaN(total) {
		return total
	}
	var sum float64
	for _, c := range m.Components {
		sum += c.Weight * f(c.Tail)
	}
	return sum / total
}

// Survival returns Σ w_i S_i(z), NaN if z is NaN or m is not valid.
func (m Mixture) Survival(z float64) float64 {
	return m.average(func(t Tail) float64 { return t.Survival(z) })
}

// Density returns Σ w_i f_i(z), per hour, NaN if z is NaN or m is not valid.
func (m Mixture) Density(z float64) float64 {
	return m.average(func(t Tail) float64 { return t.Density(z) })
}

// Mean returns Σ w_i E_i[h], in hours: +Inf if that of a component is.
func (m Mixture) Mean() float64 {
	return m.average(Tail.Mean)
}

// Hazard returns f(z)/S(z), per hour, the average hazard of the tasks that are left.
//
// Special cases are:
//
//	Hazard(+Inf) = the smallest of the components' hazards there
//	Hazard(z) = +Inf at the upper end of the support, unless there is an atom, NaN above it
//	Hazard(z) = NaN where S(z) underflows, if z is NaN or m is not valid
func (m Mixture) Hazard(z float64) float64 {
	switch upper := m.upper(); {
	case !math.IsInf(z, 1) && z == upper && m.Survival(z) == 0:
		return math.Inf(1)
	case math.IsInf(z, 1) && z == upper:
		return m.atInfinity(Hazard, math.Inf(1), math.Min)
	}
	return m.survivors(z, Hazard)
}

// MeanExcess returns E[h - z | h >= z], in hours, the average mean excess of the tasks
// that are left.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z below the support
//	MeanExcess(z) = +Inf if the mean is
//	MeanExcess(+Inf) = the largest of the components' mean excesses there
//	MeanExcess(z) = 0 at the upper end of the support, NaN above it
//	MeanExcess(z) = NaN where S(z) underflows, if z is NaN or m is not valid
func (m Mixture) MeanExcess(z float64) float64 {
	switch upper := m.upper(); {
	case z <= m.InverseSurvival(1):
		return m.Mean() - z
	case math.IsInf(m.Mean(), 1) && z <= upper:
		return math.Inf(1)
	case math.IsInf(z, 1) && z == upper:
		return m.atInfinity(MeanExcess, 0, math.Max)
	case z == upper:
		return 0
	}
	return m.survivors(z, MeanExcess)
}

// LogDensitySlope returns f'(z)/f(z) = Σ w_i f_i (ln f_i)'/Σ w_i f_i, per hour, NaN where
// the density is 0 or infinite.
func (m Mixture) LogDensitySlope(z float64) float64 {
	if math.IsNaN(m.total()) {
		return math.NaN()
	}
	densities, most := m.densities(z)
	var sum, density float64
	for i, f := range densities {
		if f != 0 {
			sum += f / most * LogDensitySlope(m.Components[i].Tail, z)
			density += f / most
		}
	}
	return sum / density
}

// Bends returns the bends of the components and the ends of their supports, where they
// lie inside the support of the mixture.
func (m Mixture) Bends() []float64 {
	if math.IsNaN(m.total()) {
		return nil
	}
	var bends []float64
	for _, c := range m.Components {
		bends = append(append(bends, Bends(c.Tail)...), c.Tail.InverseSurvival(1), c.Tail.InverseSurvival(0))
	}
	return inside(bends, m.lower(), m.upper())
}

// Rand draws a component by its weight and hours from it.
func (m Mixture) Rand(rng *rand.Rand) float64 {
	if rng == nil || math.IsNaN(m.lower()) {
		return math.NaN()
	}
	u := rng.Float64() * m.total()
	for _, c := range m.Components {
		if u -= c.Weight; u < 0 {
			return Rand(c.Tail, rng)
		}
	}
	return Rand(m.Components[len(m.Components)-1].Tail, rng)
}

// lower returns the lower end of the support.
func (m Mixture) lower() float64 { return m.extreme(1, math.Min) }

// upper returns the upper end of the support.
func (m Mixture) upper() float64 { return m.extreme(0, math.Max) }

// extreme returns the least or the greatest of the components' quantiles.
func (m Mixture) extreme(q float64, pick func(a, b float64) float64) float64 {
	if math.IsNaN(m.total()) {
		return math.NaN()
	}
	best := m.Components[0].Tail.InverseSurvival(q)
	for _, c := range m.Components[1:] {
		z := c.Tail.InverseSurvival(q)
		if math.IsNaN(z) {
			return z
		}
		best = pick(best, z)
	}
	return best
}

// InverseSurvival returns the largest z with S(z) >= q, in hours, to the last digit
// that changes S; at 1 and 0 the ends of the support, NaN for q outside [0,1] or if m
// is not valid. It lies between the quantiles of the components.
func (m Mixture) InverseSurvival(q float64) float64 {
	switch {
	case !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return m.upper()
	case q == 1:
		return m.lower()
	}
	low, high := m.extreme(q, math.Min), m.extreme(q, math.Max)
	if math.IsNaN(low) || math.IsNaN(high) || low == high {
		return high
	}
	return invert(m.Survival, q, low, high)
}
