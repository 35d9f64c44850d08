package chart

import "math"

// linearScale is plot.LinearScale that keeps what is far off the axis at a
// distance from which lines can still be clipped.
type linearScale struct{}

func (linearScale) Normalize(low, high, x float64) float64 { return saturate((x - low) / (high - low)) }

// logScale is plot.LogScale that puts what cannot be shown off the axis instead
// of panicking at it.
type logScale struct{}

func (logScale) Normalize(low, high, x float64) float64 {
	if x <= 0 || low <= 0 || high <= 0 {
		return -1
	}
	return saturate((math.Log(x) - math.Log(low)) / (math.Log(high) - math.Log(low)))
}

// saturate keeps a position along an axis within a million of its lengths.
func saturate(x float64) float64 {
	const far = 1e6
	if math.IsNaN(x) {
		return -1
	}
	return math.Max(-far, math.Min(far, x))
}
