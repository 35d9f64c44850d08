package race

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/quad"
)

// relative is how far got is from want, as a part of want.
func relative(got, want float64) float64 {
	if got == want {
		return 0
	}
	return math.Abs(got-want) / math.Abs(want)
}

// The textbook formula evaluated by mpmath 1.3.0 with 400 digits.
var passages = []struct {
	law                            FirstPassage
	t                              float64
	probability, survival, density float64
}{
	{FirstPassage{0.5, 0.1, 0.3}, 10, 0.287660858911030687, 0.712339141088969313, 0.00602407975560604144},
	{FirstPassage{0.5, 0.1, 0.3}, 50, 0.328374959348403067, 0.671625040651596933, 0.0000652516954173081449},
	{FirstPassage{0.5, 0.1, 0.3}, 0.01, 1.31325588883719211e-62, 1, 1.83047915002805111e-58},
	{FirstPassage{0.5, 0.1, 0.3}, 0.002, 3.13026474581995845e-304, 1, 1.08767875110854766e-298},
	{FirstPassage{0.5, 0.1, 0.3}, 1e4, 0.329192987807905536, 0.670807012192094464, 2.02633672748867303e-248},
	{FirstPassage{0.5, -0.1, 0.3}, 0.01, 3.98931914553270566e-62, 1, 5.56050468212340318e-58},
	{FirstPassage{0.5, -0.1, 0.3}, 5, 0.706622153497275502, 0.293377846502724498, 0.0594708038717590394},
	{FirstPassage{0.5, -0.1, 0.3}, 200, 0.999999902704298025, 9.72957019752322148e-8, 6.08104695491284247e-9},
	{FirstPassage{0.5, -0.1, 0.3}, 5000, 1, 1.35221000851976539e-125, 7.55269243563533609e-127},
	{FirstPassage{0.5, 0, 0.3}, 3, 0.335923813151735673, 0.664076186848264327, 0.0805405652441887449},
	{FirstPassage{0.5, 0, 0.3}, 1e6, 0.998670193014313302, 0.00132980698568669821, 6.64902877192194862e-10},
	{FirstPassage{0.5, -0.25, 0.01}, 1.9, 0.0359513523407073997, 0.9640486476592926, 1.47044753621295751},
	{FirstPassage{0.5, -0.25, 0.01}, 2, 0.505640768132661886, 0.494359231867338114, 7.05236979434695344},
	{FirstPassage{0.5, -0.25, 0.01}, 2.2, 0.999644718095234547, 0.000355281904765452781, 0.0208287767643426974},
	{FirstPassage{0.5, 2, 0.3}, 1, 2.23363118891654198e-10, 0.999999999776636881, 5.53463907487872091e-16},
	{FirstPassage{0.001, -0.3, 0.2}, 4, 0.999998074848960785, 1.9251510392154174e-6, 2.79074892449825136e-6},
	{FirstPassage{3, -0.2, 0.05}, 14, 0.149784043678173663, 0.850215956321826337, 0.258048291083305839},
}

func TestFirstPassageReference(t *testing.T) {
	t.Parallel()
	for _, tc := range passages {
		// An exponential of a large number keeps the digits that the number has.
		a, _ := tc.law.arguments(tc.t)
		tolerance := 1e-13 + 4e-16*a*a
		if got := tc.law.Probability(tc.t); !(relative(got, tc.probability) <= tolerance) {
			t.Errorf("%+v: P(τ <= %g) = %.17g, want %.17g", tc.law, tc.t, got, tc.probability)
		}
		// At a distance small beside the spread the survival is a difference.
		if got := tc.law.Survival(tc.t); !(relative(got, tc.survival) <= tolerance+2e-12) {
			t.Errorf("%+v: P(τ > %g) = %.17g, want %.17g", tc.law, tc.t, got, tc.survival)
		}
		if got := tc.law.Density(tc.t); !(relative(got, tc.density) <= tolerance) {
			t.Errorf("%+v: density at %g = %.17g, want %.17g", tc.law, tc.t, got, tc.density)
		}
	}
}

