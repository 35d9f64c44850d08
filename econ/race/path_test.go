package race_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// bare is a path without its closed forms, to be searched.
type bare struct{ race.Path }

func near(got, want, tolerance float64) bool {
	return got == want || !math.IsInf(want, 0) && math.Abs(got-want) <= tolerance*math.Max(math.Abs(want), 1e-300)
}

// baseline is the baseline with another cost.
func baseline(cost float64) econ.Market {
	m := econ.Baseline()
	m.Cost = cost
	return m
}

var never = math.Inf(1)

func TestDates(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		path              race.Race
		net, half, end    float64
		level, whenAtThat float64
	}{
		{race.Race{Start: 1.5, Distillation: 0.6, Frontier: 0.3}, 0.3, 5, never, 2.1, 2},
		{race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}, -0.2, never, 2.5, 1.25, 1.25},
		{race.Race{Start: 1.5, Distillation: 0.3, Frontier: 0.3}, 0, never, never, 2, never},
		{race.Race{Start: 1.5, Distillation: 0.3, Frontier: 0.3}, 0, never, never, 1.2, never},
		{race.Race{Start: 2, Distillation: 0.5}, 0.5, 4, never, 1.5, never},
		{race.Race{Start: 2, Frontier: 0.5}, -0.5, never, 2, 2, 0},
	} {
		if got := tc.path.Net(); !near(got, tc.net, 1e-12) {
			t.Errorf("%v: net rate %v, want %v", tc.path, got, tc.net)
		}
		if got := tc.path.HalfLife(); !near(got, tc.half, 1e-12) {
			t.Errorf("%v: half-life %v, want %v", tc.path, got, tc.half)
		}
		if got := tc.path.End(); !near(got, tc.end, 1e-12) {
			t.Errorf("%v: end %v, want %v", tc.path, got, tc.end)
		}
		if got := tc.path.Crossing(tc.level); !near(got, tc.whenAtThat, 1e-12) {
			t.Errorf("%v: at %v when %v, want %v", tc.path, tc.level, got, tc.whenAtThat)
		}
		// The second route finds the same dates without the formulas.
		for _, level := range []float64{tc.level, 1, 2 * tc.path.Start} {
			got, want := race.Crossing(bare{tc.path}, level, 20), race.Crossing(tc.path, level, 20)
			if !near(got, want, 1e-9) {
				t.Errorf("%v: search finds %v at %v, formula %v", tc.path, level, got, want)
			}
		}
		if got := tc.path.Linear(); got.End() != tc.path.End() || got.Alpha(3) != tc.path.Alpha(3) {
			t.Errorf("%v and %v differ", tc.path, got)
		}
	}
}

// At the half-life the index is half, at the end it would be 1.
func TestDatesInTheMarket(t *testing.T) {
	t.Parallel()
	path := race.Linear{Start: 1.3, Rate: 0.4}
	index := func(alpha float64) float64 {
		m := econ.Baseline()
		m.Hours = dist.Plain{Tail: dist.Pareto{Scale: 1. / 60, Alpha: alpha}}
		at, err := m.Monopoly()
		if err != nil {
			t.Fatal(err)
		}
		return at.LernerIndex()
	}
	if got, want := index(path.Alpha(path.HalfLife())), index(path.Start)/2; !near(got, want, 1e-7) {
		t.Errorf("index at the half-life %v, want %v", got, want)
	}
	fall := race.Linear{Start: 1.3, Rate: -0.4}
	for _, before := range []float64{0.1, 0.01, 0.001} {
		alpha := fall.Alpha(fall.End() - before)
		m := econ.Baseline()
		m.Hours = dist.Pareto{Scale: 1. / 60, Alpha: alpha}
		at, err := m.Monopoly()
		if want := 2 * alpha / (0.4 * before); err != nil || !near(at.Price, want, 1e-9) {
			t.Errorf("%v yr before the end: price %v, %v, want %v", before, at.Price, err, want)
		}
	}
}

// cycle is a path of somebody's own, with one method.
type cycle struct{ middle, swing float64 }

func (c cycle) Alpha(t float64) float64 { return c.middle + c.swing*math.Cos(t) }

func TestOwnPath(t *testing.T) {
	t.Parallel()
	if got := race.Crossing(cycle{1.2, 0.5}, 1, 10); !near(got, math.Acos(-0.4), 1e-12) {
		t.Errorf("first at 1 when %v, want %v", got, math.Acos(-0.4))
	}
	if got := race.Crossing(cycle{2, 0.5}, 1, 10); got != never {
		t.Errorf("a cycle above 1 is at 1 when %v, want never", got)
	}
	if got := race.Crossing(cycle{2, 0.5}, 2.5, 10); got != 0 {
		t.Errorf("a cycle starts at its top when %v, want 0", got)
	}
	trajectory, err := race.Along(econ.Baseline(), cycle{1.2, 0.5}, race.Months(120), race.ScaleFixed)
	if err != nil || !near(trajectory.End, math.Acos(-0.4), 1e-12) {
		t.Errorf("trajectory ends at %v, %v, want %v: it must not take up again", trajectory.End, err, math.Acos(-0.4))
	}
	if got, want := len(trajectory.Points), int(12*trajectory.End)+1; got != want {
		t.Errorf("%d points, want %d", got, want)
	}
}

