package dist

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"valuecapture/econ/quad"
)

// spliced are splices of every kind: of light and heavy parts, with continuous and
// with jumping densities, with a support that starts and ends.
var spliced = []Spliced{
	{Body: Lognormal{Mu: -3, Sigma: 1}, Tail: Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5},
	{Body: Lognormal{Mu: -3, Sigma: 1}, Tail: Pareto{Scale: 0.01, Alpha: 1.1}, At: 0.05, Share: 0.04},
	{Body: Lognormal{Mu: -3, Sigma: 1}, Tail: Lognormal{Mu: -3, Sigma: 1}, At: 0.1},
	{Body: Exponential{Rate: 20}, Tail: Pareto{Scale: 0.1, Alpha: 0.8}, At: 0.1},
	{Body: Pareto{Scale: 1. / 60, Alpha: 0.9}, Tail: Pareto{Scale: 1. / 60, Alpha: 2.5}, At: 0.2},
	{Body: Pareto{Scale: 1. / 60, Alpha: 2.5}, Tail: Exponential{Rate: 30}, At: 0.1},
	{Body: GPD{Scale: 0.1, Xi: -1}, Tail: GPD{Location: 0.2, Scale: 0.1, Xi: 0.3}, At: 0.2, Share: 0.3}, // a gap
	{Body: Weibull{Scale: 0.1, Shape: 0.6}, Tail: GPD{Scale: 1, Xi: -0.5}, At: 0.3, Share: 0.2},
}

func eachSpliced(t *testing.T, check func(t *testing.T, d Spliced)) {
	t.Helper()
	eachOf(t, spliced, check)
}

func TestSplicedSurvival(t *testing.T) {
	eachSpliced(t, func(t *testing.T, d Spliced) {
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		s := d.TailShare()
		for _, q := range []float64{1, 0.999, 0.9, 0.7, s * 1.001, s, s * 0.999, s / 10, s * 1e-9, s * 1e-100} {
			z := d.InverseSurvival(q)
			if upper := d.InverseSurvival(0); upper-z < 1e-3*upper || z == 0 {
				continue
			}
			if got := d.Survival(z); apart(got, q) > 1e-12 {
				t.Errorf("Survival(InverseSurvival(%v)) = %v", q, got)
			}
			if body := z < d.At; body && q <= s || !body && q > s {
				t.Errorf("InverseSurvival(%v) = %v, on the wrong side of %v", q, z, d.At)
			}
		}
		if got := d.Survival(d.At); apart(got, s) > 1e-15 {
			t.Errorf("Survival(At) = %v, want the share %v", got, s)
		}
		// The parts, by the definition of a conditional probability.
		above, below := 1.7*d.At, 0.4*d.At
		if got, want := d.Survival(above)/s, d.Tail.Survival(above)/d.Tail.Survival(d.At); apart(got, want) > 1e-14 {
			t.Errorf("P(h > %v given h > u) = %v, the tail's is %v", above, got, want)
		}
		want := (1 - d.Body.Survival(below)) / (1 - d.Body.Survival(d.At))
		if got := (1 - d.Survival(below)) / (1 - s); apart(got, want) > 1e-13 {
			t.Errorf("P(h <= %v given h <= u) = %v, the body's is %v", below, got, want)
		}
	})
}

