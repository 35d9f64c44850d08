package dist

import (
	"math"
	"testing"
)

// At shape 2 the integral of S is an arctangent: with t = z/s,
//
//	E[h] = sπ/2,  e(z) = s (1 + t²) (π/2 - arctan t),  f(z) = 2t/(s (1+t²)²).
//
// The mode solves f' = 0, or 1 = 3t². At shape 1 the law is GPD(0, s, 1).
func TestLogLogisticOnPaper(t *testing.T) {
	t.Parallel()
	l := LogLogistic{Scale: 3, Shape: 2}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"mean", l.Mean(), 3 * math.Pi / 2},
		{"mean excess at 1 h", l.MeanExcess(1), 3 * (10. / 9) * (math.Pi/2 - math.Atan(1./3))},
		{"mean excess at 3 h", l.MeanExcess(3), 3 * math.Pi / 2},
		{"mean excess at 30 h", l.MeanExcess(30), 303 * math.Atan(0.1)},
		{"density at 6 h", l.Density(6), 4. / 75},
		{"hazard at 6 h", l.Hazard(6), 4. / 15},
		{"hours of one task in 101", l.InverseSurvival(1. / 101), 30},
	} {
		if apart(c.got, c.want) > 1e-15 {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
	if slope := l.LogDensitySlope(math.Sqrt(3)); !(math.Abs(slope) <= 1e-15) {
		t.Errorf("LogDensitySlope at the mode = %v, want 0", slope)
	}
	g := GPD{Scale: 3, Xi: 1}
	for _, z := range []float64{0, 1e-9, 0.5, 3, 1e9, 1e200} {
		one := LogLogistic{Scale: 3, Shape: 1}
		if apart(one.Survival(z), g.Survival(z)) > 1e-15 || apart(one.Density(z), g.Density(z)) > 1e-15 || apart(one.LogDensitySlope(z), g.LogDensitySlope(z)) > 1e-15 {
			t.Errorf("at %v h shape 1 has S, f, slope %v, %v, %v, GPD %v, %v, %v", z,
				one.Survival(z), one.Density(z), one.LogDensitySlope(z), g.Survival(z), g.Density(z), g.LogDensitySlope(z))
		}
	}
}

// The mean excess has one form on each side of the scale. They meet there, for a shape near
// 1 as for one whose law is nearly a point.
func TestLogLogisticMeanExcessMeetsAtScale(t *testing.T) {
	t.Parallel()
	for _, k := range []float64{1.0000001, 1.3, 2, 6.28, 50, 1e4, 1e9} {
		l := LogLogistic{Scale: 0.25, Shape: k}
		at, after := l.MeanExcess(0.25), l.MeanExcess(math.Nextafter(0.25, 1))
		// e' = e f/S - 1 with f/S = k/(2s): the step of an ulp moves e by that at most.
		if want := 3e-15 + 2.3e-16*k; apart(at, after) > want {
			t.Errorf("shape %v: e = %v at the scale, %v an ulp above", k, at, after)
		}
	}
}
