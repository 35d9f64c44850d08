package estimate

import (
	"fmt"
	"math"
	"slices"
)

// A MeanExcess is one point of the mean-excess plot.
type MeanExcess struct {
	Hours         float64 // z
	Excess        float64 // mean of h - z over h > z, in hours
	StandardError float64 // of Excess, which means little where the variance of h is infinite
	Count         int     // values above z
}

// MeanExcessPlot returns the mean excess at the given number of values of the sample, fewer if
// values are tied. They are spread evenly in the logarithm of the number above them, from the
// smallest value to the one with [MinimumTail] above it. A Pareto tail rises with slope
// 1/(α-1), an exponential one is level.
//
// It returns an error that wraps [ErrParameter] for fewer than two points, or
// [ErrThinTail] for MinimumTail values or fewer.
func (s Sample) MeanExcessPlot(points int) ([]MeanExcess, error) {
	n := len(s.hours)
	if points < 2 {
		return nil, fmt.Errorf("%w: %d points of a mean-excess plot, want 2 or more", ErrParameter, points)
	}
	if n <= MinimumTail {
		return nil, fmt.Errorf("%w: %d values, want more than %d: a mean of fewer is too uncertain", ErrThinTail, n, MinimumTail)
	}
	var out []MeanExcess
	for i := range points {
		above := int(math.Exp(math.Log(float64(n-1)) + float64(i)/float64(points-1)*math.Log(MinimumTail/float64(n-1))))
		z := s.hours[n-1-max(above, MinimumTail)]
		if len(out) > 0 && out[len(out)-1].Hours == z {
			continue
		}
		first, _ := slices.BinarySearch(s.hours, math.Nextafter(z, math.Inf(1)))
		tail := s.hours[first:]
		if len(tail) < 2 {
			break
		}
		mean, square := 0.0, 0.0
		for _, h := range tail {
			mean += (h - z) / float64(len(tail))
		}
		for _, h := range tail {
			square += (h - z - mean) * (h - z - mean)
		}
		k := float64(len(tail))
		out = append(out, MeanExcess{z, mean, math.Sqrt(square / (k - 1) / k), len(tail)})
	}
	return out, nil
}
