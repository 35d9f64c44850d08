package estimate_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
	"valuecapture/econ/internal/apitest"
)

// Long because it lists every function of the package.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	bad := estimate.Simulation{Replicates: -1}
	sim := estimate.Simulation{Replicates: 9}
	s := mustSample(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 300, 1))
	b := mustBin(t, s.Hours(), geometric(1, 1.6, 8))
	few := mustSample(t, []float64{1, 2})
	var none estimate.Sample
	var empty estimate.Binned
	pareto, err := s.Fit(estimate.Pareto, 1)
	if err != nil {
		t.Fatal(err)
	}
	binned, err := b.Fit(estimate.Pareto, 1)
	if err != nil {
		t.Fatal(err)
	}
	heavy := estimate.TailIndex{Threshold: 1, Count: 1000, Share: 1, Alpha: 0.9, Interval: estimate.Interval{Low: 0.8, High: 1.1, Level: 0.95}}
	question := estimate.Question{Hours: s.Hours(), Wage: 60, TokensPerTask: 0.5, Cost: 2}
	r := apitest.Results
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"NewSample":                  func() []any { return r(estimate.NewSample([]float64{1, -1})) },
		"TakeSample":                 func() []any { return r(estimate.TakeSample(nil)) },
		"FromAnswers":                func() []any { return r(estimate.FromAnswers([]float64{2, 1}, []int{1, 1})) },
		"TailForShare":               func() []any { return r(estimate.TailForShare(0.9, 0.05)) },
		"NewBinned":                  func() []any { return r(estimate.NewBinned([]float64{1}, []float64{1}, []int{1})) },
		"FromBins":                   func() []any { return r(estimate.FromBins([]hours.Bin{{From: 1, To: 0.5, Count: 3}})) },
		"Sample.Bin":                 func() []any { return r(s.Bin([]float64{1, 2})) },
		"Sample.BinRounded":          func() []any { return r(s.BinRounded(0)) },
		"Sample.Bootstrap/nil":       func() []any { return r(s.Bootstrap(nil, sim)) },
		"Sample.Bootstrap/no number": func() []any { return r(s.Bootstrap(func(estimate.Sample) float64 { return math.NaN() }, sim)) },
		"Sample.ChosenTailIndex":     func() []any { return r(few.ChosenTailIndex(sim)) },
		"Sample.ChosenTailIndex/sim": func() []any { return r(s.ChosenTailIndex(bad)) },
		"Sample.Distance":            func() []any { return r(s.Distance(-1)) },
		"Sample.Fit/threshold":       func() []any { return r(s.Fit(estimate.GPD, math.NaN())) },
		"Sample.Fit/family":          func() []any { return r(s.Fit(estimate.Family(99), 1)) },
		"Sample.Fit/no maximum":      func() []any { return r(mustSample(t, []float64{1, 5, 5.1, 5.2, 5.3}).Fit(estimate.GPD, 1)) },
		"Sample.Fits":                func() []any { return r(none.Fits(1)) },
		"Sample.Goodness":            func() []any { return r(s.Goodness(bad)) },
		"Sample.Goodness/few":        func() []any { return r(few.Goodness(sim)) },
		"Sample.Hill":                func() []any { return r(s.Hill(0)) },
		"Sample.HillPlot":            func() []any { return r(s.HillPlot(3, 2)) },
		"Sample.LabShare":            func() []any { return r(s.LabShare(1e6, sim)) },
		"Sample.LabShare/sim":        func() []any { return r(s.LabShare(1, bad)) },
		"Sample.MeanExcessPlot":      func() []any { return r(few.MeanExcessPlot(10)) },
		"Sample.TailIndex":           func() []any { return r(s.TailIndex(0)) },
		"Sample.Threshold":           func() []any { return r(few.Threshold()) },
		"Sample.Verdict":             func() []any { return r(few.Verdict(estimate.Options{})) },
		"Sample.Verdict/threshold":   func() []any { return r(s.Verdict(estimate.Options{Threshold: 1e9})) },
		"Sample.Verdict/sim":         func() []any { return r(s.Verdict(estimate.Options{Simulation: bad})) },
		"Fit.Goodness":               func() []any { return r(estimate.Fit{}.Goodness(sim)) },
		"Fit.Goodness/sim":           func() []any { return r(pareto.Goodness(bad)) },
		"Compare":                    func() []any { return r(estimate.Compare(pareto, pareto, sim)) },
		"Compare/zero": func() []any {
			return r(estimate.Compare(pareto, estimate.Fit{Family: estimate.GPD, Threshold: 1, Count: pareto.Count}, sim))
		},
		"CompareBinned":                func() []any { return r(estimate.CompareBinned(binned, estimate.BinnedFit{}, sim)) },
		"Binned.Fit":                   func() []any { return r(b.Fit(estimate.Weibull, 1.1)) },
		"Binned.Fit/family":            func() []any { return r(b.Fit(0, 1)) },
		"Binned.Goodness":              func() []any { return r(empty.Goodness(sim)) },
		"Binned.LabShare":              func() []any { return r(b.LabShare(1, sim)) },
		"Binned.Threshold":             func() []any { return r(empty.Threshold()) },
		"Binned.Verdict":               func() []any { return r(empty.Verdict(estimate.Options{})) },
		"Binned.Verdict/threshold":     func() []any { return r(b.Verdict(estimate.Options{Threshold: 0.3})) },
		"BinnedFit.Goodness":           func() []any { return r(estimate.BinnedFit{}.Goodness(sim)) },
		"TailIndex.Implication":        func() []any { return r(heavy.Implication(econ.Baseline())) },
		"TailIndex.Implication/zero":   func() []any { return r(estimate.TailIndex{}.Implication(econ.Baseline())) },
		"TailIndex.Implication/market": func() []any { return r(heavy.Implication(econ.Market{})) },
		"NewTokenDemand":               func() []any { return r(estimate.NewTokenDemand([]float64{1}, nil, 1)) },
		"NewTokenDemand/few":           func() []any { return r(estimate.NewTokenDemand([]float64{1, 2}, []float64{1, 1}, 2)) },
		"NewAnswer":                    func() []any { return r(estimate.NewAnswer(estimate.Question{}, estimate.AnswerOptions{})) },
		"NewAnswer/sim":                func() []any { return r(estimate.NewAnswer(question, estimate.AnswerOptions{Simulation: bad})) },
		"NewAnswer/wage": func() []any {
			return r(estimate.NewAnswer(estimate.Question{Hours: []float64{1}, TokensPerTask: 1}, estimate.AnswerOptions{}))
		},
		"NewAnswer/bins": func() []any {
			return r(estimate.NewAnswer(estimate.Question{Bins: []hours.Bin{{From: 2, To: 1, Count: 1}}, Wage: 1, TokensPerTask: 1}, estimate.AnswerOptions{}))
		},
		"NewAnswer/workers": func() []any {
			return r(estimate.NewAnswer(estimate.Question{Hours: []float64{1}, Workers: []int{1, 2}, Wage: 1, TokensPerTask: 1}, estimate.AnswerOptions{}))
		},
		"ErrorRates": func() []any {
			return r(estimate.ErrorRates(context.Background(), estimate.Truths(), []int{0}, 1, false, sim))
		},
	}, map[string]string{"Answer.MarshalJSON": "it writes null for what is not known, and cannot fail"})
}

// Methods of values that nothing has filled answer NaN, and do not panic.
func TestZeroValuesAnswerNaN(t *testing.T) {
	t.Parallel()
	if got := (estimate.Fit{}).AIC(); !math.IsNaN(got) {
		t.Errorf("AIC of the zero Fit: %v, want NaN", got)
	}
	if got := (estimate.BinnedFit{}).AIC(); !math.IsNaN(got) {
		t.Errorf("AIC of the zero BinnedFit: %v, want NaN", got)
	}
	if got := (estimate.BinnedFit{}).TailIndex(); !math.IsNaN(got.Alpha) || !math.IsNaN(got.Interval.Low) {
		t.Errorf("tail index of the zero BinnedFit: %+v, want NaN", got)
	}
	if _, err := (estimate.BinnedFit{}).TailIndex().Implication(econ.Baseline()); err == nil || errors.Is(err, econ.ErrUnbounded) {
		t.Errorf("a tail index of NaN implies something, or is taken for a heavy tail: %v", err)
	}
	for _, text := range []string{estimate.Fit{}.String(), estimate.Verdict{}.String(), estimate.Comparison{}.String(), estimate.Family(0).String(), estimate.Estimate{}.String()} {
		_ = text
	}
}
