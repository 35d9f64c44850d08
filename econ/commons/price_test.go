package commons_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/commons"
)

// The numbers that the formulas of the model give, written out.
func TestFormulas(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	essay := e // the first essay's market with T = τ (h/x_m)^β: all of a value linear in hours is kept
	essay.ValueExponent, essay.Diffusion, essay.TokenExponent, essay.CostExponent = 1, 0, 0.5, 1
	top := commons.Baseline()
	top.Diffusion = 1.4
	must := func(v float64, err error) float64 {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
		return v
	}
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"priced out at 6", e.PricedOut(6), math.Pow(60.0/6, 1/(0.8-1.2+0.9))},
		{"nobody is, where the top buys", essay.PricedOut(6), math.Inf(1)},
		{"everybody is, where tokens are too dear", e.PricedOut(61), 1},
		{"tokens lose above", e.TokenLoss(6), math.Pow(6.0/2, 1/(0.8*0.25))},
		{"tokens lose nowhere at constant cost", essay.TokenLoss(6), math.Inf(1)},
		{"subsidised above", e.Subsidised(20), 10},
		{"all subsidised", e.Subsidised(1), 1},
		{"mean cost of all", e.MeanCost(1), 2 * 1.5 / (1.5 - 1)},
		{"mean cost above 9", e.MeanCost(9), 9 * 2 * 1.5 / (1.5 - 1)},
		{"cost of the top 1%", must(e.CostShare(0.01)), math.Pow(0.01, 1.0/3)},
		{"tokens of the top 1%", must(e.TokenShare(0.01)), math.Pow(0.01, 1-0.8/1.5)},
		{"token elasticity, the tail buys", essay.TokenElasticity(100), (1.5 - 0.5) / (1 - 0.5)},
		{"user elasticity, the tail buys", essay.UserElasticity(100), 1.5 / (1 - 0.5)},
		{"elasticity where everyone buys", essay.TokenElasticity(30), 0},
		{"elasticity where nobody does", e.TokenElasticity(61), math.NaN()},
		{"Lerner price for γ = 1", must(withValue(essay, 3).BestToken()), 2 * 2 / (2 - 1.0)},
		{"kink for γ = 1", must(essay.BestToken()), 60},
		{"break-even seat, all join", must(e.BreakEvenSeat()), 6},
		{"seat ceiling beside tokens", must(e.SeatCeiling(9)), 9 * math.Pow(1.5, 0.8/0.2)},
		{"seat ceiling beside tokens dearer than those at the turn would pay", must(e.SeatCeiling(12)), 60 * math.Pow(60.0/6, 0.3/(1-0.3))},
		{"endowment", must(commons.Endowment(0.6, 0.04)), 180},
		{"members where the top stays out", func() float64 { o, _ := top.Seat(20); return o.Served[0].To }(), math.Pow(3, 1/0.2)},
	} {
		if !near(tc.got, tc.want, 1e-12) && !(math.IsNaN(tc.got) && math.IsNaN(tc.want)) {
			t.Errorf("%s: got %.15g, want %.15g", tc.name, tc.got, tc.want)
		}
	}
	private, created := e.ValueTailIndex()
	if !near(private, 5, 1e-12) || !near(created, 1.25, 1e-12) {
		t.Errorf("tail indices of value: got %g and %g, want 5 and 1.25", private, created)
	}
	if private, _ = top.ValueTailIndex(); !math.IsInf(private, 1) {
		t.Errorf("tail index of what users keep with η < δ: got %g, want +Inf", private)
	}
}

func withValue(e commons.Economy, b float64) commons.Economy {
	e.BaseValue = b
	return e
}

// Elasticities are those of the demand they speak of.
func TestElasticityIsASlope(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for _, p := range []float64{0.7, 6, 40} {
			if edge := p * e.BaseTokens / e.BaseValue; edge == 1 || len(e.Buyers(p)) == 0 || len(e.Buyers(p*1.01)) == 0 {
				continue
			}
			const h = 1e-5
			slope := func(f func(float64) float64) float64 {
				return -(math.Log(f(p*(1+h))) - math.Log(f(p*(1-h)))) / (math.Log1p(h) - math.Log1p(-h))
			}
			if got, want := e.TokenElasticity(p), slope(e.TokensSold); !near(got, want, 1e-6) {
				t.Errorf("%s at %g: token elasticity %g, slope %g", name, p, got, want)
			}
			users := func(p float64) float64 { return e.Share(e.Buyers(p)) }
			if got, want := e.UserElasticity(p), slope(users); !near(got, want, 1e-6) {
				t.Errorf("%s at %g: user elasticity %g, slope %g", name, p, got, want)
			}
		}
	}
}

// The best token price earns as much as any on a grid.
func TestBestTokenOnGrid(t *testing.T) {
	t.Parallel()
	margin := func(e commons.Economy, p float64) float64 {
		o, err := e.Token(p)
		if err != nil {
			t.Fatal(err)
		}
		return o.Lab
	}
	for name, e := range economies() {
		best, err := e.BestToken()
		if errors.Is(err, commons.ErrInsolvent) || errors.Is(err, commons.ErrNoBreakEven) {
			for p := 0.01; p < 1e4; p *= 1.1 {
				if m := margin(e, p); m > 0 {
					t.Errorf("%s: %v, but %g $/Mtok earns %g", name, err, p, m)
				}
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		earned := margin(e, best)
		for p := best / 1000; p < best*1000; p *= 1.02 {
			if m := margin(e, p); m > earned*(1+1e-9) {
				t.Errorf("%s: best price %g earns %g, but %g earns %g", name, best, earned, p, m)
			}
		}
		if earned <= 0 {
			t.Errorf("%s: best price %g earns %g", name, best, earned)
		}
	}
}

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

// With a finite mean value, a seat that the tail makes insolvent and a tail that is
// priced out though worth serving exclude each other: one needs βγ ≥ α, the other
// η > βγ, and both together η > α.
func TestInsolvencyAndTragedyExclude(t *testing.T) {
	t.Parallel()
	for gamma := 1.0; gamma < 3; gamma += 0.05 {
		for eta := 0.0; eta < 1.5; eta += 0.05 {
			e := commons.Baseline()
			e.CostExponent, e.ValueExponent = gamma, eta
			const far = 1e60
			tragedy := !e.Buyers(6).Contains(far) && e.WorthServing(1).Contains(far)
			if _, err := e.BreakEvenSeat(); errors.Is(err, commons.ErrInsolvent) && tragedy {
				t.Errorf("γ = %g, η = %g: insolvent and a tragedy", gamma, eta)
			}
		}
	}
}

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
