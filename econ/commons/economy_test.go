package commons_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/commons"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	if err := commons.Baseline().Validate(); err != nil {
		t.Errorf("baseline: %v", err)
	}
	patient := commons.Baseline() // an owner who waits as society does counts as society does
	patient.PrivateRate = patient.SocialRate
	if got, want := patient.OwnerValue(100), patient.SocialValue(100); patient.Validate() != nil || !near(got, want, 1e-12) {
		t.Errorf("equal rates: %v, owner counts %g and society %g", patient.Validate(), got, want)
	}
	for name, change := range map[string]func(*commons.Economy){
		"TailIndex":     func(e *commons.Economy) { e.TailIndex = 0 },
		"BaseTokens":    func(e *commons.Economy) { e.BaseTokens = -1 },
		"TokenExponent": func(e *commons.Economy) { e.TokenExponent = math.NaN() },
		"BaseCost":      func(e *commons.Economy) { e.BaseCost = math.Inf(1) },
		"CostExponent":  func(e *commons.Economy) { e.CostExponent = 0.9 },
		"BaseValue":     func(e *commons.Economy) { e.BaseValue = 0 },
		"ValueExponent": func(e *commons.Economy) { e.ValueExponent = -0.1 },
		"Diffusion":     func(e *commons.Economy) { e.Diffusion = -0.1 },
		"Lag":           func(e *commons.Economy) { e.Lag = -1 },
		"SocialRate":    func(e *commons.Economy) { e.SocialRate = -0.01 },
		"PrivateRate":   func(e *commons.Economy) { e.PrivateRate = 0.01 },
	} {
		e := commons.Baseline()
		change(&e)
		err := e.Validate()
		if !errors.Is(err, commons.ErrParameter) || !containsAll(err.Error(), name, "want") {
			t.Errorf("%s: got %v, want ErrParameter that names it and the domain", name, err)
		}
		_, seatErr := e.Seat(20)
		_, tokenErr := e.Token(6)
		_, menuErr := e.Menu(20, 6)
		_, atCostErr := e.AtCost(0.3, 0)
		_, poolErr := e.Pool(commons.Everyone(), 1)
		_, compareErr := e.Compare(20, 6, 0.3)
		for i, err := range []error{seatErr, tokenErr, menuErr, atCostErr, poolErr, compareErr} {
			if !errors.Is(err, commons.ErrParameter) {
				t.Errorf("%s: call %d gives %v, want ErrParameter", name, i, err)
			}
		}
		for i, v := range []float64{e.Tokens(2), e.Cost(2), e.PrivateValue(2), e.SocialValue(2), e.OwnerValue(2), e.PricedOut(6), e.TokenLoss(6), e.TokensSold(6), e.TokenElasticity(6), e.UserElasticity(6), e.Subsidised(20), e.MeanCost(1), e.Potential(), e.FullPool(6), e.Share(commons.Everyone())} {
			if !math.IsNaN(v) {
				t.Errorf("%s: number %d is %g, want NaN", name, i, v)
			}
		}
	}
	good := commons.Baseline()
	for i, v := range []float64{good.Tokens(0.5), good.Cost(math.NaN()), good.PricedOut(-1), good.TokensSold(math.Inf(1)), good.MeanCost(0)} {
		if !math.IsNaN(v) {
			t.Errorf("argument out of domain: number %d is %g, want NaN", i, v)
		}
	}
}

func containsAll(s string, parts ...string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}
