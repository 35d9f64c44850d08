package dist

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"valuecapture/econ/quad"
)

// A law has every upgrade.
type law interface {
	Tail
	Hazarder
	MeanExcesser
	Sampler
	LogDensitySloper
	Validator
	Regular
	fmt.Stringer
}

// laws are the laws to which every checker below is applied.
var laws = []law{
	Pareto{Scale: 1. / 60, Alpha: 1.5},
	Pareto{Scale: 0.2, Alpha: 1.1},
	Pareto{Scale: 0.2, Alpha: 0.7},
	Pareto{Scale: 3, Alpha: 12},
	Exponential{Rate: 4},
	Exponential{Rate: 0.03},
	Lognormal{Mu: -3, Sigma: 1},
	Lognormal{Mu: -3, Sigma: 0.1},
	Lognormal{Mu: 1, Sigma: 2.2},
	Weibull{Scale: 0.1, Shape: 0.6},
	Weibull{Scale: 0.1, Shape: 1},
	Weibull{Scale: 2, Shape: 3.5},
	LogLogistic{Scale: 0.05, Shape: 0.7},
	LogLogistic{Scale: 0.05, Shape: 1},
	LogLogistic{Scale: 0.05, Shape: 1.5},
	LogLogistic{Scale: 2, Shape: 20},
	Gamma{Scale: 0.1, Shape: 0.4},
	Gamma{Scale: 0.1, Shape: 1},
	Gamma{Scale: 0.1, Shape: 3.3},
	Gamma{Scale: 0.01, Shape: 200},
	GPD{Location: 0, Scale: 0.1, Xi: 0},
	GPD{Location: 0.1, Scale: 0.1, Xi: 0.4},
	GPD{Location: 0.1, Scale: 0.1, Xi: 1.4},
	GPD{Location: 0.1, Scale: 0.1, Xi: 1e-12},
	GPD{Location: 0.1, Scale: 0.1, Xi: -0.3},
	GPD{Location: 0.1, Scale: 0.1, Xi: -1},
	GPD{Location: 0.5, Scale: 0.1, Xi: 0.9},
}

// each runs check once for every law.
func each(t *testing.T, check func(t *testing.T, d law)) {
	t.Helper()
	eachOf(t, laws, check)
}

// eachOf runs check once for every law of a list, each in a test of its own.
func eachOf[L fmt.Stringer](t *testing.T, list []L, check func(t *testing.T, d L)) {
	t.Helper()
	t.Parallel()
	for _, d := range list {
		t.Run(d.String(), func(t *testing.T) {
			t.Parallel()
			check(t, d)
		})
	}
}

// bare hides every upgrade of a law, so that the fallbacks run.
type bare struct{ t Tail }

func (b bare) Survival(z float64) float64        { return b.t.Survival(z) }
func (b bare) Density(z float64) float64         { return b.t.Density(z) }
func (b bare) InverseSurvival(q float64) float64 { return b.t.InverseSurvival(q) }
func (b bare) Mean() float64                     { return b.t.Mean() }

// shares are those at which laws are checked, from the body deep into the tail.
var shares = []float64{0.99, 0.9, 0.75, 0.5, 0.25, 0.1, 1e-2, 1e-4, 1e-7}

// apart returns the relative difference of got and want, +Inf if only one of them is a
// finite number.
func apart(got, want float64) float64 {
	if got == want {
		return 0
	}
	d := math.Abs(got-want) / math.Max(math.Abs(got), math.Abs(want))
	if math.IsNaN(d) {
		return math.Inf(1)
	}
	return d
}

// nearEnd reports whether z lies so near a finite upper end that differences in z
// have lost half of their digits.
func nearEnd(d law, z float64) bool {
	upper := d.InverseSurvival(0)
	return upper-z < 1e-6*upper
}

func TestSurvivalFalls(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		end := d.InverseSurvival(1e-9)
		last := 1.0
		for i := range 2001 {
			z := end * float64(i) / 2000
			s := d.Survival(z)
			if !(s >= 0 && s <= last) {
				t.Fatalf("Survival(%v) = %v, want at most %v, the value before", z, s, last)
			}
			last = s
		}
		if last > 1.1e-9 {
			t.Errorf("Survival(%v) = %v, want about 1e-9", end, last)
		}
	})
}

// -S' = f.
func TestDensityIsSlopeOfSurvival(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range shares {
			z := d.InverseSurvival(q)
			if nearEnd(d, z) {
				continue
			}
			got := -q * slope(func(y float64) float64 { return d.Survival(y) / q }, z, d.InverseSurvival(1), d.InverseSurvival(0))
			if want := d.Density(z); apart(got, want) > 1e-7 {
				t.Errorf("-S'(%v) = %v, Density %v", z, got, want)
			}
		}
	})
}

