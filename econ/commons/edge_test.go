package commons_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

// with returns Baseline with some parameters changed.
func with(change func(*commons.Economy)) commons.Economy {
	e := commons.Baseline()
	change(&e)
	return e
}

// The best token price is the highest however far out the last buyer is, and whatever
// the exponents that are nearly equal.
func TestBestTokenFarOut(t *testing.T) {
	t.Parallel()
	for name, e := range map[string]commons.Economy{
		"the last buyer is beyond e^40": with(func(e *commons.Economy) {
			e.TailIndex, e.TokenExponent, e.CostExponent, e.ValueExponent, e.Diffusion = 0.05, 0.04, 1, 0.03, 0
		}),
		"slow exponents, a cost that no mean has": with(func(e *commons.Economy) {
			e.TailIndex, e.TokenExponent, e.CostExponent, e.ValueExponent, e.Diffusion = 0.02, 0.03, 1.1, 0.029, 0.01
		}),
		"the last buyer is near": with(func(e *commons.Economy) { e.BaseValue = 2.00001 }),
		"α = β":                  with(func(e *commons.Economy) { e.TailIndex = 0.8 }),
	} {
		best, err := e.BestToken()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at, err := e.Token(best)
		if err != nil {
			t.Fatal(err)
		}
		for k := -4000; k <= 4000; k++ {
			p := best * math.Exp(float64(k)/500)
			if o, err := e.Token(p); err != nil || o.Lab > at.Lab*(1+1e-9) {
				t.Errorf("%s: best price %g earns %g, but %g earns %g, %v", name, best, at.Lab, p, o.Lab, err)
				break
			}
		}
	}
}

// Where all or none buy, they buy at the best price: it is worth as much as it costs.
func TestAllOrNoneBuyAtTheBestPrice(t *testing.T) {
	t.Parallel()
	for k := 1; k < 200; k++ { // b/τ·τ is above b for some
		tokens := float64(k) / 10
		e := with(func(e *commons.Economy) { e.Diffusion, e.BaseTokens, e.BaseCost = 0.4, tokens, 0.02 })
		best, err := e.BestToken()
		if err != nil {
			t.Fatal(err)
		}
		if o, err := e.Token(best); err != nil || o.Coverage != 1 {
			t.Errorf("τ = %g: at the best price %g the share %g buys, %v, want all", tokens, best, o.Coverage, err)
		}
		if loss := e.TokenLoss(best); !(loss > 1) {
			t.Errorf("τ = %g: at the best price all users cost more than they pay", tokens)
		}
	}
}

// A take that is infinite pays for no pool when none of it is for a pool.
func TestNothingOfAnInfiniteSum(t *testing.T) {
	t.Parallel()
	e := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.CostExponent = 1.8, 0.1, 1.5 }) // η − δ > α
	if o, err := e.AtCost(0.3, 0); err != nil || !math.IsInf(o.App, 1) || o.PoolPays != 0 || math.IsNaN(o.Deadweight) {
		t.Errorf("at cost: %+v, %v, want an infinite take and no pool", o, err)
	}
	if o, err := e.AtCost(0, 1); err != nil || o.App != 0 {
		t.Errorf("a take of nothing: %+v, %v, want nothing taken", o, err)
	}
	if _, err := e.AtCost(0.3, 0.1); !errors.Is(err, commons.ErrUnbounded) {
		t.Errorf("a tenth of an infinite take: %v, want ErrUnbounded", err)
	}
	e = with(func(e *commons.Economy) {
		e.TailIndex, e.TokenExponent, e.CostExponent, e.ValueExponent, e.Diffusion = 1.5, 1.6, 1, 1.7, 0
	}) // the top buys and β ≥ α: the tokens sold have no mean
	free, err := e.Levy(6, 0)
	if err != nil || free.PoolPays != 0 {
		t.Errorf("a levy of 0: %+v, %v, want tokens as they are", free, err)
	}
	if _, err := e.Levy(0, 0.5); err != nil {
		t.Errorf("a levy on free tokens: %v, want a levy that raises nothing", err)
	}
	if _, err := e.Levy(6, 0.1); !errors.Is(err, commons.ErrInsolvent) {
		t.Errorf("a levy on infinitely many tokens: %v, want ErrInsolvent", err)
	}
	// No levy is the lowest that pays where any raises an infinite sum.
	if got, err := e.BalancedLevy(90); !errors.Is(err, commons.ErrInsolvent) || !math.IsNaN(got) {
		t.Errorf("balanced levy at β ≥ α: %v, %v, want ErrInsolvent", got, err)
	}
}

