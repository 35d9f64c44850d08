package disttest_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
)

func mixture(share float64, first, second dist.Tail) dist.Mixture {
	return dist.Mixture{Components: []dist.Component{{Weight: share, Tail: first}, {Weight: 1 - share, Tail: second}}}
}

// rounded is the exponential law rounded up to quarter hours: k quarters have the share
// x^k (1-x)/x with x = exp(-Rate/4), and nothing lies between.
type rounded struct{ Rate float64 }

const quarter = 0.25

func (r rounded) Survival(z float64) float64 {
	if math.IsNaN(z) {
		return z
	}
	return math.Exp(-r.Rate * quarter * math.Max(math.Ceil(z/quarter)-1, 0))
}

func (r rounded) Density(z float64) float64 { return 0 * math.Max(-1, math.Min(z, 1)) }

func (r rounded) InverseSurvival(q float64) float64 {
	switch {
	case !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	}
	k := math.Floor(-math.Log(q)/(r.Rate*quarter)) + 1
	for r.Survival(k*quarter) < q {
		k--
	}
	for r.Survival((k+1)*quarter) >= q {
		k++
	}
	return k * quarter
}

func (r rounded) Mean() float64 { return quarter / -math.Expm1(-r.Rate*quarter) }

// Bends are the atoms up to a share of 1e-20 of tasks.
func (r rounded) Bends() []float64 {
	var bends []float64
	for z := 2 * quarter; r.Rate > 0 && r.Survival(z) > 1e-20; z += quarter {
		bends = append(bends, z)
	}
	return bends
}

// pointed is a law of which a share of all tasks saves exactly At hours instead.
type pointed struct {
	Tail      dist.Tail
	At, Share float64
}

func (p pointed) Survival(z float64) float64 {
	s := (1 - p.Share) * p.Tail.Survival(z)
	if z <= p.At {
		s += p.Share
	}
	return s
}

func (p pointed) Density(z float64) float64 { return (1 - p.Share) * p.Tail.Density(z) }

func (p pointed) InverseSurvival(q float64) float64 {
	above := (1 - p.Share) * p.Tail.Survival(p.At)
	switch {
	case q == 0:
		return math.Max(p.At, p.Tail.InverseSurvival(0))
	case q == 1:
		return math.Min(p.At, p.Tail.InverseSurvival(1))
	case q > above && q <= above+p.Share:
		return p.At
	case q > above:
		q -= p.Share
	}
	return p.Tail.InverseSurvival(q / (1 - p.Share))
}

func (p pointed) Mean() float64 { return p.Share*p.At + (1-p.Share)*p.Tail.Mean() }

func (p pointed) Bends() []float64 {
	if p.At > p.Tail.InverseSurvival(1) && p.At < p.Tail.InverseSurvival(0) {
		return []float64{p.At}
	}
	return nil
}

// hidden does not declare its bends.
type hidden struct{ dist.Tail }

// An atom that is not declared is named with the place and the remedy, by the probe of
// every market too.
func TestHiddenBends(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		d     dist.Tail
		says  string
		probe bool // the quick probe finds it
	}{
		{pointed{dist.Lognormal{Mu: -3, Sigma: 1}, 0.25, 0.15}, "fall of Survival at 0.25", false},
		{pointed{dist.Lognormal{Mu: -3, Sigma: 1}, 0.05, 0.3}, "fall of Survival at 0.05", true},
		{rounded{4}, "fall of Survival at 0.5", true},
		{dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.01, Alpha: 1.5}, At: 0.1, Share: 0.2}, "change of Density at 0.1 ", false},
		{dist.Histogram{Edges: []float64{0, 0.1, 0.25, 1}, Counts: []float64{700, 200, 100}}, "change of Density at 0.1 ", false},
	} {
		err := disttest.Check(hidden{c.d})
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "Bends() []float64") {
			t.Errorf("%v: %v, want %q and the remedy", c.d, err, c.says)
		}
		if err := dist.Validate(hidden{c.d}); c.probe && (!errors.Is(err, dist.ErrParameter) || !strings.Contains(err.Error(), "Bends() []float64")) {
			t.Errorf("%v: Validate = %v, want the remedy", c.d, err)
		}
		if err := dist.Validate(c.d); err != nil {
			t.Errorf("%v: Validate = %v with its bends declared", c.d, err)
		}
	}
}