func TestSplicedDensity(t *testing.T) {
	eachSpliced(t, func(t *testing.T, d Spliced) {
		for _, q := range shares {
			z := d.InverseSurvival(q)
			upper := d.InverseSurvival(0)
			if z == d.At || upper-z < 1e-3*upper {
				continue
			}
			low, high := d.InverseSurvival(1), d.At
			if z > d.At {
				low, high = d.At, upper
			}
			got := -q * slope(func(y float64) float64 { return d.Survival(y) / q }, z, low, high)
			if want := d.Density(z); apart(got, want) > 1e-7 {
				t.Errorf("-S'(%v) = %v, Density %v", z, got, want)
			}
			if got, want := d.Hazard(z), d.Density(z)/d.Survival(z); apart(got, want) > 1e-13 {
				t.Errorf("Hazard(%v) = %v, f/S = %v", z, got, want)
			}
			if f := d.Density(z); f > 0 {
				got, want := d.LogDensitySlope(z), slope(func(y float64) float64 { return math.Log(d.Density(y) / f) }, z, low, high)
				if !(math.Abs(got-want) <= 1e-8*(math.Abs(want)+1/z)) {
					t.Errorf("LogDensitySlope(%v) = %v, by differences %v", z, got, want)
				}
			}
		}
		if d.Share == 0 {
			below, above := d.Density(math.Nextafter(d.At, 0)), d.Density(d.At)
			if apart(below, above) > 1e-12 {
				t.Errorf("densities %v below At and %v above, want the same without a given share", below, above)
			}
		}
	})
}

// Mean and mean excess against the area under S.
func TestSplicedMeanExcess(t *testing.T) {
	eachSpliced(t, func(t *testing.T, d Spliced) {
		// area from z up, the kink at the threshold being an end of both parts.
		area := func(z float64) float64 {
			t.Helper()
			var sum float64
			ends := []float64{z, d.At, d.Tail.InverseSurvival(1), d.InverseSurvival(0)}
			if upper := d.Body.InverseSurvival(0); upper < d.At {
				ends = []float64{z, upper, d.At, d.InverseSurvival(0)}
			}
			for _, to := range ends[1:] {
				if to <= z {
					continue
				}
				a, err := quad.Integral(d.Survival, z, to)
				if err != nil {
					t.Fatalf("from %v to %v: %v", z, to, err)
				}
				sum, z = sum+a, to
			}
			return sum
		}
		lower := d.InverseSurvival(1)
		if math.IsInf(d.Tail.Mean(), 1) {
			if m, e := d.Mean(), d.MeanExcess(d.At/2); !math.IsInf(m, 1) || !math.IsInf(e, 1) {
				t.Errorf("Mean, MeanExcess = %v, %v, want +Inf as the tail's", m, e)
			}
			return
		}
		if got, want := d.Mean(), lower+area(lower); apart(got, want) > 1e-10 {
			t.Errorf("Mean = %v, by area %v", got, want)
		}
		for _, q := range shares {
			z := d.InverseSurvival(q)
			if upper := d.InverseSurvival(0); upper-z < 1e-2*upper {
				continue
			}
			if got, want := d.MeanExcess(z), area(z)/d.Survival(z); apart(got, want) > 1e-10 {
				t.Errorf("MeanExcess(%v) = %v, by area %v", z, got, want)
			}
		}
		if got, want := d.MeanExcess(lower-0.01), d.Mean()-lower+0.01; apart(got, want) > 1e-14 {
			t.Errorf("MeanExcess below the support = %v, want %v", got, want)
		}
	})
}

// A splice of a law with itself is that law.
func TestSplicedWithItself(t *testing.T) {
	t.Parallel()
	whole := Lognormal{Mu: -3, Sigma: 1}
	d := Spliced{Body: whole, Tail: whole, At: 0.1}
	if got, want := d.TailShare(), whole.Survival(0.1); apart(got, want) > 1e-14 {
		t.Errorf("TailShare() = %v, want S(At) = %v", got, want)
	}
	if got, want := d.Mean(), whole.Mean(); apart(got, want) > 1e-14 {
		t.Errorf("Mean() = %v, want %v", got, want)
	}
	for _, q := range append([]float64{1e-50, 1e-250}, shares...) {
		z := whole.InverseSurvival(q)
		for name, pair := range map[string][2]float64{
			"Survival":        {d.Survival(z), whole.Survival(z)},
			"Density":         {d.Density(z), whole.Density(z)},
			"Hazard":          {d.Hazard(z), whole.Hazard(z)},
			"MeanExcess":      {d.MeanExcess(z), whole.MeanExcess(z)},
			"InverseSurvival": {d.InverseSurvival(q), z},
		} {
			if apart(pair[0], pair[1]) > 2e-14 {
				t.Errorf("%s at S = %v: %v, the law itself has %v", name, q, pair[0], pair[1])
			}
		}
	}
}