// Break-even seats far out, where e^u is no float64 any more.
func TestBreakEvenSeatFarOut(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		e    commons.Economy
		want float64
	}{
		{"α = 2.5", with(func(e *commons.Economy) { e.TailIndex, e.ValueExponent, e.Diffusion = 2.5, 0.9, 0.902 }), 2 * 2.5 / 1.5},
		{"baseline", with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion = 0.9, 0.902 }), 6},
		{"a value that hardly falls", with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion = 0.9, 0.9000001 }), 6},
		// b M^(−0.1) = κτ^γ · mean of x^2 below M, for α = 1.5 < βγ = 2.
		{"an infinite mean cost", with(func(e *commons.Economy) { e.CostExponent, e.ValueExponent, e.Diffusion = 2.5, 0.9, 1 }), math.NaN()},
	} {
		got, err := tc.e.BreakEvenSeat()
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if !math.IsNaN(tc.want) && !near(got, tc.want, 1e-6) {
			t.Errorf("%s: got %g, want %g", tc.name, got, tc.want)
		}
		if o, err := tc.e.Seat(got); err != nil || !(math.Abs(o.Lab) <= 1e-7*o.UsersPay) {
			t.Errorf("%s: a seat at %g earns %g of %g, %v, want 0", tc.name, got, o.Lab, o.UsersPay, err)
		}
	}
	// η − δ above βγ by a little: the price that breaks even is no float64.
	e := with(func(e *commons.Economy) { e.BaseValue, e.ValueExponent, e.Diffusion = 3, 1.0001, 0 })
	if got, err := e.BreakEvenSeat(); !errors.Is(err, commons.ErrOverflow) || !math.IsNaN(got) {
		t.Errorf("a price beyond the largest float64: %v, %v, want NaN, ErrOverflow", got, err)
	}
}

// A seat that only simple users take has a ceiling beside tokens too, whatever βγ.
func TestSeatCeilingWhereTheTopStaysOut(t *testing.T) {
	t.Parallel()
	for _, gamma := range []float64{1, 1.25, 2, 3} {
		for _, token := range []float64{2.5, 5, 30, 59, 200} {
			e := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.CostExponent = 0.9, 1.3, gamma })
			ceiling, err := e.SeatCeiling(token)
			if err != nil && !errors.Is(err, commons.ErrNoBreakEven) {
				t.Fatal(err)
			}
			lowest := 0.01
			if err == nil {
				if margin, takers, err := e.SeatMargin(ceiling*(1-1e-7), token); err != nil || len(takers) == 0 || !(margin >= -1e-6*ceiling) {
					t.Errorf("γ = %g, tokens at %g: a seat at the ceiling %g earns %g from %v, %v", gamma, token, ceiling, margin, takers, err)
				}
				lowest = ceiling * (1 + 1e-7)
			}
			for p := lowest; p < 1000; p *= 1.002 {
				if margin, takers, err := e.SeatMargin(p, token); err != nil || margin > 1e-9 {
					t.Errorf("γ = %g, tokens at %g: ceiling %g, but a seat at %g earns %g from %v, %v", gamma, token, ceiling, p, margin, takers, err)
					break
				}
			}
		}
	}
}

// The balanced levy is the lowest of several that balance.
func TestBalancedLevyIsTheLowest(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 9))
	tried := 0
	for range 300 {
		e := randomEconomy(rng)
		token := e.BaseValue / e.BaseTokens * rng.Float64()
		rate, err := e.BalancedLevy(token)
		if err != nil || rate == 0 {
			continue
		}
		tried++
		for k := range 400 {
			lower := rate * (1 - 1e-6) * float64(k) / 400
			raised, need := lower*token*e.TokensSold(token*(1+lower)), e.FullPool(token*(1+lower))
			if raised > need*(1+1e-9) {
				t.Errorf("%#v: levy %g at %g, but %g raises %g and needs %g", e, rate, token, lower, raised, need)
				break
			}
		}
	}
	if tried < 20 {
		t.Errorf("%d economies have a balanced levy, want at least 20 to say anything", tried)
	}
}

