package figure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"valuecapture/econ"
	"valuecapture/econ/commons"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/figure"
	"valuecapture/econ/race"
)

// catalogue is every figure that is made from parameters.
var catalogue = map[string]any{
	"BillBases": figure.BillBases, "Bills": figure.Bills, "BinnedSurvival": figure.BinnedSurvival, "Chain": figure.Chain, "Concentration": figure.Concentration,
	"Conduct": figure.Conduct, "Contract": figure.Contract, "CrossSubsidy": figure.CrossSubsidy, "Demand": figure.Demand,
	"DollarsAgainstTail": figure.DollarsAgainstTail, "Elasticity": figure.Elasticity, "Frenemies": figure.Frenemies,
	"FrontierRegimes": figure.FrontierRegimes, "Headline": figure.Headline, "Hill": figure.Hill, "Information": figure.Information,
	"Integration": figure.Integration, "IntegrationGain": figure.IntegrationGain, "LernerIndex": figure.LernerIndex,
	"MeanExcess": figure.MeanExcess, "ModelWage": figure.ModelWage, "OneCurve": figure.OneCurve, "PerTask": figure.PerTask,
	"PoolReturn": figure.PoolReturn, "PriceAgainstCost": figure.PriceAgainstCost, "Profit": figure.Profit, "ProfitTo": figure.ProfitTo, "PublicMoney": figure.PublicMoney,
	"RaceDollars": figure.RaceDollars, "RaceFan": figure.RaceFan,
	"RacePath": figure.RacePath,
	"Remedies": figure.Remedies, "SegmentPrices": figure.SegmentPrices, "ShareAgainstSlope": figure.ShareAgainstSlope, "Shares": figure.Shares, "SlowLimits": figure.SlowLimits,
	"Surplus": figure.Surplus, "SurplusTo": figure.SurplusTo, "Survival": figure.Survival, "Tails": figure.Tails,
	"Verdict": figure.Verdict, "WhoIsServed": figure.WhoIsServed, "WillingnessToPay": figure.WillingnessToPay,
}

// hostile are values of every type that the catalogue takes: some are in use and
// most are not.
func hostile() map[reflect.Type][]any {
	nan, inf := math.NaN(), math.Inf(1)
	tails := []any{
		nil, dist.Pareto{}, dist.Plain{}, dist.Pareto{Scale: 1. / 60, Alpha: 1.5}, dist.Pareto{Scale: 1, Alpha: 0.5}, dist.Pareto{Scale: 1e-300, Alpha: 1.0001},
		dist.Pareto{Scale: nan, Alpha: 2}, dist.Exponential{Rate: 5}, dist.Exponential{Rate: inf}, dist.Lognormal{Mu: -3, Sigma: 1}, dist.Lognormal{Mu: 700, Sigma: 5},
		dist.Weibull{Scale: 0.05, Shape: 0.5}, dist.Gamma{Scale: 0.05, Shape: 3}, dist.GPD{Location: 0.05, Scale: 0.2, Xi: -1}, dist.GPD{Scale: 1, Xi: 2},
	}
	markets := []any{econ.Market{}, econ.Market{Wage: nan, Tokens: 1, Cost: 1, Hours: dist.Exponential{Rate: 1}}, cheap(inf), cheap(0), cheap(1e12)}
	for _, t := range tails {
		tail, _ := t.(dist.Tail)
		markets = append(markets, family(tail))
	}
	numbers := []any{nan, inf, -inf, -1.0, 0.0, 5e-324, 1e-300, 0.5, 1.0, 1 + 1e-12, 1.5, 3.0, 6.0, 24.0, 1e12, 1e308}
	steep := commons.Baseline()
	steep.CostExponent = 2
	wild := commons.Baseline()
	wild.TokenExponent = nan
	values := map[reflect.Type][]any{
		reflect.TypeFor[float64](): numbers, reflect.TypeFor[int](): {-1, 0, 1, 2, 3, 10, 1_000_000_000, math.MinInt, math.MaxInt},
		reflect.TypeFor[string]():    {"", "name", "a\nb", "\xff\xfe", strings.Repeat("long ", 40)},
		reflect.TypeFor[dist.Tail](): tails, reflect.TypeFor[econ.Market](): markets,
		reflect.TypeFor[[]float64]():          {[]float64(nil), []float64{nan}, []float64{2, 20, 1e4}, []float64{-1}, []float64{0, 1e300}},
		reflect.TypeFor[race.Path]():          {nil, race.Race{}, race.Race{Start: 1.5, Distillation: 0.5, Frontier: 0.2}, race.Linear{Start: nan}, race.Linear{Start: 1.5, Rate: 1e300}, wrong{}},
		reflect.TypeFor[race.Window]():        {race.Window{}, lead, race.Window{Reach: 0.1, Lead: 24, Doubling: 7, Slope: inf, Growth: 0.5}, race.Window{Reach: 1e-300, Lead: 1e300, Doubling: 1e-300, Slope: nan}},
		reflect.TypeFor[race.Hold]():          {race.ScaleFixed, race.MeanFixed, race.Hold(99), race.Hold(-1)},
		reflect.TypeFor[*race.Fan]():          {(*race.Fan)(nil), &race.Fan{}},
		reflect.TypeFor[figure.Buyers]():      {figure.Buyers{}, figure.Buyers{Market: econ.Baseline(), Spread: nan}, figure.Buyers{Market: econ.Baseline(), Spread: 1e9}, alike(3)},
		reflect.TypeFor[commons.Economy]():    {commons.Economy{}, commons.Baseline(), steep, wild},
		reflect.TypeFor[commons.Outcome]():    {commons.Outcome{}, commons.Outcome{Lab: nan, Net: 1}, commons.Outcome{Remedy: "x", Users: 1, Net: 1}, commons.Outcome{Lab: inf, Net: inf}},
		reflect.TypeFor[estimate.Sample]():    {estimate.Sample{}},
		reflect.TypeFor[estimate.Binned]():    {estimate.Binned{}},
		reflect.TypeFor[figure.Histogram]():   {figure.Histogram{}, figure.Histogram{Name: "a", Bins: paretoBins()}, figure.Histogram{Name: "b\n", Bins: lowBins()}, figure.Histogram{Bins: oneEdge()}},
		reflect.TypeFor[estimate.Fit]():       {estimate.Fit{}, estimate.Fit{Threshold: nan}},
		reflect.TypeFor[estimate.BinnedFit](): {estimate.BinnedFit{}},
		reflect.TypeFor[estimate.LabShare]():  {estimate.LabShare{}, estimate.LabShare{Slope: nan}, estimate.LabShare{Hours: 1, Slope: 1, Share: 0.3}},
		reflect.TypeFor[estimate.Verdict]():   {estimate.Verdict{}, estimate.Verdict{Comparisons: make([]estimate.Comparison, 2)}},
	}
	return values
}

