package dist

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

var mixtures = []Mixture{
	{[]Component{{1, Lognormal{Mu: -3, Sigma: 1}}}},
	{[]Component{{0.9, Lognormal{Mu: -3, Sigma: 1}}, {0.1, Pareto{Scale: 0.5, Alpha: 1.5}}}},
	{[]Component{{0.999, Exponential{Rate: 10}}, {0.001, Exponential{Rate: 0.1}}}},
	{[]Component{{0.25, Gamma{Scale: 0.1, Shape: 0.4}}, {0.25, Weibull{Scale: 2, Shape: 3.5}}, {0.5, GPD{Location: 0.1, Scale: 0.1, Xi: 0.4}}}},
	{[]Component{{0.6, GPD{Scale: 0.1, Xi: -1}}, {0.4, GPD{Location: 0.3, Scale: 0.1, Xi: -1}}}}, // a gap
	{[]Component{{0.5, Pareto{Scale: 0.1, Alpha: 3}}, {0.5, Pareto{Scale: 0.1, Alpha: 0.7}}}},
	{[]Component{
		{0.9286, Lognormal{Mu: -4.234, Sigma: 0.3}}, {0.06305, Lognormal{Mu: -1.235, Sigma: 0.3}},
		{0.00794, Lognormal{Mu: 0.9752, Sigma: 0.3}}, {1 - 0.9286 - 0.06305 - 0.00794, Lognormal{Mu: 4.246, Sigma: 0.3}},
	}},
}

// The inverse is the last float64 at which S reaches the share, from near 1 to 1e-300.
func TestMixtureInverse(t *testing.T) {
	eachOf(t, mixtures, func(t *testing.T, d Mixture) {
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for i := range 400 {
			q := math.Exp(-float64(i*i) / 231)
			if i == 0 {
				q = 1 - 1e-12
			}
			z := d.InverseSurvival(q)
			if math.IsInf(z, 1) {
				continue
			}
			grain := 1e-14 * (1 + 1/(z*d.Hazard(z)))
			if s := d.Survival(z * (1 - grain)); !(s >= q*(1-1e-15)) {
				t.Errorf("InverseSurvival(%v) = %v, a little below which S is %v", q, z, s)
			}
			if s := d.Survival(z * (1 + grain)); !(s <= q) {
				t.Errorf("InverseSurvival(%v) = %v, a little above which S is %v", q, z, s)
			}
		}
	})
}

func TestMixtureOfOne(t *testing.T) {
	t.Parallel()
	inside := Lognormal{Mu: -3, Sigma: 1}
	d := mixtures[0]
	for _, q := range append([]float64{1e-300, 1e-50}, shares...) {
		z := inside.InverseSurvival(q)
		for name, pair := range map[string][2]float64{
			"Survival":        {d.Survival(z), inside.Survival(z)},
			"Density":         {d.Density(z), inside.Density(z)},
			"Hazard":          {d.Hazard(z), inside.Hazard(z)},
			"MeanExcess":      {d.MeanExcess(z), inside.MeanExcess(z)},
			"LogDensitySlope": {d.LogDensitySlope(z), inside.LogDensitySlope(z)},
			"InverseSurvival": {d.InverseSurvival(q), z},
		} {
			if apart(pair[0], pair[1]) > 1e-15 {
				t.Errorf("%s at S = %v: %v, the law inside has %v", name, q, pair[0], pair[1])
			}
		}
	}
}

