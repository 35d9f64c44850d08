package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// The interval of the distribution-free share covers the truth where the variance of h
// is infinite, where it is finite, and where the tail is no GPD.
func TestLabShareCoverage(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 160
	for _, c := range []struct {
		law    dist.Tail
		cutoff float64
	}{
		{dist.Pareto{Scale: 1, Alpha: 1.5}, 1},
		{dist.Exponential{Rate: 1}, 1},
		{dist.Lognormal{Mu: -3, Sigma: 1}, 0.05},
	} {
		step := 1e-6 * c.cutoff
		rise := (dist.MeanExcess(c.law, c.cutoff+2*step) - dist.MeanExcess(c.law, c.cutoff)) / (2 * step)
		want := 1 / (2 + rise)
		covered := 0
		for seed := range uint64(samples) {
			s := mustSample(t, draw(t, c.law, int(800/c.law.Survival(c.cutoff)), seed))
			got, err := s.LabShare(c.cutoff, estimate.Simulation{Replicates: 199, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			if got.Interval.Contains(want) {
				covered++
			}
		}
		rate := float64(covered) / samples
		t.Logf("%v at %v h: share %.4f covered %.3f", c.law, c.cutoff, want, rate)
		if rate < 0.95-3.3*math.Sqrt(0.05*0.95/samples) {
			t.Errorf("%v: covered %.3f, want about 0.95", c.law, rate)
		}
	}
}

func TestLabShareOnAGrid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		law  dist.Tail
		want float64
	}{
		{dist.Pareto{Scale: 1, Alpha: 1.5}, 0.25}, // (α-1)/(2α-1)
		{dist.Pareto{Scale: 1, Alpha: 3}, 0.4},
		{dist.GPD{Location: 1, Scale: 2, Xi: 0}, 0.5},
		{dist.GPD{Location: 1, Scale: 2, Xi: -0.5}, 0.6}, // (1-ξ)/(2-ξ)
	} {
		s := mustSample(t, quantileGrid(c.law, 1, 20000))
		got, err := s.LabShare(1, estimate.Simulation{Replicates: 19})
		if err != nil {
			t.Fatal(err)
		}
		if !(math.Abs(got.Share-c.want) <= 0.01) || !(math.Abs(1/(2+got.Slope)-got.Share) <= 1e-12) {
			t.Errorf("%v: share %v, slope %v; want %v", c.law, got.Share, got.Slope, c.want)
		}
	}
	// A tail without a mean leaves the lab nothing.
	s := mustSample(t, quantileGrid(dist.Pareto{Scale: 1, Alpha: 0.7}, 1, 5000))
	if got, err := s.LabShare(1, estimate.Simulation{Replicates: 19}); err != nil || got.Share != 0 {
		t.Errorf("α = 0.7: share %v, %v; want 0", got.Share, err)
	}
	if _, err := s.LabShare(s.At(4950), estimate.Simulation{}); !errors.Is(err, estimate.ErrThinTail) {
		t.Errorf("50 values: %v, want ErrThinTail", err)
	}
	tied := make([]float64, 400)
	for i := range tied {
		tied[i] = math.Max(1, float64(i/100))
	}
	if got, err := mustSample(t, tied).LabShare(1, estimate.Simulation{}); !errors.Is(err, estimate.ErrEqual) {
		t.Errorf("tied data: %+v, %v; want ErrEqual", got, err)
	}
}

func TestMeanExcessPlot(t *testing.T) {
	t.Parallel()
	s := mustSample(t, quantileGrid(dist.Pareto{Scale: 1, Alpha: 3}, 1, 100000))
	points, err := s.MeanExcessPlot(12)
	if err != nil || len(points) != 12 {
		t.Fatalf("%d points, %v", len(points), err)
	}
	for _, p := range points[:6] {
		if !(math.Abs(p.Excess/(p.Hours/2)-1) <= 0.02) {
			t.Errorf("mean excess at %v h is %v, want %v", p.Hours, p.Excess, p.Hours/2)
		}
	}
	// Hand case: 51 values 1 … 51 exceed 1 by 1 … 50.
	hours := make([]float64, 51)
	for i := range hours {
		hours[i] = float64(i + 1)
	}
	points, err = mustSample(t, hours).MeanExcessPlot(2)
	if err != nil || points[0].Hours != 1 || points[0].Excess != 25.5 || points[0].Count != 50 {
		t.Errorf("got %+v, %v; want 25.5 above 1", points, err)
	}
	if _, err := mustSample(t, hours).MeanExcessPlot(1); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("one point: %v, want ErrParameter", err)
	}
}