// wrong is a path of a reader's that answers with no numbers.
type wrong struct{}

func (wrong) Alpha(t float64) float64 { return math.NaN() }

// TestHostile calls every figure with values in and out of use: it is drawn without
// NaN, or refused by an error beside a figure without a size, without a panic and
// within half a minute, which is a hang.
func TestHostile(t *testing.T) {
	t.Parallel()
	calls := 60
	if testing.Short() {
		calls = 3
	}
	values := hostile()
	sample := synthetic(t)
	values[reflect.TypeFor[estimate.Sample]()] = append(values[reflect.TypeFor[estimate.Sample]()], sample)
	if fits, err := sample.Fits(0.02); err == nil {
		values[reflect.TypeFor[estimate.Fit]()] = append(values[reflect.TypeFor[estimate.Fit]()], fits[0], fits[1])
	}
	for name, f := range catalogue {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(11, 7))
			function := reflect.ValueOf(f)
			for range calls {
				in := arguments(t, function.Type(), values, rng)
				began := time.Now()
				if problem := drawnOrRefused(function, in); problem != "" {
					t.Errorf("%s(%s): %s", name, listed(in), problem)
				}
				if took := time.Since(began); took > 30*time.Second {
					t.Errorf("%s(%s) took %v", name, listed(in), took)
				}
			}
		})
	}
}

// arguments draws the arguments of a call; of variadic ones, which have defaults that take
// seconds, one to three.
func arguments(t *testing.T, f reflect.Type, values map[reflect.Type][]any, rng *rand.Rand) []reflect.Value {
	t.Helper()
	pick := func(of reflect.Type) reflect.Value {
		all := values[of]
		if len(all) == 0 {
			t.Fatalf("no values of type %v", of)
		}
		if v := reflect.ValueOf(all[rng.IntN(len(all))]); v.IsValid() {
			return v
		}
		return reflect.Zero(of)
	}
	var in []reflect.Value
	for i := range f.NumIn() {
		if of := f.In(i); i == f.NumIn()-1 && f.IsVariadic() {
			for range 1 + rng.IntN(3) {
				in = append(in, pick(of.Elem()))
			}
		} else {
			in = append(in, pick(of))
		}
	}
	return in
}

func drawnOrRefused(function reflect.Value, in []reflect.Value) (problem string) {
	defer func() {
		if r := recover(); r != nil {
			problem = fmt.Sprintf("panicked: %v", r)
		}
	}()
	out := function.Call(in)
	f := out[0].Interface().(figure.Figure)
	if err, _ := out[1].Interface().(error); err != nil {
		if f.Plot != nil || !math.IsNaN(float64(f.Width)) {
			return fmt.Sprintf("a figure of width %v beside the error %v", f.Width, err)
		}
		return ""
	}
	for _, text := range []string{f.Alt, f.Plot.Title.Text} {
		if strings.Contains(text, "NaN") || strings.Contains(text, "%!") {
			return "says " + text
		}
	}
	var page recorder.Canvas
	f.Draw(draw.NewCanvas(&page, f.Width, f.Height))
	return ""
}

func listed(in []reflect.Value) string {
	parts := make([]string, len(in))
	for i, v := range in {
		parts[i] = fmt.Sprintf("%.60q", fmt.Sprintf("%+v", v))
	}
	return strings.Join(parts, ", ")
}
