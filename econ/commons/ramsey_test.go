package commons_test

import (
	"math"
	"testing"

	"valuecapture/econ/commons"
)

// industry keeps more of what it creates than the baseline's users, and creates less for
// others.
func industry() commons.Economy {
	return with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion = 0.9, 0.4 })
}

// No pair of prices on a grid that covers the fixed cost loses less.
func TestRamseyOnAGrid(t *testing.T) {
	t.Parallel()
	research := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.BaseValue = 1.05, 0.75, 20 })
	for _, fixed := range []float64{0, 2, 8, 15} {
		first, second := commons.Group{Share: 0.8, Economy: industry()}, commons.Group{Share: 0.2, Economy: research}
		r, err := commons.RamseyTokens(fixed, first, second)
		if err != nil {
			t.Fatal(err)
		}
		if r.Lab < fixed-1e-6 {
			t.Errorf("fixed %g: covers %g only", fixed, r.Lab)
		}
		var best float64
		var at [2]float64
		for p := 0.5; p < 60; p *= 1.03 {
			one, _ := first.Token(p)
			for q := 0.01; q < 20; q *= 1.06 {
				two, _ := second.Token(q)
				if 0.8*one.Lab+0.2*two.Lab >= fixed && 0.8*one.Net+0.2*two.Net > best {
					best, at = 0.8*one.Net+0.2*two.Net, [2]float64{p, q}
				}
			}
		}
		if r.Net < best-1e-6 || r.Net > best*1.02 {
			t.Errorf("fixed %g: %v has %g, on the grid %v has %g", fixed, r.Price, r.Net, at, best)
		}
		if fixed == 15 { // the margin is dear and both edges are inside
			rule := func(g commons.Group, price float64) float64 {
				x := g.PricedOut(price)
				const h = 1e-5
				up, _ := g.Token(price * (1 + h))
				down, _ := g.Token(price * (1 - h))
				return (up.Net - down.Net) / (up.Lab - down.Lab) * math.Copysign(1, x)
			}
			if one, two := rule(first, r.Price[0]), rule(second, r.Price[1]); math.IsNaN(one) || math.Abs(one/two-1) > 0.02 {
				t.Errorf("a dollar of margin costs %g in one group and %g in the other, at %v", -one, -two, r.Price)
			}
		}
	}
}

// A group whose work is worth much to others is served free, and the other pays for it.
func TestRamseyServesResearchFree(t *testing.T) {
	t.Parallel()
	r, err := commons.RamseyTokens(0, commons.Group{Share: 0.8, Economy: with(func(e *commons.Economy) { e.Diffusion = 0.7 })}, commons.Group{Share: 0.2, Economy: commons.Baseline()})
	if err != nil || r.Price[1] != 0 || math.Abs(r.Price[0]-3.4802) > 1e-3 || r.At[1].Coverage != 1 || math.Abs(r.Lab) > 1e-6 {
		t.Errorf("got %+v, %v", r, err)
	}
}

// Two equal groups with a fixed cost that needs the whole of both are one.
func TestRamseyOfEquals(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	best, err := e.BestToken()
	if err != nil {
		t.Fatal(err)
	}
	at, _ := e.Token(best)
	r, err := commons.RamseyTokens(at.Lab*(1-1e-9), commons.Group{Share: 0.3, Economy: e}, commons.Group{Share: 0.7, Economy: e})
	if err != nil || math.Abs(r.Price[0]/best-1) > 0.01 || math.Abs(r.Price[1]/best-1) > 0.01 {
		t.Errorf("prices %v, %v, want twice %g", r.Price, err, best)
	}
}