// The documented accuracy below the threshold, against an exponential body whose
// differences are written without cancellation.
func TestSplicedAccuracy(t *testing.T) {
	t.Parallel()
	const rate, share = 16., 1e-9 // so that rate times z is exact
	for _, at := range []float64{1. / 128, 1. / 8, 1} {
		d := Spliced{Body: Exponential{Rate: rate}, Tail: Pareto{Scale: at, Alpha: 1.5}, At: at, Share: share}
		bodyAt := math.Exp(-rate * at)
		bound := 4e-16 * (1 + bodyAt/(share*(1-bodyAt)))
		for i := range 256 {
			z := at * float64(i) / 256
			body := math.Exp(-rate*z) * math.Expm1(-rate*(at-z)) / math.Expm1(-rate*at)
			want := share + (1-share)*body
			if got := d.Survival(z); apart(got, want) > bound {
				t.Errorf("u = %v: Survival(%v) = %v, want %v: relative error %.2g, documented %.2g", at, z, got, want, apart(got, want), bound)
			}
		}
	}
}

// What is said of the generalised hazard, against a grid. False stands for unknown.
func TestSplicedRegular(t *testing.T) {
	t.Parallel()
	body := Lognormal{Mu: -3, Sigma: 1}
	for _, c := range []struct {
		d    Spliced
		want bool
	}{
		{Spliced{Body: body, Tail: Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5}, false},                  // the tail is heavier: falls at the end of the body
		{Spliced{Body: body, Tail: Pareto{Scale: 0.5, Alpha: 5}, At: 0.5}, true},                     // thinner than the body there
		{Spliced{Body: body, Tail: Pareto{Scale: 0.5, Alpha: 5}, At: 0.5, Share: 0.001}, false},      // jumps down
		{Spliced{Body: body, Tail: Exponential{Rate: 100}, At: 0.5, Share: 0.005}, true},             // jumps up
		{Spliced{Body: body, Tail: GPD{Location: 0.4, Scale: 0.01, Xi: 3}, At: 0.5}, false},          // an irregular tail
		{Spliced{Body: bare{body}, Tail: Pareto{Scale: 0.5, Alpha: 5}, At: 0.5}, false},              // a body that does not say
		{Spliced{Body: body, Tail: Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: -0.1}, false},     // not valid
		{Spliced{Body: Pareto{Scale: 0.1, Alpha: 1}, Tail: Pareto{Scale: 1, Alpha: 2}, At: 1}, true}, // two powers
	} {
		if got := c.d.IncreasingGeneralizedHazard(); got != c.want {
			t.Errorf("%v: IncreasingGeneralizedHazard() = %v, want %v", c.d, got, c.want)
		}
		if !c.want {
			continue
		}
		last := 0.0
		for i := range 4000 {
			z := c.d.InverseSurvival(math.Exp(-float64(i) / 100))
			g := z * c.d.Hazard(z)
			if g < last*(1-1e-11) {
				t.Fatalf("%v: z f/S falls from %v to %v at %v", c.d, last, g, z)
			}
			last = g
		}
	}
}

