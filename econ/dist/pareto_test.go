package dist

import (
	"math"
	"testing"
)

// By hand, at one minute and α = 1.5: the top 1% of tasks holds 0.01^(1/3) = 21.5%
// of all hours, the top 20% 0.2^(1/3) = 58.5%; the median is 2^(2/3) and the 95th
// percentile 20^(2/3) minutes; the mean is three minutes.
func TestParetoByHand(t *testing.T) {
	t.Parallel()
	const minute = 1. / 60
	p := Pareto{Scale: minute, Alpha: 1.5}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"top 1%", TopShare(p, 0.01), math.Cbrt(0.01)},
		{"top 20%", TopShare(p, 0.2), math.Cbrt(0.2)},
		{"median", p.InverseSurvival(0.5), math.Cbrt(4) * minute},
		{"95th percentile", p.InverseSurvival(0.05), math.Cbrt(400) * minute},
		{"mean", p.Mean(), 3 * minute},
		{"S at 4 minutes", p.Survival(4 * minute), 1. / 8},
		{"f at 4 minutes", p.Density(4 * minute), 1.5 / 8 / (4 * minute)},
		{"hazard at 4 minutes", p.Hazard(4 * minute), 1.5 / (4 * minute)},
		{"mean excess at 4 minutes", p.MeanExcess(4 * minute), 8 * minute},
		{"log density slope at 4 minutes", p.LogDensitySlope(4 * minute), -2.5 / (4 * minute)},
	} {
		if apart(c.got, c.want) > 1e-15 {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
	for _, c := range []struct{ got, want float64 }{{TopShare(p, 0.01), 0.215}, {TopShare(p, 0.2), 0.585}} {
		if !(math.Abs(c.got-c.want) <= 5e-4) {
			t.Errorf("TopShare = %v, want %v to three digits", c.got, c.want)
		}
	}
}

// A Pareto law and its GPD are the same law.
func TestParetoGPD(t *testing.T) {
	t.Parallel()
	for _, p := range []Pareto{{Scale: 1. / 60, Alpha: 1.5}, {Scale: 3, Alpha: 0.8}, {Scale: 0.1, Alpha: 40}} {
		g := p.GPD()
		if err := g.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, q := range []float64{1, 0.9, 0.1, 1e-5, 1e-100} {
			z := p.InverseSurvival(q)
			for name, pair := range map[string][2]float64{
				"Survival":        {g.Survival(z), p.Survival(z)},
				"Density":         {g.Density(z), p.Density(z)},
				"Hazard":          {g.Hazard(z), p.Hazard(z)},
				"MeanExcess":      {g.MeanExcess(z), p.MeanExcess(z)},
				"LogDensitySlope": {g.LogDensitySlope(z), p.LogDensitySlope(z)},
				"InverseSurvival": {g.InverseSurvival(q), z},
				"Mean":            {g.Mean(), p.Mean()},
			} {
				// 1/α is rounded, which moves ln S of 230 by up to 230 half ulps.
				if apart(pair[0], pair[1]) > 1e-13 {
					t.Errorf("%v: %s(%v) = %v as a GPD, %v as a Pareto", p, name, z, pair[0], pair[1])
				}
			}
		}
	}
}

// Rounding x_m/α and 1/α must not make a Pareto law irregular.
func TestParetoGPDIsRegular(t *testing.T) {
	t.Parallel()
	for i := range 2000 {
		p := Pareto{Scale: 0.001 * float64(1+i), Alpha: 0.3 + 0.0137*float64(i)}
		if g := p.GPD(); !g.IncreasingGeneralizedHazard() {
			t.Errorf("%#v is not regular, yet %#v is", g, p)
		}
	}
	if g := (GPD{Location: 1, Scale: 0.999, Xi: 1}); g.IncreasingGeneralizedHazard() {
		t.Errorf("%#v claims to be regular, yet its generalised hazard falls towards 1", g)
	}
}