// spike dips below 1 for a moment that falls between two steps of a search, and one
// of the dates asked for hits it.
type spike struct{ at float64 }

func (s spike) Alpha(t float64) float64 { return 2 - 1.5*max(0, 1-1e5*math.Abs(t-s.at)) }

func TestSteppedOver(t *testing.T) {
	t.Parallel()
	path := spike{at: math.Pi / 4}
	got, err := race.Along(econ.Baseline(), path, []float64{0, 0.5, path.at, 1, 2}, race.ScaleFixed)
	if err != nil || len(got.Points) != 2 || !near(got.End, path.at, 1e-4) {
		t.Errorf("%d points up to %v, %v, want 2 up to %v", len(got.Points), got.End, err, path.at)
	}
}

func TestInvalidPaths(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	for _, p := range []race.Path{
		race.Linear{}, race.Linear{Start: -1}, race.Linear{Start: inf}, race.Linear{Start: 1.5, Rate: nan},
		race.Race{}, race.Race{Start: 1.5, Distillation: -0.1}, race.Race{Start: 1.5, Frontier: -0.1},
		race.Race{Start: 1.5, Distillation: inf}, race.Race{Start: 1.5, Frontier: nan}, cycle{nan, 0}, cycle{-2, 0},
	} {
		if err := race.Validate(p); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%v: Validate = %v, want ErrParameter", p, err)
		}
		if got := race.Crossing(p, 1, 10); !math.IsNaN(got) {
			t.Errorf("%v: Crossing = %v, want NaN", p, got)
		}
		if _, ok := p.(cycle); !ok && !math.IsNaN(p.Alpha(1)) {
			t.Errorf("%v: Alpha = %v, want NaN", p, p.Alpha(1))
		}
		if _, err := race.Along(econ.Baseline(), p, race.Months(2), race.ScaleFixed); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%v: Along gives %v, want ErrParameter", p, err)
		}
	}
	if err := race.Validate(nil); !errors.Is(err, race.ErrParameter) {
		t.Errorf("nil path: %v, want ErrParameter", err)
	}
	good := race.Linear{Start: 1.5, Rate: 0.1}
	for name, got := range map[string]float64{
		"Alpha(-1)": good.Alpha(-1), "Alpha(NaN)": good.Alpha(nan), "Crossing(NaN)": good.Crossing(nan),
		"Crossing(Inf)": good.Crossing(inf), "half-life from 1": race.Linear{Start: 1, Rate: 1}.HalfLife(),
		"until < 0": race.Crossing(good, 2, -1), "until NaN": race.Crossing(good, 2, nan),
		"a search without an end": race.Crossing(cycle{2, 0.5}, 2, inf), "net of an invalid race": race.Race{}.Net(),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s = %v, want NaN", name, got)
		}
	}
	if got := (race.Linear{Start: 0.9, Rate: -1}).End(); got != 0 {
		t.Errorf("end of a path below 1: %v, want 0", got)
	}
	if _, err := race.NewLinear(0, 1); !errors.Is(err, race.ErrParameter) || !strings.Contains(err.Error(), "Start = 0") {
		t.Errorf("NewLinear(0, 1): %v", err)
	}
	if _, err := race.NewRace(1.5, 0.2, -1); !errors.Is(err, race.ErrParameter) || !strings.Contains(err.Error(), "Frontier = -1") {
		t.Errorf("NewRace: %v", err)
	}
	if got, err := race.NewRace(1.5, 0.2, 0.1); err != nil || got.String() != "α(t) = 1.5 + (0.2 − 0.1) t" {
		t.Errorf("NewRace: %v, %v", got, err)
	}
	if got := (race.Linear{Start: 1.5, Rate: 0.2}).String(); got != "α(t) = 1.5 + 0.2 t" {
		t.Errorf("got %q", got)
	}
	if got, err := race.NewLinear(1.5, -0.2); err != nil || got.String() != "α(t) = 1.5 − 0.2 t" {
		t.Errorf("NewLinear: %v, %v", got, err)
	}
}

// FuzzCrossing looks for a date at which the path is not where it should be.
func FuzzCrossing(f *testing.F) {
	f.Add(1.5, 0.3, 2.0)
	f.Add(1.5, -0.3, 1.0)
	f.Add(1e-300, 1e300, 1.0)
	f.Add(2.0, 5e-324, 3.0)
	f.Add(math.NaN(), 1.0, 1.0)
	f.Fuzz(func(t *testing.T, start, rate, level float64) {
		p := race.Linear{Start: start, Rate: rate}
		when := p.Crossing(level)
		switch {
		case race.Validate(p) != nil || math.IsNaN(level) || math.IsInf(level, 0):
			if !math.IsNaN(when) {
				t.Errorf("%v is at %v when %v, want NaN", p, level, when)
			}
		case when < 0 || math.IsNaN(when):
			t.Errorf("%v is at %v when %v, want a date", p, level, when)
		case !math.IsInf(when, 1):
			if got := p.Alpha(when); !(math.Abs(got-level) <= 1e-12*(math.Abs(level)+start)) {
				t.Errorf("%v is at %v at %v, want %v", p, got, when, level)
			}
		}
	})
}
