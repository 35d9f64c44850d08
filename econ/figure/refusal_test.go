package figure_test

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
	"valuecapture/econ/internal/apitest"
)

// TestNaNBesideErrors calls every function of the catalogue without anything to draw.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	refusals := apitest.Refusals{
		"New":    func() []any { return apitest.Results(figure.New(figure.Labels{})) },
		"Points": func() []any { return apitest.Results(figure.Points("", []float64{1}, nil)) },
	}
	for name, f := range catalogue {
		refusals[name] = func() []any {
			function := reflect.ValueOf(f)
			var in []reflect.Value
			for i := range function.Type().NumIn() {
				if of := function.Type().In(i); !function.Type().IsVariadic() || i < function.Type().NumIn()-1 {
					in = append(in, reflect.Zero(of))
				}
			}
			out := function.Call(in)
			return []any{out[0].Interface(), out[1].Interface()}
		}
	}
	apitest.NaNBesideErrors(t, refusals, nil)
}

func TestNamedErrors(t *testing.T) {
	t.Parallel()
	invalid := econ.Market{Wage: -1, Tokens: 1, Cost: 1, Hours: dist.Exponential{Rate: 1}}
	base := econ.Baseline()
	nan := math.NaN()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"headline, invalid":        {func() (figure.Figure, error) { return figure.Headline(invalid, 1.1, 2) }, econ.ErrParameter},
		"headline, exponential":    {func() (figure.Figure, error) { return figure.Headline(exponential(), 1.1, 2) }, figure.ErrData},
		"headline from 1":          {func() (figure.Figure, error) { return figure.Headline(base, 1, 2) }, figure.ErrData},
		"headline backwards":       {func() (figure.Figure, error) { return figure.Headline(base, 3, 2) }, figure.ErrData},
		"headline to infinity":     {func() (figure.Figure, error) { return figure.Headline(base, 2, math.Inf(1)) }, figure.ErrData},
		"headline to NaN":          {func() (figure.Figure, error) { return figure.Headline(base, 2, nan) }, figure.ErrData},
		"willingness, invalid":     {func() (figure.Figure, error) { return figure.WillingnessToPay(invalid, 1) }, econ.ErrParameter},
		"willingness at 0":         {func() (figure.Figure, error) { return figure.WillingnessToPay(base, 0) }, figure.ErrData},
		"demand, invalid":          {func() (figure.Figure, error) { return figure.Demand(econ.Market{}, 1) }, econ.ErrParameter},
		"demand below 0":           {func() (figure.Figure, error) { return figure.Demand(base, -1) }, figure.ErrData},
		"demand at infinity":       {func() (figure.Figure, error) { return figure.Demand(base, math.Inf(1)) }, figure.ErrData},
		"demand at NaN":            {func() (figure.Figure, error) { return figure.Demand(base, nan) }, figure.ErrData},
		"tails, invalid":           {func() (figure.Figure, error) { return figure.Tails(invalid) }, econ.ErrParameter},
		"tails, invalid other":     {func() (figure.Figure, error) { return figure.Tails(base, dist.Pareto{}) }, dist.ErrParameter},
		"tails, nil other":         {func() (figure.Figure, error) { return figure.Tails(base, nil) }, dist.ErrParameter},
		"elasticity of nothing":    {func() (figure.Figure, error) { return figure.Elasticity() }, figure.ErrData},
		"elasticity, invalid":      {func() (figure.Figure, error) { return figure.Elasticity(base, invalid) }, econ.ErrParameter},
		"concentration of nothing": {func() (figure.Figure, error) { return figure.Concentration() }, figure.ErrData},
		"concentration, no mean":   {func() (figure.Figure, error) { return figure.Concentration(dist.Pareto{Scale: 1, Alpha: 1}) }, figure.ErrData},
		"concentration, invalid":   {func() (figure.Figure, error) { return figure.Concentration(dist.Pareto{}) }, dist.ErrParameter},
		"profit of nothing":        {func() (figure.Figure, error) { return figure.Profit() }, figure.ErrData},
		"profit, nobody pays":      {func() (figure.Figure, error) { m := bounded(); m.Cost = 100; return figure.Profit(m) }, econ.ErrNoTrade},
		"lerner, negative cost":    {func() (figure.Figure, error) { return figure.LernerIndex(base, 1.1, 2, -1) }, econ.ErrParameter},
		"lerner, lognormal":        {func() (figure.Figure, error) { return figure.LernerIndex(lognormal(), 1.1, 2) }, figure.ErrData},
		"cost, no best price":      {func() (figure.Figure, error) { return figure.PriceAgainstCost(indexed(0.9)) }, econ.ErrUnbounded},
		"cost of nothing":          {func() (figure.Figure, error) { return figure.PriceAgainstCost() }, figure.ErrData},
		"cost, none":               {func() (figure.Figure, error) { return figure.PriceAgainstCost(cheap(0)) }, figure.ErrData},
		"conduct of one":           {func() (figure.Figure, error) { return figure.Conduct(base, 1) }, figure.ErrData},
		"conduct, no price":        {func() (figure.Figure, error) { return figure.Conduct(base, 3, 0.2) }, figure.ErrData},
		"conduct, negative index":  {func() (figure.Figure, error) { return figure.Conduct(base, 3, -1) }, dist.ErrParameter},
		"conduct, exponential":     {func() (figure.Figure, error) { return figure.Conduct(exponential(), 3) }, figure.ErrData},
		"profit to its cost":       {func() (figure.Figure, error) { return figure.ProfitTo(base, 2) }, figure.ErrData},
		"profit to infinity":       {func() (figure.Figure, error) { return figure.ProfitTo(base, math.Inf(1)) }, figure.ErrData},
		"profit to, invalid":       {func() (figure.Figure, error) { return figure.ProfitTo(invalid, 24) }, econ.ErrParameter},
		"profit to, nobody pays":   {func() (figure.Figure, error) { m := bounded(); m.Cost = 100; return figure.ProfitTo(m, 200) }, econ.ErrNoTrade},
		"surplus to its price":     {func() (figure.Figure, error) { return figure.SurplusTo(base, 6, 6) }, figure.ErrData},
		"surplus to NaN":           {func() (figure.Figure, error) { return figure.SurplusTo(base, 6, math.NaN()) }, figure.ErrData},
		"surplus below cost":       {func() (figure.Figure, error) { return figure.Surplus(base, 1) }, figure.ErrData},
		"surplus, invalid":         {func() (figure.Figure, error) { return figure.Surplus(invalid, 1) }, econ.ErrParameter},
		"shares from below 1":      {func() (figure.Figure, error) { return figure.Shares(base, 0.5, 2) }, figure.ErrData},
		"per task at 0":            {func() (figure.Figure, error) { return figure.PerTask(base, 0) }, figure.ErrData},
		"wage from 1":              {func() (figure.Figure, error) { return figure.ModelWage(base, 1, 2) }, figure.ErrData},
		"dollars, no mean":         {func() (figure.Figure, error) { return figure.DollarsAgainstTail(indexed(0.9), 1.1, 2) }, figure.ErrData},
		"dollars, exponential":     {func() (figure.Figure, error) { return figure.DollarsAgainstTail(exponential(), 1.1, 2) }, figure.ErrData},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: got error %v, want %v", name, err, tc.want)
		}
	}
}
