package commons_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/commons"
)

// A break-even seat breaks even, and no cheaper one does.
func TestBreakEvenSeat(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		margin := func(p float64) float64 {
			o, err := e.Seat(p)
			if err != nil {
				t.Fatal(err)
			}
			return o.Lab
		}
		p, err := e.BreakEvenSeat()
		if errors.Is(err, commons.ErrNoBreakEven) {
			for p := 0.01; p < 1e6; p *= 1.1 {
				if m := margin(p); m > 0 {
					t.Errorf("%s: %v, but a seat at %g earns %g", name, err, p, m)
				}
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if m := margin(p); !(math.Abs(m) <= 1e-6) {
			t.Errorf("%s: seat at %g earns %g, want 0", name, p, m)
		}
		for cheaper := p * 0.999; cheaper > p/100; cheaper *= 0.97 {
			if m := margin(cheaper); m >= 0 {
				t.Errorf("%s: seat at %g below %g earns %g, want a loss", name, cheaper, p, m)
			}
		}
	}
}

func TestSeatErrors(t *testing.T) {
	t.Parallel()
	insolvent := commons.Baseline()
	insolvent.CostExponent = 2
	spiral := commons.Baseline() // mean cost 6, the simplest would pay 5, η − δ < βγ
	spiral.BaseValue = 5
	poor := commons.Baseline()
	poor.BaseValue, poor.Diffusion = 1, 1.4
	noMean := commons.Baseline()
	noMean.ValueExponent, noMean.Diffusion = 1.6, 0
	edge := commons.Baseline() // η − δ = α: the mean is infinite from there on
	edge.ValueExponent, edge.Diffusion = edge.TailIndex, 0
	noValue := commons.Baseline()
	noValue.BaseValue, noValue.ValueExponent, noValue.Diffusion = 1, 0.9, 0
	for _, tc := range []struct {
		name string
		f    func() (float64, error)
		want error
	}{
		{"seat with an infinite cost", insolvent.BreakEvenSeat, commons.ErrInsolvent},
		{"seat whose price drives out the light", spiral.BreakEvenSeat, commons.ErrNoBreakEven},
		{"seat dearer than anyone pays", poor.BreakEvenSeat, commons.ErrNoBreakEven},
		{"cost share at βγ > α", func() (float64, error) { return insolvent.CostShare(0.1) }, commons.ErrInsolvent},
		{"fraction above 1", func() (float64, error) { return commons.Baseline().CostShare(10) }, commons.ErrParameter},
		{"token share at β > α", func() (float64, error) {
			e := commons.Baseline()
			e.TokenExponent = 1.6
			return e.TokenShare(0.1)
		}, commons.ErrInsolvent},
		{"tokens, value without a mean", noMean.BestToken, commons.ErrUnbounded},
		{"tokens, value on the edge of a mean", edge.BestToken, commons.ErrUnbounded},
		{"tokens, infinite cost", func() (float64, error) { e := insolvent; e.Diffusion = 0; return e.BestToken() }, commons.ErrInsolvent},
		{"tokens that nobody pays for", noValue.BestToken, commons.ErrNoBreakEven},
		{"tokens below cost for the simplest", func() (float64, error) { e := commons.Baseline(); e.BaseValue = 2; return e.BestToken() }, commons.ErrNoBreakEven},
		{"seat beside cheap tokens", func() (float64, error) { return commons.Baseline().SeatCeiling(6) }, commons.ErrNoBreakEven},
		{"seat beside tokens, infinite cost", func() (float64, error) { return insolvent.SeatCeiling(6) }, commons.ErrInsolvent},
		{"endowment at no rate", func() (float64, error) { return commons.Endowment(1, 0) }, commons.ErrParameter},
		{"endowment of a debt", func() (float64, error) { return commons.Endowment(-1, 0.04) }, commons.ErrParameter},
		{"levy, infinite cost", func() (float64, error) {
			e := insolvent
			e.ValueExponent, e.Diffusion = 1.7, 1.4
			return e.BalancedLevy(6)
		}, commons.ErrInsolvent},
		{"levy on less than the pool costs", func() (float64, error) {
			e := commons.Baseline()
			e.BaseValue, e.Diffusion = 2.2, 1.4
			return e.BalancedLevy(2)
		}, commons.ErrNoBreakEven},
	} {
		if got, err := tc.f(); !errors.Is(err, tc.want) || !math.IsNaN(got) {
			t.Errorf("%s: got %v, %v, want NaN, %v", tc.name, got, err, tc.want)
		}
	}
}

// Beside tokens, a seat loses above its ceiling and earns below it.
func TestSeatCeiling(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	ceiling, err := e.SeatCeiling(9)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ price, sign float64 }{{ceiling * 0.9, 1}, {ceiling, 0}, {ceiling * 1.1, -1}} {
		margin, _, err := e.SeatMargin(tc.price, 9)
		if err != nil {
			t.Fatal(err)
		}
		if !(math.Abs(margin) <= 1e-9) && math.Copysign(1, margin) != tc.sign {
			t.Errorf("ceiling %g: a seat at %g earns %g, want sign %g", ceiling, tc.price, margin, tc.sign)
		}
	}
	for _, p := range []float64{6.01, 10, 20, 60} { // beside tokens at 6 every dearer seat loses
		if margin, members, err := e.SeatMargin(p, 6); err != nil || !(margin < 0) {
			t.Errorf("seat at %g beside tokens at 6: margin %g, members %v, %v, want a loss", p, margin, members, err)
		}
	}
	e.CostExponent = 1
	// At γ = 1 the turn sets no limit, but a dear seat is worth it only to heavy users.
	if ceiling, err = e.SeatCeiling(9); err != nil || math.IsInf(ceiling, 1) {
		t.Errorf("γ = 1: ceiling %g, %v, want a number", ceiling, err)
	}
	if margin, _, err := e.SeatMargin(ceiling*1.01, 9); err != nil || !(margin < 0) {
		t.Errorf("γ = 1: a seat above the ceiling %g earns %g, %v, want a loss", ceiling, margin, err)
	}
	e.Diffusion = 0 // unless what users keep grows faster than their cost
	if ceiling, err = e.SeatCeiling(9); err != nil || !math.IsInf(ceiling, 1) {
		t.Errorf("γ = 1, δ = 0: ceiling %g, %v, want +Inf", ceiling, err)
	}
}