// The distribution function is the integral of the density, the mean the integral
// of the survival function, and the total what is left at infinity.
func TestFirstPassageByQuadrature(t *testing.T) {
	t.Parallel()
	for _, law := range []FirstPassage{
		{0.5, -0.1, 0.3}, {0.5, 0, 0.3}, {0.5, 0.1, 0.3}, {2, -0.5, 1}, {0.2, 0.4, 0.5},
	} {
		for _, at := range []float64{0.5, 3, 20} {
			area, err := quad.Integral(law.Density, 0, at)
			if err != nil {
				t.Fatal(err)
			}
			if got := law.Probability(at); !(relative(got, area) <= 1e-9) {
				t.Errorf("%+v: P(τ <= %g) = %.12g, integral of the density %.12g", law, at, got, area)
			}
			if got := law.Probability(at) + law.Survival(at); !(math.Abs(got-1) <= 1e-14) {
				t.Errorf("%+v: probability and survival at %g add to %.17g", law, at, got)
			}
		}
		total, err := quad.Integral(law.Density, 0, math.Inf(1))
		if err != nil {
			t.Fatal(err)
		}
		if got := law.Ever(); !(relative(got, total) <= 1e-8) {
			t.Errorf("%+v: Ever() = %.12g, integral of the density %.12g", law, got, total)
		}
		if law.Net < 0 {
			mean, err := quad.Integral(law.Survival, 0, math.Inf(1))
			if err != nil {
				t.Fatal(err)
			}
			if got := law.Mean(); !(relative(got, mean) <= 1e-9) {
				t.Errorf("%+v: Mean() = %.12g, integral of the survival %.12g", law, got, mean)
			}
			// The inverse Gaussian in its own parameters, mean and shape.
			m, s := law.Mean(), law.Shape()
			at := 1.7 * m
			want := math.Sqrt(s/(2*math.Pi*at*at*at)) * math.Exp(-s*(at-m)*(at-m)/(2*m*m*at))
			if got := law.Density(at); !(relative(got, want) <= 1e-12) {
				t.Errorf("%+v: density %.12g, by mean and shape %.12g", law, got, want)
			}
		}
	}
}

func TestFirstPassageEdges(t *testing.T) {
	t.Parallel()
	away := FirstPassage{0.5, 0.1, 0.3}
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"P(τ <= 0)", away.Probability(0), 0},
		{"P(τ > 0)", away.Survival(0), 1},
		{"P(τ <= Inf)", away.Probability(math.Inf(1)), away.Ever()},
		{"P(τ > Inf)", away.Survival(math.Inf(1)), 1 - away.Ever()},
		{"P(τ > Inf) towards 0", FirstPassage{0.5, -0.1, 0.3}.Survival(math.Inf(1)), 0},
		{"mean away", away.Mean(), math.Inf(1)},
		{"mean at net 0", FirstPassage{0.5, 0, 0.3}.Mean(), math.Inf(1)},
		{"ever at net 0", FirstPassage{0.5, 0, 0.3}.Ever(), 1},
		{"density at 0", away.Density(0), 0},
		{"density at Inf", away.Density(math.Inf(1)), 0},
		{"overflow of the exponential", FirstPassage{5, -5, 0.05}.Probability(0.5), 0},
	} {
		if !(math.Abs(tc.got-tc.want) <= 1e-15) && tc.got != tc.want {
			t.Errorf("%s = %v, want %v", tc.name, tc.got, tc.want)
		}
	}
	for _, law := range []FirstPassage{{}, {0, 0.1, 0.3}, {-1, 0.1, 0.3}, {0.5, math.NaN(), 0.3}, {0.5, 0.1, 0}, {0.5, 0.1, math.Inf(1)}} {
		if err := law.Validate(); !errors.Is(err, ErrParameter) {
			t.Errorf("%+v: Validate() = %v, want ErrParameter", law, err)
		}
		for _, got := range []float64{law.Probability(1), law.Survival(1), law.Density(1), law.Ever(), law.Mean(), law.Shape(), law.Rand(rand.New(rand.NewPCG(1, 1)))} {
			if !math.IsNaN(got) {
				t.Errorf("%+v: got %v, want NaN", law, got)
			}
		}
	}
	if got := away.Probability(math.NaN()); !math.IsNaN(got) {
		t.Errorf("P(τ <= NaN) = %v, want NaN", got)
	}
	if got := away.Rand(nil); !math.IsNaN(got) {
		t.Errorf("Rand(nil) = %v, want NaN", got)
	}
}

// Drawn dates have the law: their distribution function differs from it by no more
// than Kolmogorov's statistic allows in one of a thousand samples, 1.95/√n.
func TestFirstPassageRand(t *testing.T) {
	t.Parallel()
	const n = 20_000
	for _, law := range []FirstPassage{{0.5, -0.1, 0.3}, {0.5, 0, 0.3}, {0.5, 0.1, 0.3}, {0.5, -3, 0.1}} {
		rng := rand.New(rand.NewPCG(1, 2))
		dates := make([]float64, n)
		for i := range dates {
			dates[i] = law.Rand(rng)
		}
		if d := distance(dates, law.Probability); d > 1.95/math.Sqrt(n) {
			t.Errorf("%+v: drawn dates are %.4f from their law, want at most %.4f", law, d, 1.95/math.Sqrt(n))
		}
	}
}
