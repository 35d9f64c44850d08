package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
	"valuecapture/econ/race"
)

// Each point is the market at that tail index, by the closed forms of theory and by
// the general route, which knows no formula.
func TestAlong(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		m    econ.Market
		path race.Path
		hold race.Hold
	}{
		{"thinning", econ.Baseline(), race.Race{Start: 1.5, Distillation: 0.6, Frontier: 0.3}, race.ScaleFixed},
		{"fattening", econ.Baseline(), race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}, race.ScaleFixed},
		{"with a kink", baseline(0.8), race.Linear{Start: 1.3, Rate: 0.3}, race.ScaleFixed},
		{"mean fixed", econ.Baseline(), race.Linear{Start: 1.5, Rate: 0.588}, race.MeanFixed},
	} {
		got, err := race.Along(tc.m, tc.path, []float64{0, 0.5, 1, 1.75, 2}, tc.hold)
		if err != nil {
			t.Fatal(tc.name, err)
		}
		if len(got.Points) != 5 {
			t.Fatalf("%s: %d points, want 5", tc.name, len(got.Points))
		}
		start := dist.Pareto{Scale: 1. / 60, Alpha: tc.path.Alpha(0)}
		for _, p := range got.Points {
			tail := dist.Pareto{Scale: start.Scale, Alpha: p.Alpha}
			if tc.hold == race.MeanFixed {
				tail.Scale = start.Mean() * (p.Alpha - 1) / p.Alpha
			}
			checkPoint(t, tc.name, tc.m, tail, p)
		}
	}
}

// checkPoint compares a point of a path with the market that it stands for, by the
// general route and by quadrature.
func checkPoint(t *testing.T, name string, m econ.Market, tail dist.Pareto, p race.Point) {
	t.Helper()
	m.Hours = dist.Plain{Tail: tail}
	best, err := m.Monopoly()
	if err != nil {
		t.Fatal(err)
	}
	if !near(p.Price, best.Price, 1e-6) {
		t.Errorf("%s at %v yr: price %v, by the general route %v", name, p.Time, p.Price, best.Price)
	}
	kink := m.Wage * tail.Scale / m.Tokens
	price, regime := m.Cost*p.Alpha/(p.Alpha-1), econ.Interior
	if price < kink {
		price, regime = kink, econ.Kink
	}
	if !near(p.Price, price, 1e-12) || p.Regime != regime {
		t.Errorf("%s at %v yr: %v, %v, want %v, %v", name, p.Time, p.Price, p.Regime, price, regime)
	}
	above := price * m.Tokens / m.Wage
	// Over the share of tasks q, the top one first: no infinite end.
	kept, err := quad.Integral(func(q float64) float64 { return m.Wage*tail.Scale*math.Pow(q, -1/p.Alpha) - price*m.Tokens }, 0, tail.Survival(above))
	if err != nil {
		t.Fatal(err)
	}
	if !near(p.Customer, kept, 1e-7) {
		t.Errorf("%s at %v yr: customers keep %v, by quadrature %v", name, p.Time, p.Customer, kept)
	}
	if lab := (price - m.Cost) * m.Tokens * tail.Survival(above); !near(p.Lab, lab, 1e-12) {
		t.Errorf("%s at %v yr: lab earns %v, want %v", name, p.Time, p.Lab, lab)
	}
	if p.Regime == econ.Interior {
		if want := m.Wage * (p.Alpha - 1) / (p.Alpha * p.Alpha); !near(p.Net, want, 1e-12) {
			t.Errorf("%s at %v yr: net pay %v, want %v", name, p.Time, p.Net, want)
		}
	}
}

// With x_m fixed the index is frozen from the kink on; with the mean fixed it is
// lowest there and rises beyond, with the price.
func TestKink(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		m    econ.Market
		hold race.Hold
		want float64
	}{
		{baseline(0.5), race.ScaleFixed, 4. / 3},
		{baseline(1), race.ScaleFixed, 2},
		{baseline(2), race.ScaleFixed, never},
		{baseline(0), race.ScaleFixed, 1},
		{baseline(2), race.MeanFixed, 1 / (1 - math.Sqrt(1./3))},
		{baseline(7), race.MeanFixed, never},
		{baseline(0), race.MeanFixed, 1},
	} {
		got, err := race.KinkTailIndex(tc.m, tc.hold)
		if err != nil || !near(got, tc.want, 1e-12) {
			t.Errorf("c = %v, %v: the kink binds from %v, %v, want %v", tc.m.Cost, tc.hold, got, err, tc.want)
		}
	}
	path := race.Linear{Start: 1.2, Rate: 0.2}
	frozen, err := race.Along(baseline(0.5), path, race.Months(60), race.ScaleFixed)
	if err != nil {
		t.Fatal(err)
	}
	held, err := race.Along(econ.Baseline(), path, race.Months(240), race.MeanFixed)
	if err != nil {
		t.Fatal(err)
	}
	bind := path.Crossing(4. / 3)
	for _, p := range frozen.Points {
		if !(math.Abs(p.Time-bind) <= 1e-9) && (p.Regime == econ.Kink) != (p.Time > bind) {
			t.Errorf("at %v yr: %v, want the kink from %v on", p.Time, p.Regime, bind)
		}
		if p.Regime == econ.Kink && p.LernerIndex() != 0.75 {
			t.Errorf("at %v yr: index %v at the kink, want 0.75", p.Time, p.LernerIndex())
		}
	}
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: 1. / 60, Alpha: 1.2}
	from, err := race.KinkTailIndex(m, race.MeanFixed)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range held.Points[1:] {
		before := held.Points[i]
		switch {
		case before.Alpha > from && !(p.LernerIndex() > before.LernerIndex() && p.Price > before.Price):
			t.Errorf("α = %v: beyond the kink at %v the index must rise", p.Alpha, from)
		case p.Alpha < from && p.LernerIndex() >= before.LernerIndex():
			t.Errorf("α = %v: below the kink at %v the index must fall", p.Alpha, from)
		}
	}
}