// Survival, mean excess, bends and truncations of a law with an atom.
func TestAtoms(t *testing.T) {
	t.Parallel()
	d := pointed{dist.Exponential{Rate: 2}, 0.5, 0.25}
	at, above := d.Survival(0.5), d.Survival(math.Nextafter(0.5, 1))
	if got := at - above; !(math.Abs(got-0.25) < 1e-12) {
		t.Errorf("S falls by %v at the atom, want 0.25", got)
	}
	// S(z) e(z) is the area under S, which does not see the atom's own hours.
	want := 0.75 * math.Exp(-1) * 0.5 / at
	if got := dist.MeanExcess(d, 0.5); !(math.Abs(got-want) < 1e-12) {
		t.Errorf("MeanExcess at the atom = %v, want %v", got, want)
	}
	want = (0.25*0.25 + 0.75*math.Exp(-0.5)*0.5) / d.Survival(0.25)
	if got := dist.MeanExcess(d, 0.25); !(math.Abs(got-want) < 1e-12) {
		t.Errorf("MeanExcess below the atom = %v, want %v", got, want)
	}
	if got := fmt.Sprint(dist.Bends(dist.Truncated{Tail: d, Low: 0.5, High: 2}), dist.Bends(dist.Truncated{Tail: d, Low: 0, High: 0.5}), dist.Bends(dist.Plain{Tail: d})); got != "[] [] [0.5]" {
		t.Errorf("Bends = %v", got)
	}
	// Truncations share out all tasks, the atom to the one that begins with it.
	low, high := dist.Truncated{Tail: d, Low: 0, High: 0.5}, dist.Truncated{Tail: d, Low: 0.5, High: math.Inf(1)}
	if got := (1-at)*low.Mean() + at*high.Mean(); !(math.Abs(got-d.Mean()) < 1e-12) {
		t.Errorf("the parts have the mean %v, the whole %v", got, d.Mean())
	}
	if s := low.Survival(0.5); s != 0 {
		t.Errorf("S = %v at the end of the lower part, want 0: the atom is not in it", s)
	}
	// An atom at the upper end stays with a truncation that ends there.
	top := pointed{dist.GPD{Scale: 1, Xi: -1}, 1, 0.4}
	if got := (dist.Truncated{Tail: top, Low: 0.5, High: 1}).Survival(1); !(math.Abs(got-0.4/0.7) < 1e-12) {
		t.Errorf("the atom at the end has the share %v, want %v", got, 0.4/0.7)
	}
}

// A law whose density is infinite at the upper end, where the last digits of a quantile
// are all that is left of the distance to it.
type steep struct{}

func (steep) Survival(z float64) float64 {
	return math.Pow(1-math.Pow(math.Min(math.Max(z, 0), 1), 12), 0.4)
}
func (steep) Density(z float64) float64 {
	if z <= 0 || z > 1 {
		return 0
	}
	return 4.8 * math.Pow(z, 11) * math.Pow(1-math.Pow(z, 12), -0.6)
}
func (steep) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	return math.Pow(1-math.Pow(q, 2.5), 1./12)
}
func (steep) Mean() float64 { // Γ(13/12) Γ(7/5)/Γ(13/12 + 2/5)
	return math.Gamma(13./12) * math.Gamma(1.4) / math.Gamma(13./12+0.4)
}

func TestSteepEnd(t *testing.T) {
	t.Parallel()
	if err := dist.Validate(steep{}); err != nil {
		t.Errorf("Validate = %v", err)
	}
	if err := disttest.Check(steep{}); err != nil {
		t.Errorf("Check = %v", err)
	}
	if got := dist.MeanExcess(steep{}, 0); !(math.Abs(got-steep{}.Mean()) < 1e-12) {
		t.Errorf("MeanExcess(0) = %v, want the mean %v", got, steep{}.Mean())
	}
}

// A tenth of tasks save exactly a quarter of an hour, because a form was filled in that
// way. The law says so, and a price can be set at that value.
func ExampleCheck_atom() {
	law := pointed{Tail: dist.Lognormal{Mu: -2, Sigma: 1}, At: 0.25, Share: 0.1}
	fmt.Println(disttest.Check(law), dist.Bends(law))
	// Output: <nil> [0.25]
}
