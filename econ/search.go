package econ

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// bestThreshold returns, for any tail, the hours z at which (z − cost)^φ S(z) is
// highest, with its regime. That is the Lerner condition in hours,
//
//	(z − cost) f(z)/S(z) = φ,
//
// wherever the maximum is inside the support.
func bestThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	if t.Survival(cost) < beyond {
		return math.NaN(), NoTrade
	}
	if dist.IsRegular(t) {
		return regularThreshold(t, cost, phi)
	}
	return globalThreshold(t, cost, phi)
}

// beyond is the survival probability under which a tail is taken to have no more
// tasks: a maximum found there is no maximum.
const beyond = 1e-290

// regularThreshold uses that z f/S is non-decreasing, so that the condition has
// at most one root: it brackets it by doubling and closes in on it in log z.
func regularThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	excess := func(logZ float64) float64 {
		z := math.Exp(logZ)
		return (z-cost)*dist.Hazard(t, z) - phi
	}
	bottom := t.InverseSurvival(1)
	if bottom > cost && excess(math.Log(bottom)) >= 0 {
		return bottom, Kink
	}
	top := t.InverseSurvival(0)
	low := math.Log(math.Max(bottom, cost))
	high := math.Log(math.Max(t.InverseSurvival(0.5), cost)) + math.Ln2
	if math.IsInf(low, -1) { // cost and bottom are 0: start far below the median
		low = high - 2
		for excess(low) > 0 {
			if high, low = low, low-16; low < -700 {
				return bottom, Kink
			}
		}
	}
	for step := math.Ln2; ; step *= 2 {
		if z := math.Exp(high); z >= top {
			high = math.Log(math.Nextafter(top, 0))
			break
		} else if excess(high) >= 0 {
			break
		} else if t.Survival(z) < beyond || high > 700 {
			return math.NaN(), Unbounded
		}
		low, high = high, high+step
	}
	logZ, err := root.Zero(excess, low, high)
	if err != nil {
		return globalThreshold(t, cost, phi)
	}
	return math.Exp(logZ), Interior
}

// globalThreshold looks at the objective on a grid of quantiles that reaches from
// everyone to one task in 1e290, and refines around the best points: with several
// local maxima a root of the condition may be the wrong one, or a minimum.
func globalThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	objective := func(z float64) float64 { return phi*math.Log(z-cost) + math.Log(t.Survival(z)) }
	grid := quantileGrid(t, cost)
	if len(grid) == 0 {
		return math.NaN(), NoTrade
	}
	best, at := math.Inf(-1), 0
	for i, z := range grid {
		if y := objective(z); y > best {
			best, at = y, i
		}
	}
	bottom := t.InverseSurvival(1)
	if top := t.InverseSurvival(0); at == len(grid)-1 && math.IsInf(top, 1) {
		return math.NaN(), Unbounded
	}
	z := grid[at]
	// The grid may miss a narrow peak beside a lower one: refine the three
	// highest local maxima, not just the highest.
	for _, i := range highest(grid, objective, 3) {
		a, b := grid[max(i-1, 0)], grid[min(i+1, len(grid)-1)]
		if i == 0 {
			a = math.Max(cost, bottom)
		}
		x := root.Maximum(func(logZ float64) float64 { return objective(math.Exp(logZ)) }, math.Log(math.Max(a, math.SmallestNonzeroFloat64)), math.Log(b))
		if y := objective(math.Exp(x)); y > best {
			best, z = y, math.Exp(x)
		}
	}
	if z <= bottom*(1+1e-9) && bottom > cost {
		return bottom, Kink
	}
	return polish(t, z, cost, phi), Interior
}

// polish sharpens a maximum, which function values locate to about 1e-8, to the
// root of the Lerner condition beside it.
func polish(t dist.Tail, z, cost, phi float64) float64 {
	excess := func(logZ float64) float64 {
		x := math.Exp(logZ)
		return (x-cost)*dist.Hazard(t, x) - phi
	}
	const nearby = 1e-6
	if logZ, err := root.Zero(excess, math.Log(z)-nearby, math.Log(z)+nearby); err == nil {
		return math.Exp(logZ)
	}
	return z
}

// quantileGrid returns increasing thresholds above cost, dense in probability
// where most tasks are and in log probability far out.
func quantileGrid(t dist.Tail, cost float64) []float64 {
	const points = 400
	served := math.Min(t.Survival(cost), 1)
	if !(served > beyond) {
		return nil
	}
	depth := math.Log(served / beyond)
	var grid []float64
	add := func(z float64) {
		if z > cost && z > 0 && !math.IsInf(z, 1) && (len(grid) == 0 || z > grid[len(grid)-1]) {
			grid = append(grid, z)
		}
	}
	add(t.InverseSurvival(1))
	for i := 1; i < points; i++ {
		add(t.InverseSurvival(served * (1 - float64(i)/points)))
	}
	start := math.Log(points)
	for i := range points {
		add(t.InverseSurvival(served * math.Exp(-start-(depth-start)*float64(i)/(points-1))))
	}
	return grid
}

// highest returns the indices of the n highest local maxima on the grid.
func highest(grid []float64, f func(float64) float64, n int) []int {
	value := make([]float64, len(grid))
	for i, z := range grid {
		value[i] = f(z)
	}
	var peaks []int
	for i := range grid {
		if (i == 0 || value[i] >= value[i-1]) && (i == len(grid)-1 || value[i] >= value[i+1]) {
			at := len(peaks)
			for at > 0 && value[i] > value[peaks[at-1]] {
				at--
			}
			peaks = append(peaks[:at], append([]int{i}, peaks[at:]...)...)
		}
	}
	return peaks[:min(n, len(peaks))]
}