// On a gap the inverse is its upper end, and beyond both parts nobody is left.
func TestMixtureGap(t *testing.T) {
	t.Parallel()
	d := mixtures[4]
	if got := d.InverseSurvival(d.Survival(0.2)); got != 0.3 {
		t.Errorf("the inverse on the gap is %v, want its upper end 0.3", got)
	}
	if got := fmt.Sprint(Bends(d)); got != "[0.1 0.3]" {
		t.Errorf("Bends = %v", got)
	}
	if e := d.MeanExcess(0.2); apart(e, 0.15) > 1e-14 {
		t.Errorf("MeanExcess in the gap = %v, want 0.15", e)
	}
	upper := d.InverseSurvival(0)
	if h, e := d.Hazard(upper), d.MeanExcess(upper); !math.IsInf(h, 1) || e != 0 {
		t.Errorf("at the upper end: hazard %v, e %v", h, e)
	}
	if h, e := d.Hazard(0.5), d.MeanExcess(0.5); !math.IsNaN(h) || !math.IsNaN(e) {
		t.Errorf("above the upper end: hazard %v, e %v", h, e)
	}
}

func TestMixtureAtInfinity(t *testing.T) {
	t.Parallel()
	d := mixtures[2]
	if h, e := d.Hazard(math.Inf(1)), d.MeanExcess(math.Inf(1)); h != 0.1 || e != 10 {
		t.Errorf("hazard %v, e %v at infinity, want those of the slower part, 0.1 and 10", h, e)
	}
}

func TestMixtureErrors(t *testing.T) {
	t.Parallel()
	p := Pareto{Scale: 0.1, Alpha: 1.5}
	for _, c := range []struct {
		d     Mixture
		names string
	}{
		{Mixture{}, "no components"},
		{Mixture{[]Component{{0.5, p}}}, "sum to 0.5, want 1: divide each of them by 0.5"},
		{Mixture{[]Component{{90, p}, {10, p}}}, "divide each of them by 100"},
		{Mixture{[]Component{{1, nil}}}, "component 0 of Mixture: dist: tail is nil"},
		{Mixture{[]Component{{0.5, p}, {0.5, Pareto{}}}}, "component 1 of Mixture: dist: Pareto Scale = 0"},
		{Mixture{[]Component{{1.5, p}, {-0.5, p}}}, "Weight of component 1 = -0.5"},
		{Mixture{[]Component{{1, p}, {0, p}}}, "Weight of component 1 = 0"},
		{Mixture{[]Component{{math.NaN(), p}}}, "Weight of component 0 = NaN"},
		{Mixture{[]Component{{math.Inf(1), p}}}, "Weight of component 0 = +Inf"},
	} {
		if err := c.d.Validate(); !errors.Is(err, ErrParameter) || !strings.Contains(err.Error(), c.names) {
			t.Errorf("%v: %v, want an error naming %q", c.d, err, c.names)
		}
		for name, got := range map[string]float64{
			"Survival": c.d.Survival(0.5), "Density": c.d.Density(0.5), "Hazard": c.d.Hazard(0.5), "Mean": c.d.Mean(),
			"MeanExcess": c.d.MeanExcess(0.5), "InverseSurvival": c.d.InverseSurvival(0.5), "ends": c.d.InverseSurvival(0),
			"LogDensitySlope": c.d.LogDensitySlope(0.5), "Rand": c.d.Rand(seeded()),
		} {
			if !math.IsNaN(got) {
				t.Errorf("%v: %s = %v, want NaN", c.d, name, got)
			}
		}
	}
}

// A tenth of tasks come from a trade whose savings have a heavy tail.
func ExampleMixture() {
	hours := Mixture{[]Component{
		{0.9, Lognormal{Mu: math.Log(0.05), Sigma: 1}},
		{0.1, Pareto{Scale: 0.25, Alpha: 1.5}},
	}}
	fmt.Println(hours.Validate())
	fmt.Printf("median: %.3g minutes, mean: %.3g minutes\n", 60*hours.InverseSurvival(0.5), 60*hours.Mean())
	fmt.Printf("tasks of an hour or more: %.3g%%\n", 100*hours.Survival(1))
	fmt.Println("bends:", hours.Bends())
	// Output:
	// <nil>
	// median: 3.45 minutes, mean: 8.95 minutes
	// tasks of an hour or more: 1.37%
	// bends: [0.25]
}