func TestAlongStops(t *testing.T) {
	t.Parallel()
	falling := race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}
	for name, p := range map[string]race.Path{"closed form": falling, "search": bare{falling}} {
		got, err := race.Along(econ.Baseline(), p, []float64{0, 1, 2, 2.5, 3, 4}, race.ScaleFixed)
		if err != nil {
			t.Fatal(err)
		}
		if !near(got.End, 2.5, 1e-12) || len(got.Points) != 3 || got.Points[2].Time != 2 {
			t.Errorf("%s: %d points up to %v, want 3 up to 2.5", name, len(got.Points), got.End)
		}
	}
	// The end is known also where the dates stop before it.
	got, err := race.Along(econ.Baseline(), falling, []float64{0, 1}, race.MeanFixed)
	if err != nil || !near(got.End, 2.5, 1e-12) || len(got.Points) != 2 {
		t.Errorf("End = %v, %v, want 2.5", got.End, err)
	}
	for _, start := range []float64{1, 0.9} {
		_, err := race.Along(econ.Baseline(), race.Linear{Start: start, Rate: 1}, []float64{0}, race.ScaleFixed)
		if !errors.Is(err, race.ErrNoPrice) {
			t.Errorf("start at %v: %v, want ErrNoPrice", start, err)
		}
	}
	path := race.Linear{Start: 1.5, Rate: 0.1}
	exponential := econ.Baseline()
	exponential.Hours = dist.Exponential{Rate: 30}
	for name, try := range map[string]func() error{
		"exponential":            func() error { _, err := race.Along(exponential, path, []float64{0}, race.ScaleFixed); return err },
		"hold":                   func() error { _, err := race.Along(econ.Baseline(), path, []float64{0}, 0); return err },
		"no dates":               func() error { _, err := race.Along(econ.Baseline(), path, nil, race.ScaleFixed); return err },
		"kink of an exponential": func() error { _, err := race.KinkTailIndex(exponential, race.ScaleFixed); return err },
		"kink, unknown hold":     func() error { _, err := race.KinkTailIndex(econ.Baseline(), 7); return err },
		"kink, no mean": func() error {
			m := econ.Baseline()
			m.Hours = dist.Pareto{Scale: 1, Alpha: 0.9}
			_, err := race.KinkTailIndex(m, race.MeanFixed)
			return err
		},
	} {
		if err := try(); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: %v, want ErrParameter", name, err)
		}
	}
	if _, err := race.Along(econ.Market{}, path, []float64{0}, race.ScaleFixed); !errors.Is(err, econ.ErrParameter) {
		t.Errorf("empty market: %v, want econ's error", err)
	}
}

// With x_m fixed the lab's dollars fall as the tail thins, at the rate that the
// envelope theorem gives; with the mean fixed the sign is that of
// 1/(α−1) − ln(p*/p_m).
func TestDollars(t *testing.T) {
	t.Parallel()
	const step = 1e-6
	for _, hold := range []race.Hold{race.ScaleFixed, race.MeanFixed} {
		for _, alpha := range []float64{1.05, 1.2, 1.5, 2} {
			m := econ.Baseline()
			got, err := race.Along(m, race.Linear{Start: alpha, Rate: 1}, []float64{0, step}, hold)
			if err != nil {
				t.Fatal(err)
			}
			slope := math.Log(got.Points[1].Lab/got.Points[0].Lab) / step
			want := -math.Log(got.Points[0].Price / m.KinkPrice())
			if hold == race.MeanFixed {
				want += 1 / (alpha - 1)
			}
			if !(math.Abs(slope-want) <= 1e-4*(1+math.Abs(want))) {
				t.Errorf("%v at α = %v: d ln Π/dα = %v, want %v", hold, alpha, slope, want)
			}
		}
	}
}
