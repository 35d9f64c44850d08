package commons_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/quad"
)

// near compares relatively, and absolutely around 0.
func near(got, want, tolerance float64) bool {
	if got == want || math.IsInf(want, 0) {
		return got == want
	}
	return math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))
}

// economies differ in which exponent is the larger: who joins, who buys, whose
// service is worth it. Their means are finite.
func economies() map[string]commons.Economy {
	with := func(change func(*commons.Economy)) commons.Economy {
		e := commons.Baseline()
		change(&e)
		return e
	}
	return map[string]commons.Economy{
		"baseline":             commons.Baseline(),
		"the tail buys":        with(func(e *commons.Economy) { e.Diffusion, e.CostExponent = 0.1, 1 }),
		"all or none":          with(func(e *commons.Economy) { e.Diffusion = 0.4 }),
		"the top stays out":    with(func(e *commons.Economy) { e.Diffusion = 1.4 }),
		"efficient exclusion":  with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.CostExponent = 0.9, 0.5, 1.6 }),
		"no lag":               with(func(e *commons.Economy) { e.Lag = 0 }),
		"a long lag, a valley": with(func(e *commons.Economy) { e.Lag, e.SocialRate, e.PrivateRate, e.BaseValue = 80, 0.05, 0.1, 3 }),
		"dear for the simple":  with(func(e *commons.Economy) { e.BaseValue, e.Diffusion = 4, 0.1 }),
		"nothing diffuses":     with(func(e *commons.Economy) { e.Diffusion = 0 }),
		"thin":                 with(func(e *commons.Economy) { e.TailIndex = 6 }),
	}
}

// A tariff is a remedy together with the bill that defines it.
type tariff struct {
	name string
	by   func(commons.Economy) (commons.Outcome, error)
	bill func(commons.Economy) func(float64) float64
}

var tariffs = []tariff{
	{"seat", func(e commons.Economy) (commons.Outcome, error) { return e.Seat(20) },
		func(commons.Economy) func(float64) float64 { return func(float64) float64 { return 20 } }},
	{"cheap seat", func(e commons.Economy) (commons.Outcome, error) { return e.Seat(2.5) },
		func(commons.Economy) func(float64) float64 { return func(float64) float64 { return 2.5 } }},
	{"token", func(e commons.Economy) (commons.Outcome, error) { return e.Token(6) },
		func(e commons.Economy) func(float64) float64 {
			return func(x float64) float64 { return 6 * e.Tokens(x) }
		}},
	{"menu", func(e commons.Economy) (commons.Outcome, error) { return e.Menu(20, 6) },
		func(e commons.Economy) func(float64) float64 {
			return func(x float64) float64 { return math.Min(20, 6*e.Tokens(x)) }
		}},
	{"at cost", func(e commons.Economy) (commons.Outcome, error) { return e.AtCost(0.3, 0) },
		func(e commons.Economy) func(float64) float64 { return e.Cost }},
}

// integral adds up an amount over users, piece by piece between the places where
// one of the decisions changes its sign. An amount is told the signs on its piece.
func integral(t *testing.T, e commons.Economy, amount func(x float64, yes []bool) float64, decisions ...func(float64) float64) float64 {
	t.Helper()
	yes := func(u float64) []bool {
		out := make([]bool, len(decisions))
		for i, f := range decisions {
			out[i] = f(math.Exp(u)) >= 0
		}
		return out
	}
	const step, far = 1.0 / 4, 60.0
	cuts := []float64{0}
	for u := step; u < far; u += step {
		for i := range decisions {
			if before := yes(u - step)[i]; before != yes(u)[i] {
				low, high := u-step, u
				for range 60 {
					if m := (low + high) / 2; yes(m)[i] == before {
						low = m
					} else {
						high = m
					}
				}
				cuts = append(cuts, high)
			}
		}
	}
	slices.Sort(cuts)
	var sum float64
	for i, from := range cuts {
		to, middle := math.Inf(1), far
		if i+1 < len(cuts) {
			to, middle = math.Exp(cuts[i+1]), (from+cuts[i+1])/2
		}
		if to <= math.Exp(from) {
			continue
		}
		signs := yes(middle)
		part, err := quad.Integral(func(x float64) float64 {
			if x > 1e150 {
				return 0 // what is left out there is far below the tolerance
			}
			return amount(x, signs) * e.TailIndex * math.Pow(x, -e.TailIndex-1)
		}, math.Exp(from), to)
		if err != nil {
			t.Fatalf("piece from %g to %g: %v", math.Exp(from), to, err)
		}
		sum += part
	}
	return sum
}

