package dist

import (
	"math"
	"testing"
)

// A law that falls within a sliver of the interval has the mean of the sliver. Twice its
// samples used to lie evenly about the middle, and the mean came out as 1.
func TestNarrowTruncated(t *testing.T) {
	t.Parallel()
	finer := 300.0
	if testing.Short() {
		finer = 1e5
	}
	for sigma := 0.05; sigma > 1e-15; sigma /= finer {
		for _, ends := range [][2]float64{{0.5, 1.5}, {0, 2}, {0, 1e6}} {
			law := Lognormal{Mu: 0, Sigma: sigma}
			if s := law.Survival(ends[0]); s < 1 { // then the ends cut into it
				continue
			}
			d := Truncated{Tail: law, Low: ends[0], High: ends[1]}
			if got, want := d.Mean(), law.Mean(); apart(got, want) > 1e-13 {
				t.Errorf("%#v: Mean = %.17g, want %.17g", d, got, want)
			}
			grain := 1e-10 + 1e-14/sigma // of the numbers next to 1, in standard deviations
			// Above its median a narrow normal law has 0.7979 standard deviations left.
			want := law.MeanExcess(1)
			if got := d.MeanExcess(1); apart(got, want) > grain {
				t.Errorf("%#v: MeanExcess(1) = %g, want %g", d, got, want)
			}
			if got := MeanExcess(bare{law}, 1); apart(got, want) > grain {
				t.Errorf("%#v: fallback of MeanExcess(1) = %g, want %g", law, got, want)
			}
			if got := MeanExcess(bare{law}, ends[0]+1e-4); apart(got, law.Mean()-ends[0]-1e-4) > 1e-12 {
				t.Errorf("%#v: fallback of MeanExcess(%v) = %v, want %v", law, ends[0]+1e-4, got, law.Mean()-ends[0]-1e-4)
			}
		}
	}
}

// A tail whose area lies mostly beyond the largest float64 has a mean excess all the same.
func TestMeanExcessFallbackOfHeavyTails(t *testing.T) {
	t.Parallel()
	for _, alpha := range []float64{1.0001, 1.001, 1.01, 1.02, 1.03, 1.035, 1.04, 1.045, 1.05, 1.1} {
		for _, z := range []float64{0.2, 0.2000001, 0.3, 5, 1e3, 1e10, 1e50} {
			d := Pareto{Scale: 0.2, Alpha: alpha}
			if got, want := MeanExcess(Plain{d}, z), d.MeanExcess(z); apart(got, want) > 1e-12 {
				t.Errorf("α = %v: MeanExcess(%v) = %v, want %v, apart by %.2g", alpha, z, got, want, apart(got, want))
			}
		}
	}
}

// Integrals of laws with corners are split there: the mean excess from the four methods
// is that of the closed forms.
func TestMeanExcessOfBends(t *testing.T) {
	t.Parallel()
	corner := Spliced{Body: Lognormal{Mu: -3, Sigma: 1}, Tail: Pareto{Scale: 0.01, Alpha: 1.5}, At: 0.1, Share: 0.2}
	for _, d := range []Tail{
		corner,
		Spliced{Body: corner, Tail: Exponential{Rate: 0.5}, At: 2, Share: 0.3},
		Spliced{Body: GPD{Scale: 0.1, Xi: -1}, Tail: Pareto{Scale: 0.3, Alpha: 2}, At: 0.2, Share: 0.3},
	} {
		for _, q := range append([]float64{1e-30}, shares...) {
			z := d.InverseSurvival(q)
			if got, want := MeanExcess(Plain{d}, z), MeanExcess(d, z); apart(got, want) > 1e-12 {
				t.Errorf("%v: MeanExcess(%v) = %v by quadrature, %v by closed form", d, z, got, want)
			}
			cut := Truncated{Tail: d, Low: z / 2, High: 4 * z}
			want := (d.Survival(z)*MeanExcess(d, z) - d.Survival(4*z)*(MeanExcess(d, 4*z)+3*z)) / (d.Survival(z) - d.Survival(4*z))
			if got := cut.MeanExcess(z); !(apart(got, want) <= 1e-10) {
				t.Errorf("%v: MeanExcess(%v) = %v, want %v", cut, z, got, want)
			}
			for _, b := range Bends(d) { // from below, which the values above it would spoil
				near := b * (1 - 1e-9)
				got, want := LogDensitySlope(Plain{d}, near), LogDensitySlope(d, near)
				if !(math.Abs(got-want) <= 1e-7*(math.Abs(want)+1/b)) && d.Density(near) > 0 {
					t.Errorf("%v: LogDensitySlope(%v) = %v by differences, %v by closed form", d, near, got, want)
				}
			}
			got, want := LogDensitySlope(Plain{d}, z), LogDensitySlope(d, z)
			if !(math.Abs(got-want) <= 1e-9*(math.Abs(want)+1/z)) && d.Density(z) > 0 {
				t.Errorf("%v: LogDensitySlope(%v) = %v by differences, %v by closed form", d, z, got, want)
			}
		}
	}
}
