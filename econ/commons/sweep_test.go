package commons_test

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"valuecapture/econ/commons"
	"valuecapture/econ/internal/apitest"
)

var sweepFor = flag.Duration("sweep", 0, "how long to try random economies, a fixed number of them if 0")

// TestSweep tries random economies, ordinary ones and extremes, and holds every
// function to what it promises of all: no panic, an answer within a second, no NaN
// without an error and nothing but NaN beside one, parts that add up, and no better
// price on a grid.
func TestSweep(t *testing.T) {
	t.Parallel()
	count := 2500
	if testing.Short() {
		count = 100
	}
	until := time.Now().Add(*sweepFor)
	for i := 0; i < count || time.Now().Before(until); i++ {
		rng := rand.New(rand.NewPCG(20, uint64(i)))
		tryEconomy(t, i, randomEconomy(rng), rng)
		if t.Failed() && i > 20_000 {
			return
		}
	}
}

// randomEconomy draws an economy. One in two has some exponents that are equal but for
// a difference from 0 to 1e-6, or a parameter on the border of its domain, or a scale
// far from 1.
func randomEconomy(rng *rand.Rand) commons.Economy {
	e := commons.Economy{
		TailIndex:     math.Exp(3*rng.Float64() - 1),
		BaseTokens:    math.Exp(rng.NormFloat64()),
		TokenExponent: 0.05 + 2*rng.Float64(),
		BaseCost:      math.Exp(rng.NormFloat64()),
		CostExponent:  1 + rng.Float64(),
		BaseValue:     math.Exp(2 + 2*rng.NormFloat64()),
		ValueExponent: 2.5 * rng.Float64(),
		Diffusion:     2 * rng.Float64(),
		Lag:           60 * rng.Float64(),
		SocialRate:    0.1 * rng.Float64(),
	}
	e.PrivateRate = e.SocialRate + 0.1*rng.Float64()
	if rng.IntN(2) == 0 {
		return e
	}
	for range 1 + rng.IntN(3) {
		near := []float64{0, 1e-16, 1e-13, 1e-12, 1.1e-12, 1e-11, 1e-9, 1e-6}[rng.IntN(8)] * float64(1-2*rng.IntN(2))
		switch rng.IntN(14) {
		case 0:
			e.ValueExponent = math.Max(0, e.Diffusion+e.TokenExponent+near) // η − δ ≈ β
		case 1:
			e.ValueExponent = math.Max(0, e.Diffusion+e.TokenExponent*e.CostExponent+near) // η − δ ≈ βγ
		case 2:
			e.ValueExponent = math.Max(0, e.TokenExponent*e.CostExponent+near) // η ≈ βγ
		case 3:
			e.ValueExponent = math.Max(0, e.Diffusion+near) // η ≈ δ
		case 4:
			e.TailIndex = e.TokenExponent*e.CostExponent + near // α ≈ βγ
		case 5:
			e.TailIndex = e.TokenExponent + near // α ≈ β
		case 6:
			e.TailIndex = math.Max(1e-9, e.ValueExponent+near) // α ≈ η
		case 7:
			e.CostExponent = 1 + math.Abs(near) // γ ≈ 1
		case 8:
			e.Diffusion = math.Abs(near) // δ ≈ 0
		case 9:
			e.ValueExponent = math.Abs(near)
		case 10:
			e.Lag = []float64{0, 1e4, 1e300}[rng.IntN(3)]
		case 11:
			e.TailIndex = math.Exp(-8 * rng.Float64())
		case 12:
			scale := math.Pow(10, 100*rng.Float64()-50)
			e.BaseCost, e.BaseValue = e.BaseCost*scale, e.BaseValue*scale
		case 13:
			e.BaseTokens *= math.Pow(10, 60*rng.Float64()-30)
			e.BaseCost *= math.Pow(10, 40*rng.Float64()-20)
		}
	}
	return e
}

// A trial is one economy under test.
type trial struct {
	*testing.T
	e    commons.Economy
	name string
}

func (t trial) fail(format string, args ...any) {
	t.Helper()
	t.Errorf("%s: %#v: %s", t.name, t.e, fmt.Sprintf(format, args...))
}

// call runs a function and checks what holds for all of them.
func (t trial) call(name string, f func() (any, error)) (ok bool) {
	t.Helper()
	patience := apitest.Patience(*sweepFor > 0)
	var result any
	var err error
	took, panicked := apitest.Call(patience, func() { result, err = f() })
	if panicked != nil {
		t.fail("%s panicked: %v", name, panicked)
		return false
	}
	if took > patience {
		t.fail("%s took %v", name, took)
	}
	numbers := apitest.Floats(result)
	if err == nil {
		for _, v := range numbers {
			if math.IsNaN(v) {
				t.fail("%s = %+v without an error", name, result)
				return false
			}
		}
		return true
	}
	named := false
	for _, e := range []error{commons.ErrParameter, commons.ErrInsolvent, commons.ErrNoBreakEven, commons.ErrUnbounded, commons.ErrOverflow} {
		named = named || errors.Is(err, e)
	}
	if !named {
		t.fail("%s: %v, want a named error", name, err)
	}
	for _, v := range numbers {
		if !math.IsNaN(v) {
			t.fail("%s = %+v beside %v, want NaN", name, result, err)
		}
	}
	return false
}