// Every amount of every tariff is the integral of its definition.
func TestOutcomeIsItsIntegral(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for _, tariff := range tariffs {
			t.Run(name+"/"+tariff.name, func(t *testing.T) {
				t.Parallel()
				got, err := tariff.by(e)
				if err != nil {
					t.Fatal(err)
				}
				bill := tariff.bill(e)
				buys := func(x float64) float64 { return e.PrivateValue(x) - bill(x) }
				good := func(x float64) float64 { return e.SocialValue(x) - e.Cost(x) }
				turn := func(x float64) float64 { return 20 - 6*e.Tokens(x) }
				take := 0.0
				if tariff.name == "at cost" {
					take = 0.3
				}
				for _, part := range []struct {
					name   string
					got    float64
					amount func(x float64) float64 // of a user who is served
				}{
					{"coverage", got.Coverage, func(float64) float64 { return 1 }},
					{"lab", got.Lab, func(x float64) float64 { return bill(x) - e.Cost(x) }},
					{"app", got.App, func(x float64) float64 { return take * buys(x) }},
					{"users", got.Users, func(x float64) float64 { return (1 - take) * buys(x) }},
					{"users pay", got.UsersPay, func(x float64) float64 { return bill(x) + take*buys(x) }},
					{"net", got.Net, good},
				} {
					served := func(x float64, yes []bool) float64 {
						if yes[0] {
							return part.amount(x)
						}
						return 0
					}
					if want := integral(t, e, served, buys, good, turn); !near(part.got, want, 1e-7) {
						t.Errorf("%s: got %.10g, integral %.10g", part.name, part.got, want)
					}
				}
				lost := func(x float64, yes []bool) float64 {
					if yes[0] != yes[1] {
						return math.Abs(good(x))
					}
					return 0
				}
				if want := integral(t, e, lost, buys, good, turn); !near(got.Deadweight, want, 1e-7) {
					t.Errorf("deadweight: got %.10g, integral %.10g", got.Deadweight, want)
				}
			})
		}
	}
}

// drawn is how many users a simulation takes.
func drawn() int {
	if testing.Short() {
		return 30_000
	}
	return 300_000
}

