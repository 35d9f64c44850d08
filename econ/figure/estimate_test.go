package figure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/figure"
	"valuecapture/econ/internal/golden"
)

// synthetic is a sample of known truth.
func synthetic(t testing.TB) estimate.Sample {
	t.Helper()
	hours, err := dist.Draw(dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, 2000, rand.New(rand.NewPCG(3, 5)))
	if err != nil {
		t.Fatal(err)
	}
	s, err := estimate.NewSample(hours)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// estimated are the figures of a sample, drawn from known truth.
func estimated(t testing.TB) map[string]figure.Figure {
	t.Helper()
	s := synthetic(t)
	name := "synthetic: Pareto 1.5"
	drawn := map[string]figure.Figure{}
	keep := func(file string, f figure.Figure, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		drawn[file] = f
	}
	hill, err := figure.Hill(name, s, 10, 1900)
	keep("estimatehill", hill, err)
	share, err := s.LabShare(0.05, estimate.Simulation{Replicates: 99, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	excess, err := figure.MeanExcess(name, s, share)
	keep("estimatemeanexcess", excess, err)
	fits, err := s.Fits(0.02)
	if err != nil {
		t.Fatal(err)
	}
	survival, err := figure.Survival(name, s, fits[:3]...)
	keep("estimatesurvival", survival, err)
	b, err := s.Bin([]float64{0, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, math.Inf(1)})
	if err != nil {
		t.Fatal(err)
	}
	binned, err := b.Fit(estimate.Pareto, 0.02)
	if err != nil {
		t.Fatal(err)
	}
	histogram, err := figure.BinnedSurvival(name+", binned", b, binned)
	keep("estimatebinned", histogram, err)
	v, err := s.Verdict(estimate.Options{Threshold: 0.02, Simulation: estimate.Simulation{Replicates: 99, Seed: 1}})
	if err != nil {
		t.Fatal(err)
	}
	verdict, err := figure.Verdict(name, v)
	keep("estimateverdict", verdict, err)
	return drawn
}

// TestEstimateFigures holds the figures of a sample to their golden pictures, and to say
// in their description that the sample is synthetic.
func TestEstimateFigures(t *testing.T) {
	t.Parallel()
	for name, f := range estimated(t) {
		if !strings.Contains(strings.ToLower(f.Alt), "synthetic") {
			t.Errorf("%s does not say that its data is synthetic: %s", name, f.Alt)
		}
		got, err := f.PNG()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden.Check(t, name, got)
	}
}

// The Hill figure draws the estimates, and the survival figure the empirical shares.
func TestEstimateFigureData(t *testing.T) {
	t.Parallel()
	s := synthetic(t)
	drawn := estimated(t)
	for _, p := range curve(t, drawn["estimatehill"], "synthetic") {
		h, err := s.Hill(int(math.Round(p.X)))
		if err != nil || !(math.Abs(h.Alpha-p.Y) <= 1e-9) {
			t.Errorf("Hill at k = %v is drawn at %v, want %v, %v", p.X, p.Y, h.Alpha, err)
		}
	}
	for _, p := range curve(t, drawn["estimatesurvival"], "synthetic") {
		if want := float64(s.Above(p.X)) / float64(s.Len()); p.Y != want {
			t.Errorf("share from %v h on is drawn at %v, want %v", p.X, p.Y, want)
		}
	}
}

func TestEstimateFiguresRefuse(t *testing.T) {
	t.Parallel()
	s := synthetic(t)
	if _, err := figure.Hill("", s, 5, 5); !errors.Is(err, figure.ErrData) {
		t.Errorf("Hill with one k: %v, want ErrData", err)
	}
	if _, err := figure.Hill("", s, 0, 5); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("Hill from k = 0: %v, want ErrParameter", err)
	}
	if _, err := figure.Survival("", s); !errors.Is(err, figure.ErrData) {
		t.Errorf("Survival without a fit: %v, want ErrData", err)
	}
	if _, err := figure.Survival("", estimate.Sample{}); !errors.Is(err, figure.ErrData) {
		t.Errorf("Survival of nothing: %v, want ErrData", err)
	}
	if _, err := figure.BinnedSurvival("", estimate.Binned{}); !errors.Is(err, figure.ErrData) {
		t.Errorf("BinnedSurvival of nothing: %v, want ErrData", err)
	}
	if _, err := figure.MeanExcess("", s, estimate.LabShare{Slope: math.Inf(1)}); !errors.Is(err, figure.ErrData) {
		t.Errorf("MeanExcess with an infinite slope: %v, want ErrData", err)
	}
	if _, err := figure.MeanExcess("", estimate.Sample{}, estimate.LabShare{}); err == nil {
		t.Error("MeanExcess of nothing was drawn")
	}
	if _, err := figure.Verdict("", estimate.Verdict{}); !errors.Is(err, figure.ErrData) {
		t.Errorf("Verdict without a test: %v, want ErrData", err)
	}
}

// A p-value that underflows is not written as 0.
func TestVerdictWritesNoPValueOf0(t *testing.T) {
	t.Parallel()
	v := estimate.Verdict{TailIndex: estimate.TailIndex{Threshold: 1, Count: 1e5, Alpha: 1.5}, Comparisons: []estimate.Comparison{
		{A: estimate.Pareto, B: estimate.GPD, Test: estimate.BoundaryBootstrap, LogRatio: -1000, Statistic: 2000},
	}}
	f, err := figure.Verdict("own", v)
	if err != nil || !strings.Contains(f.Alt, "p < 0.001") || strings.Contains(f.Alt, "p = 0") {
		t.Errorf("%v: %s, want p < 0.001", err, f.Alt)
	}
}
