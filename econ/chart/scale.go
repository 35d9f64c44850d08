package chart

import "math"

// linearScale is [plot.LinearScale] for values far off the axis as well, which it
// moves to where gonum/plot can still clip a line.
type linearScale struct{}

func (linearScale) Normalize(low, high, x float64) float64 { return saturate((x - low) / (high - low)) }

// logScale is [plot.LogScale] without its panic: values that are not above 0 are off
// the axis.
type logScale struct{}

func (logScale) Normalize(low, high, x float64) float64 {
	if x <= 0 || low <= 0 || high <= 0 {
		return -1
	}
	return saturate((math.Log(x) - math.Log(low)) / (math.Log(high) - math.Log(low)))
}

// saturate limits a position along an axis to a million lengths of the axis.
func saturate(x float64) float64 {
	const far = 1e6
	if math.IsNaN(x) {
		return -1
	}
	return math.Max(-far, math.Min(far, x))
}