// Bands of one's own count every user once and nobody below the simplest.
func TestShareOfOwnBands(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	inf, above2 := math.Inf(1), math.Pow(2, -1.5)
	for _, tc := range []struct {
		bands commons.Bands
		want  float64
	}{
		{nil, 0},
		{commons.Bands{{0.5, 2}}, 1 - above2},
		{commons.Bands{{-3, inf}}, 1},
		{commons.Bands{{math.Inf(-1), inf}}, 1},
		{commons.Bands{{0.1, 0.5}}, 0},
		{commons.Bands{{1, 2}, {1, 2}}, 1 - above2},
		{commons.Bands{{2, inf}, {1, 3}}, 1},
		{commons.Bands{{5, 5}}, 0},
		{commons.Bands{{2, 1}}, math.NaN()},
		{commons.Bands{{1, 2}, {math.NaN(), 3}}, math.NaN()},
		{commons.Bands{{1, math.NaN()}}, math.NaN()},
		{commons.Bands{{inf, inf}}, 0},
	} {
		if got := e.Share(tc.bands); !near(got, tc.want, 1e-14) && !(math.IsNaN(got) && math.IsNaN(tc.want)) {
			t.Errorf("share of %v: got %g, want %g", tc.bands, got, tc.want)
		}
		pool, err := e.Pool(tc.bands, 0.1)
		if bad := math.IsNaN(tc.want); bad != errors.Is(err, commons.ErrParameter) || bad != math.IsNaN(pool.Spent) {
			t.Errorf("pool for %v: %+v, %v", tc.bands, pool, err)
		}
		if err == nil && pool.Spent > 0.1*(1+1e-12) {
			t.Errorf("pool for %v spends %g", tc.bands, pool.Spent)
		}
	}
	if (commons.Bands{{0.5, 2}}).Contains(0.7) {
		t.Error("there is nobody of complexity 0.7")
	}
}

// Users who are drawn beyond the range of a float64 are an error and not NaN.
func TestSimulateOverflow(t *testing.T) {
	t.Parallel()
	e := with(func(e *commons.Economy) { e.TailIndex = 0.002 })
	s, err := e.Simulate(func(float64) float64 { return 20 }, 0, 1000, rand.New(rand.NewPCG(1, 1)))
	if !errors.Is(err, commons.ErrOverflow) || !math.IsNaN(s.Net) {
		t.Errorf("α = 0.002: %+v, %v, want ErrOverflow", s, err)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(-1)} {
		s, err = commons.Baseline().Simulate(func(float64) float64 { return bad }, 0, 10, rand.New(rand.NewPCG(1, 1)))
		if !errors.Is(err, commons.ErrParameter) || !math.IsNaN(s.Lab) {
			t.Errorf("a bill of %g: %+v, %v, want ErrParameter", bad, s, err)
		}
	}
}

// A token elasticity that is not a number comes with its reason.
func TestCheckElasticity(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	noMean := with(func(e *commons.Economy) {
		e.TailIndex, e.TokenExponent, e.ValueExponent, e.Diffusion = 0.7, 0.8, 1.2, 0
	})
	for _, tc := range []struct {
		e     commons.Economy
		price float64
		want  error
	}{
		{e, 6, nil}, {e, 0, nil}, {e, 61, commons.ErrNoDemand}, {e, -1, commons.ErrParameter},
		{commons.Economy{}, 6, commons.ErrParameter}, {noMean, 600, commons.ErrInsolvent},
	} {
		err, got := tc.e.CheckElasticity(tc.price), tc.e.TokenElasticity(tc.price)
		if !errors.Is(err, tc.want) || (err == nil) == math.IsNaN(got) {
			t.Errorf("at %g: elasticity %g, check %v, want %v", tc.price, got, err, tc.want)
		}
	}
	if got := noMean.UserElasticity(600); !near(got, 0.7/(1.2-0.8), 1e-12) {
		t.Errorf("elasticity of the number of users: %g, want α/(η−δ−β)", got)
	}
}
