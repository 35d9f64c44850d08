package dist

import "math"

// left returns w_i S_i(z) of every component relative to the largest, which avoids
// underflow. It returns nil if no tasks are left or m is not valid.
func (m Mixture) left(z float64) []float64 {
	if math.IsNaN(m.total()) {
		return nil
	}
	left := make([]float64, len(m.Components))
	var most float64
	for i, c := range m.Components {
		left[i] = c.Weight * c.Tail.Survival(z)
		most = math.Max(most, left[i])
	}
	if !(most > 0) {
		return nil
	}
	for i := range left {
		left[i] /= most
	}
	return left
}

// survivors returns Σ w_i S_i f(i)/Σ w_i S_i over the components that are left at z:
// the mean of f over the tasks that save z hours or more.
func (m Mixture) survivors(z float64, f func(t Tail, z float64) float64) float64 {
	var sum, mass float64
	for i, s := range m.left(z) {
		if s != 0 {
			sum += s * f(m.Components[i].Tail, z)
			mass += s
		}
	}
	return sum / mass
}

// atInfinity returns the limit of a mean over survivors, which is that of the heaviest
// component.
func (m Mixture) atInfinity(f func(t Tail, z float64) float64, start float64, pick func(a, b float64) float64) float64 {
	best := start
	for _, c := range m.Components {
		if math.IsInf(c.Tail.InverseSurvival(0), 1) {
			best = pick(best, f(c.Tail, math.Inf(1)))
		}
	}
	return best
}

// densities returns numbers in proportion to w_i f_i(z), and the largest of them. To
// avoid underflow they are w_i S_i times the hazard, relative to the largest w_i S_i.
func (m Mixture) densities(z float64) (densities []float64, most float64) {
	densities = make([]float64, len(m.Components))
	for i, c := range m.Components {
		densities[i] = c.Weight * c.Tail.Density(z)
		most = math.Max(most, densities[i])
	}
	if !(most < 1e-290) {
		return densities, most
	}
	for i, s := range m.left(z) {
		if s != 0 {
			densities[i] = s * Hazard(m.Components[i].Tail, z)
			most = math.Max(most, densities[i])
		}
	}
	return densities, most
}