func TestSplicedErrors(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	body, tail := Lognormal{Mu: -3, Sigma: 1}, Pareto{Scale: 0.5, Alpha: 1.5}
	for _, d := range []Spliced{
		{}, {Body: body, At: 0.5}, {Tail: tail, At: 0.5},
		{Body: Lognormal{}, Tail: tail, At: 0.5}, {Body: body, Tail: Pareto{}, At: 0.5},
		{Body: body, Tail: tail}, {Body: body, Tail: tail, At: -1}, {Body: body, Tail: tail, At: nan}, {Body: body, Tail: tail, At: inf},
		{Body: Pareto{Scale: 1, Alpha: 2}, Tail: tail, At: 0.5},           // no body below At
		{Body: body, Tail: GPD{Scale: 0.1, Xi: -1}, At: 0.5},              // no tail above At
		{Body: body, Tail: tail, At: 0.5, Share: -0.1},                    //
		{Body: body, Tail: tail, At: 0.5, Share: 1},                       //
		{Body: body, Tail: tail, At: 0.5, Share: nan},                     //
		{Body: body, Tail: Pareto{Scale: 1, Alpha: 1.5}, At: 0.5},         // no density above At: give Share
		{Body: GPD{Scale: 0.1, Xi: -1}, Tail: tail, At: 0.5},              // no density below At: give Share
		{Body: body, Tail: Weibull{Scale: 1, Shape: 2}, At: 1e-300},       // nobody below, nothing above
		{Body: body, Tail: Weibull{Scale: 1e-3, Shape: 1.0646}, At: 0.48}, // T(u) has lost its digits
	} {
		if err := d.Validate(); !errors.Is(err, ErrParameter) {
			t.Errorf("%+v: Validate() = %v, want an error wrapping ErrParameter", d, err)
		}
		if _, err := NewSpliced(d.Body, d.Tail, d.At, d.Share); !errors.Is(err, ErrParameter) {
			t.Errorf("%+v: NewSpliced accepts it", d)
		}
		for i, got := range []float64{d.Survival(0.1), d.Density(0.1), d.Hazard(0.1), d.InverseSurvival(0.5), d.Mean(), d.MeanExcess(0.1), d.LogDensitySlope(0.1), d.Survival(1), d.MeanExcess(1)} {
			if !math.IsNaN(got) {
				t.Errorf("%+v: method %d gives %v, want NaN", d, i, got)
			}
		}
	}
	if d, err := NewSpliced(body, tail, 0.5, 0.02); err != nil || d.TailShare() != 0.02 {
		t.Errorf("NewSpliced = %v, %v", d, err)
	}
}

// A lognormal body with a Pareto tail from half an hour on, joined without a jump.
func ExampleSpliced() {
	hours := Spliced{
		Body: Lognormal{Mu: math.Log(0.05), Sigma: 1},
		Tail: Pareto{Scale: 0.5, Alpha: 1.5},
		At:   0.5,
	}
	fmt.Printf("tasks in the tail: %.3g%%\n", 100*hours.TailShare())
	fmt.Printf("median: %.3g minutes\n", 60*hours.InverseSurvival(0.5))
	fmt.Printf("mean excess at half an hour and at one: %.3g h, %.3g h\n", hours.MeanExcess(0.5), hours.MeanExcess(1))
	// Output:
	// tasks in the tail: 1.86%
	// median: 3.03 minutes
	// mean excess at half an hour and at one: 1 h, 2 h
}

// A body with a mean far above the threshold: the areas above it nearly cancel.
func TestSplicedBodyCutDeep(t *testing.T) {
	t.Parallel()
	for _, d := range []Spliced{
		{Body: Lognormal{Mu: 2.03, Sigma: 4.54}, Tail: Exponential{Rate: 8}, At: 0.088, Share: 0.001},
		{Body: Gamma{Scale: 4.6, Shape: 0.0481}, Tail: Pareto{Scale: 1e-8, Alpha: 5}, At: 1.008e-8, Share: 0.0095},
	} {
		for _, z := range []float64{0, d.At / 100, d.At / 2} {
			body, err := area(d, z, d.At)
			if err != nil {
				t.Fatal(err)
			}
			want := (body + d.Share*MeanExcess(d.Tail, d.At)) / d.Survival(z)
			if got := d.MeanExcess(z); !(math.Abs(got-want) <= 1e-10*want) {
				t.Errorf("%v: e(%g) = %.15g, quadrature %.15g", d, z, got, want)
			}
		}
	}
}