// Drawn users agree with every formula. The tail is thin, so that the tolerance
// means what it says.
func TestSimulate(t *testing.T) {
	t.Parallel()
	users := drawn()
	e := commons.Baseline()
	e.TailIndex = 6
	e.BaseValue = 8 // more than one user in ten is priced out of tokens
	for _, tariff := range tariffs {
		want, err := tariff.by(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Simulate(tariff.bill(e), 0, users, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			t.Fatal(err)
		}
		for i, pair := range [][2]float64{
			{got.Coverage, want.Coverage}, {got.Lab, want.Lab}, {got.Users, want.Users + want.App},
			{got.Net, want.Net}, {got.Deadweight, want.Deadweight},
		} {
			// Amounts per user have a standard deviation below 8 dollars: four
			// standard errors.
			if limit := 4 * 8 / math.Sqrt(float64(users)); !(math.Abs(pair[0]-pair[1]) <= limit) {
				t.Errorf("%s: part %d simulated %g, formula %g, limit %g", tariff.name, i, pair[0], pair[1], limit)
			}
		}
	}
}

// A pool among drawn users does what the formula says.
func TestSimulatePool(t *testing.T) {
	t.Parallel()
	users := drawn()
	e := commons.Baseline()
	e.TailIndex = 6
	e.BaseValue = 8
	for _, budget := range []float64{0.05, 0.3} {
		want, err := e.TwoTier(6, budget)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Simulate(func(x float64) float64 { return 6 * e.Tokens(x) }, budget, users, rand.New(rand.NewPCG(1, 2)))
		if err != nil {
			t.Fatal(err)
		}
		for i, pair := range [][2]float64{
			{got.Coverage, want.Coverage}, {got.Users, want.Users}, {got.Net, want.Net},
			{got.Deadweight, want.Deadweight}, {got.PoolPays, want.PoolPays},
		} {
			if limit := 4 * 8 / math.Sqrt(float64(users)); !(math.Abs(pair[0]-pair[1]) <= limit) {
				t.Errorf("budget %g: part %d simulated %g, formula %g, limit %g", budget, i, pair[0], pair[1], limit)
			}
		}
	}
}

// What everyone gets adds up, and what is realised and lost is what there was.
func TestAccounts(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 3))
	tried := 0
	for range 400 {
		e := commons.Baseline()
		e.TailIndex = 1.2 + 3*rng.Float64()
		e.TokenExponent = 0.2 + 0.8*rng.Float64()
		e.CostExponent = 1 + rng.Float64()
		e.ValueExponent = math.Min(2*rng.Float64(), e.TailIndex-0.1)
		e.Diffusion = 1.5 * rng.Float64()
		e.BaseValue = math.Exp(4 * rng.Float64())
		e.Lag = 40 * rng.Float64()
		outcomes, err := e.Compare(1+30*rng.Float64(), 1+10*rng.Float64(), rng.Float64())
		if err != nil {
			continue // a cost that no pool or levy covers
		}
		tried++
		for _, o := range outcomes {
			if math.IsInf(o.Lab, -1) {
				continue
			}
			if sum := o.Lab + o.App + o.Users + o.Others; !near(sum, o.Net, 1e-9) {
				t.Errorf("%v: %s: parts add up to %g, net %g", e, o.Remedy, sum, o.Net)
			}
			if potential := e.Potential(); !near(o.Net+o.Deadweight, potential, 1e-9) {
				t.Errorf("%v: %s: net %g and deadweight %g, potential %g", e, o.Remedy, o.Net, o.Deadweight, potential)
			}
			if o.Deadweight < -1e-12 || !(o.Coverage >= 0 && o.Coverage <= 1+1e-12) {
				t.Errorf("%v: %s: deadweight %g, coverage %g", e, o.Remedy, o.Deadweight, o.Coverage)
			}
		}
	}
	if tried < 100 {
		t.Errorf("%d economies had every remedy, want at least 100 to say anything", tried)
	}
}

// Diverging amounts carry a sign and are never NaN.
func TestInfiniteMeans(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	e.CostExponent = 2 // βγ = 1.6 > α
	seat, err := e.Seat(20)
	if err != nil || !math.IsInf(seat.Lab, -1) || !math.IsInf(seat.Net, -1) || !math.IsInf(seat.Deadweight, 1) {
		t.Errorf("seat at βγ > α: lab %g, net %g, deadweight %g, %v, want -Inf, -Inf, +Inf", seat.Lab, seat.Net, seat.Deadweight, err)
	}
	token, err := e.Token(6)
	if err != nil || math.IsInf(token.Lab, 0) || math.IsNaN(token.Lab) {
		t.Errorf("tokens with the top priced out: lab %g, %v, want a number", token.Lab, err)
	}
	e.Diffusion = 0 // the top buys
	if token, err = e.Token(6); err != nil || !math.IsInf(token.Lab, -1) {
		t.Errorf("tokens with the top buying: lab %g, %v, want -Inf", token.Lab, err)
	}
	e = commons.Baseline()
	e.ValueExponent, e.Diffusion = 1.6, 1.3 // value without a mean
	token, err = e.Token(6)
	if err != nil || !math.IsInf(e.Potential(), 1) || !math.IsInf(token.Deadweight, 1) || math.IsInf(token.Net, 0) {
		t.Errorf("value without a mean: potential %g, deadweight %g, net %g, %v, want +Inf, +Inf, finite", e.Potential(), token.Deadweight, token.Net, err)
	}
	// Equal exponents at the border: βγ = α = 1.5.
	e = commons.Baseline()
	e.CostExponent = 1.875
	if seat, err = e.Seat(20); err != nil || !math.IsInf(seat.Lab, -1) {
		t.Errorf("seat at βγ = α: lab %g, %v, want -Inf", seat.Lab, err)
	}
}