func tryEconomy(t *testing.T, i int, e commons.Economy, rng *rand.Rand) {
	x := trial{t, e, fmt.Sprintf("economy %d", i)}
	if err := e.Validate(); err != nil {
		if !errors.Is(err, commons.ErrParameter) {
			x.fail("%v", err)
		}
		return
	}
	// Prices in proportion to what the simplest user would pay, and dollars to its cost.
	seat := e.BaseValue * math.Exp(3*rng.NormFloat64())
	token := e.BaseValue / e.BaseTokens * math.Exp(3*rng.NormFloat64())
	budget := e.Cost(1) * math.Exp(3*rng.NormFloat64())
	take, funded := rng.Float64(), float64(rng.IntN(3))/2
	if rng.IntN(10) == 0 {
		seat, token, budget = 0, 0, 0
	}
	for name, f := range map[string]func() (commons.Outcome, error){
		"Seat":    func() (commons.Outcome, error) { return e.Seat(seat) },
		"Token":   func() (commons.Outcome, error) { return e.Token(token) },
		"Menu":    func() (commons.Outcome, error) { return e.Menu(seat, token) },
		"TwoTier": func() (commons.Outcome, error) { return e.TwoTier(token, budget) },
		"Levy":    func() (commons.Outcome, error) { return e.Levy(token, take) },
		"Levy 0":  func() (commons.Outcome, error) { return e.Levy(token, 0) },
		"AtCost":  func() (commons.Outcome, error) { return e.AtCost(take, funded) },
		"AtCost0": func() (commons.Outcome, error) { return e.AtCost(take, 0) },
		"Bill":    func() (commons.Outcome, error) { return e.Bill(commons.Base(2*take), seat) },
		"Pigou":   e.Pigou,
		"TopUp":   func() (commons.Outcome, error) { return e.TopUp(token) },
		"Best":    e.BestTariff,
	} {
		var o commons.Outcome
		var err error
		if x.call(name, func() (any, error) { o, err = f(); return o, err }) {
			x.addsUp(name, o)
		}
	}
	x.call("Compare", func() (any, error) { o, err := e.Compare(seat, token, take); return o, err })
	x.pool(e.Excluded(token), budget)
	x.bareNumbers(seat, token)
	x.bestToken()
	x.breakEven()
	x.ceiling(token)
	x.levy(token)
}

// addsUp checks the accounts of an outcome.
func (t trial) addsUp(name string, o commons.Outcome) {
	t.Helper()
	if !(o.Coverage >= 0 && o.Coverage <= 1) || !(o.Deadweight >= 0) {
		t.fail("%s: coverage %v, deadweight %v", name, o.Coverage, o.Deadweight)
	}
	size := 1e-300
	for _, v := range []float64{o.Lab, o.App, o.Users, o.Others, o.Net, o.UsersPay, o.PoolPays, o.Deadweight} {
		if math.IsInf(v, 0) {
			return
		}
		size = math.Max(size, math.Abs(v))
	}
	// A term's divisor is a difference of exponents, with their rounding.
	e := t.e
	for _, s := range []float64{0, e.TokenExponent, e.TokenExponent * e.CostExponent, e.ValueExponent, e.ValueExponent - e.Diffusion} {
		if near := math.Abs(s-e.TailIndex) / (e.TailIndex + s); near < 1e-6 {
			return
		}
	}
	if sum := o.Lab + o.App + o.Users + o.Others; !(math.Abs(sum-o.Net) <= 1e-9*size) {
		t.fail("%s: parts add up to %v, net is %v", name, sum, o.Net)
	}
	if all := t.e.Potential(); !math.IsInf(all, 1) && !(math.Abs(o.Net+o.Deadweight-all) <= 1e-9*math.Max(size, all)) {
		t.fail("%s: net %v and deadweight %v, potential %v", name, o.Net, o.Deadweight, all)
	}
}

func (t trial) pool(kept commons.Bands, budget float64) {
	t.Helper()
	var pool commons.Pool
	var err error
	t.call("Pool", func() (any, error) {
		pool, err = t.e.Pool(kept, budget)
		if budget == 0 {
			pool.Marginal = 0 // there is no last dollar
		}
		if err != nil {
			pool.Marginal = math.NaN()
			pool.Budget = math.NaN()
		}
		return pool, err
	})
	if err == nil && !(pool.Spent >= 0 && pool.Spent <= budget*(1+1e-9)) {
		t.fail("Pool spent %v of %v", pool.Spent, budget)
	}
}

func (t trial) bareNumbers(seat, token float64) {
	t.Helper()
	e := t.e
	for name, v := range map[string]float64{
		"PricedOut": e.PricedOut(token), "TokenLoss": e.TokenLoss(token), "TokensSold": e.TokensSold(token),
		"Subsidised": e.Subsidised(seat), "MeanCost": e.MeanCost(2), "Potential": e.Potential(), "FullPool": e.FullPool(token),
		"Cost": e.Cost(3), "SocialValue": e.SocialValue(3), "OwnerValue": e.OwnerValue(3), "SocialValue at +Inf": e.SocialValue(math.Inf(1)),
	} {
		if !(v >= 0) {
			t.fail("%s = %v", name, v)
		}
	}
	for _, b := range []commons.Bands{e.Buyers(token), e.Excluded(token), e.WorthServing(1), e.WorthServing(1e-9), e.WorthServing(1e9)} {
		if v := e.Share(b); !(v >= 0 && v <= 1) || b.Validate() != nil {
			t.fail("Share(%v) = %v", b, v)
		}
	}
	if err, v := e.CheckElasticity(token), e.TokenElasticity(token); (err != nil) != math.IsNaN(v) || v < 0 {
		t.fail("TokenElasticity = %v, CheckElasticity: %v", v, err)
	}
}