func TestSurvivalOfInverse(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range []float64{1, 1 - 1e-9, 0.999, 0.9, 0.5, 0.1, 1e-3, 1e-9, 1e-20, 1e-50, 1e-100, 1e-200, 1e-300} {
			z := d.InverseSurvival(q)
			if upper := d.InverseSurvival(0); !math.IsInf(upper, 1) {
				// At a finite end the float64 nearest the quantile is no longer near.
				if upper-z < 1e-3*upper {
					continue
				}
			}
			// Rounding z moves S by half an ulp times the elasticity.
			tolerance := 1e-14 + 4e-16*z*d.Hazard(z)
			if tolerance > 1e-12 {
				t.Fatalf("the elasticity %v at %v is beyond the promise of 1e-12", z*d.Hazard(z), z)
			}
			if got := d.Survival(z); apart(got, q) > tolerance {
				t.Errorf("Survival(InverseSurvival(%v)) = %v, relative difference %.2g", q, got, apart(got, q))
			}
		}
	})
}

func TestHazardIsDensityOverSurvival(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range append([]float64{1e-100, 1e-250}, shares...) {
			z := d.InverseSurvival(q)
			f, s := d.Density(z), d.Survival(z)
			if s == 0 || f < 1e-300 { // a finite end, or the density underflows
				continue
			}
			if got, want := d.Hazard(z), f/s; apart(got, want) > 1e-12 {
				t.Errorf("Hazard(%v) = %v, f/S = %v", z, got, want)
			}
			if got, want := Hazard(bare{d}, z), d.Hazard(z); apart(got, want) > 1e-12 {
				t.Errorf("fallback of Hazard(%v) = %v, closed form %v", z, got, want)
			}
		}
	})
}

// e' = e f/S - 1.
func TestMeanExcessSlope(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range shares {
			z := d.InverseSurvival(q)
			e := d.MeanExcess(z)
			if nearEnd(d, z) {
				continue
			}
			if math.IsInf(d.Mean(), 1) {
				if !math.IsInf(e, 1) {
					t.Errorf("MeanExcess(%v) = %v, want +Inf as the mean is", z, e)
				}
				continue
			}
			got := slope(d.MeanExcess, z, d.InverseSurvival(1), d.InverseSurvival(0))
			want := e*d.Hazard(z) - 1
			if !(math.Abs(got-want) <= 1e-7*(1+math.Abs(want))) {
				t.Errorf("e'(%v) = %v, e f/S - 1 = %v", z, got, want)
			}
		}
	})
}

func TestMeanExcessFallback(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range append([]float64{1, 1e-30}, shares...) {
			z := d.InverseSurvival(q)
			if nearEnd(d, z) {
				continue
			}
			if got, want := MeanExcess(bare{d}, z), d.MeanExcess(z); apart(got, want) > 1e-12 {
				t.Errorf("fallback of MeanExcess(%v) = %v, closed form %v", z, got, want)
			}
		}
		z := d.InverseSurvival(1) - 0.25
		if got, want := MeanExcess(bare{d}, z), d.MeanExcess(z); apart(got, want) > 1e-15 {
			t.Errorf("fallback of MeanExcess(%v) = %v below the support, closed form %v", z, got, want)
		}
	})
}

func TestLogDensitySlopeFallback(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		for _, q := range shares {
			z := d.InverseSurvival(q)
			if nearEnd(d, z) {
				continue
			}
			got, want := LogDensitySlope(bare{d}, z), d.LogDensitySlope(z)
			if !(math.Abs(got-want) <= 1e-10*(math.Abs(want)+1/z)) {
				t.Errorf("fallback of LogDensitySlope(%v) = %v, closed form %v", z, got, want)
			}
		}
	})
}

// E[h] is the lower end plus the area under S above it.
func TestMeanIsAreaUnderSurvival(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		lower := d.InverseSurvival(1)
		area, err := quad.Integral(func(u float64) float64 { return d.Survival(lower + u) }, 0, d.InverseSurvival(0)-lower)
		if math.IsInf(d.Mean(), 1) {
			if !errors.Is(err, quad.ErrDiverges) {
				t.Errorf("Mean is +Inf but the area under S is %v, %v", area, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, want := lower+area, d.Mean(); apart(got, want) > 1e-9 {
			t.Errorf("area under S = %v, Mean %v", got, want)
		}
	})
}

// The claim of a rising generalised hazard against z f/S on a fine grid.
func TestIncreasingGeneralizedHazard(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		rising, last := true, 0.0
		for i := range 3001 {
			z := d.InverseSurvival(math.Exp(-float64(i) / 60)) // S from 1 to 1e-21
			if z == 0 || d.Survival(z) == 0 {
				continue
			}
			g := z * d.Hazard(z)
			if g < last*(1-1e-12) {
				rising = false
			}
			last = g
		}
		if got := d.IncreasingGeneralizedHazard(); got != rising {
			t.Errorf("IncreasingGeneralizedHazard() = %v, the grid says %v", got, rising)
		}
		if IsRegular(d) != rising || IsRegular(bare{d}) {
			t.Errorf("IsRegular = %v, and %v without the method; want %v, false", IsRegular(d), IsRegular(bare{d}), rising)
		}
	})
}

func TestValidLawsValidate(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		if err := Validate(d); err != nil {
			t.Error(err)
		}
		if err := Validate(bare{d}); err != nil {
			t.Errorf("probed: %v", err)
		}
	})
}
