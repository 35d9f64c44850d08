package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

func TestOpenRouter(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		count                     race.Count
		index, net, reach, explan float64
	}{
		{race.Tasks, 2.088, 0.588, 1.211, 1.0781},
		{race.Value, 1.696, 0.196, 1.778, 1.2531},
	} {
		o := race.OpenRouter()
		o.Count = tc.count
		index, err := o.TailIndex(1.5)
		if err != nil {
			t.Fatal(err)
		}
		net, _ := o.NetRate(1.5)
		reach, _ := o.Reach(1.5)
		explains, _ := o.Explains(1.5)
		for _, c := range []struct {
			name      string
			got, want float64
		}{{"tail index", index, tc.index}, {"net rate", net, tc.net}, {"reach", reach, tc.reach}, {"explains", explains, tc.explan}} {
			if !(math.Abs(c.got-c.want) <= 0.0005) {
				t.Errorf("%v: %s %v, want %v", tc.count, c.name, c.got, c.want)
			}
		}
		// Going back: the tails that the mapping names give the shares put in.
		closed := func(tail dist.Pareto, frontier float64) float64 {
			served := tail.Survival(frontier)
			if tc.count == race.Tasks {
				return served
			}
			hours := served * (frontier + dist.MeanExcess(tail, frontier))
			return hours / tail.Mean()
		}
		if got := closed(dist.Pareto{Scale: 1, Alpha: 1.5}, reach); !near(got, 0.75, 1e-12) {
			t.Errorf("%v: closed share before %v, want 0.75", tc.count, got)
		}
		if got := closed(dist.Pareto{Scale: 1, Alpha: index}, reach); !near(got, 0.67, 1e-12) {
			t.Errorf("%v: closed share after %v, want 0.67", tc.count, got)
		}
		// The same shares with an unchanged tail and a frontier that has moved.
		if got := closed(dist.Pareto{Scale: 1, Alpha: 1.5}, reach*explains); !near(got, 0.67, 1e-12) {
			t.Errorf("%v: closed share with a moved frontier %v, want 0.67", tc.count, got)
		}
		o.Frontier = explains
		if net, err := o.NetRate(1.5); err != nil || !(math.Abs(net) <= 1e-12) {
			t.Errorf("%v: net rate with a moved frontier %v, %v, want 0", tc.count, net, err)
		}
	}
	if got := math.Log(0.67) / math.Log(0.75); !(math.Abs(got-1.3921) <= 5e-5) {
		t.Errorf("ln 0.67/ln 0.75 = %v, want 1.3921", got)
	}
}

func TestSensitivity(t *testing.T) {
	t.Parallel()
	const step = 1e-6
	for _, o := range []race.OpenShare{
		race.OpenRouter(),
		{Before: 0.25, After: 0.33, Years: 2, Count: race.Value, Frontier: 1},
		{Before: 0.4, After: 0.1, Years: 0.5, Count: race.Tasks, Frontier: 1.3},
		{Before: 0.4, After: 0.1, Years: 1, Count: race.Value, Frontier: 0.9},
	} {
		rate := func(o race.OpenShare) float64 {
			net, err := o.NetRate(1.7)
			if err != nil {
				t.Fatal(err)
			}
			return net
		}
		before, after, err := o.Sensitivity(1.7)
		if err != nil {
			t.Fatal(err)
		}
		low, high := o, o
		low.Before, high.Before = o.Before-step, o.Before+step
		if want := (rate(high) - rate(low)) / (2 * step); !near(before, want, 1e-6) {
			t.Errorf("%+v: to Before %v, by differences %v", o, before, want)
		}
		low, high = o, o
		low.After, high.After = o.After-step, o.After+step
		if want := (rate(high) - rate(low)) / (2 * step); !near(after, want, 1e-6) {
			t.Errorf("%+v: to After %v, by differences %v", o, after, want)
		}
		if before >= 0 || after <= 0 {
			t.Errorf("%+v: sensitivities %v and %v, want below and above 0", o, before, after)
		}
	}
}

func TestOpenShareErrors(t *testing.T) {
	t.Parallel()
	change := func(f func(*race.OpenShare)) race.OpenShare {
		o := race.OpenRouter()
		f(&o)
		return o
	}
	for name, tc := range map[string]struct {
		o     race.OpenShare
		start float64
	}{
		"share 0":        {change(func(o *race.OpenShare) { o.Before = 0 }), 1.5},
		"share 1":        {change(func(o *race.OpenShare) { o.After = 1 }), 1.5},
		"percent":        {change(func(o *race.OpenShare) { o.After = 33 }), 1.5},
		"share NaN":      {change(func(o *race.OpenShare) { o.Before = math.NaN() }), 1.5},
		"years":          {change(func(o *race.OpenShare) { o.Years = 0 }), 1.5},
		"count":          {change(func(o *race.OpenShare) { o.Count = 0 }), 1.5},
		"frontier":       {change(func(o *race.OpenShare) { o.Frontier = 0 }), 1.5},
		"frontier fell":  {change(func(o *race.OpenShare) { o.Frontier = 0.5 }), 1.5},
		"start 0":        {race.OpenRouter(), 0},
		"start infinite": {race.OpenRouter(), math.Inf(1)},
		"value at 1":     {change(func(o *race.OpenShare) { o.Count = race.Value }), 1},
	} {
		if _, err := tc.o.TailIndex(tc.start); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: TailIndex: %v, want ErrParameter", name, err)
		}
		if got, err := tc.o.NetRate(tc.start); !errors.Is(err, race.ErrParameter) || !math.IsNaN(got) {
			t.Errorf("%s: NetRate: %v, %v, want NaN and ErrParameter", name, got, err)
		}
		if _, _, err := tc.o.Sensitivity(tc.start); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: Sensitivity: %v, want ErrParameter", name, err)
		}
		if name == "frontier fell" || name == "frontier" {
			continue
		}
		if _, err := tc.o.Explains(tc.start); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: Explains: %v, want ErrParameter", name, err)
		}
		if _, err := tc.o.Reach(tc.start); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: Reach: %v, want ErrParameter", name, err)
		}
	}
}

// FuzzOpenShare looks for a tail index that does not give back the share.
func FuzzOpenShare(f *testing.F) {
	f.Add(0.25, 0.33, 1.0, 1.5)
	f.Add(0.33, 0.25, 1.2, 1.5)
	f.Add(1e-300, 0.999999, 1.0, 1.0000001)
	f.Add(0.5, 0.5, 0.1, 30.0)
	f.Fuzz(func(t *testing.T, before, after, frontier, start float64) {
		o := race.OpenShare{Before: before, After: after, Years: 1, Count: race.Tasks, Frontier: frontier}
		index, err := o.TailIndex(start)
		if err != nil {
			if !errors.Is(err, race.ErrParameter) || !math.IsNaN(index) {
				t.Errorf("%+v at %v: %v, %v", o, start, index, err)
			}
			return
		}
		reach, err := o.Reach(start)
		if err != nil || !(index > 0) {
			t.Fatalf("%+v at %v: index %v, reach %v, %v", o, start, index, reach, err)
		}
		exponent := index * (math.Log(reach) + math.Log(frontier))
		if want := -math.Log1p(-after); !(math.Abs(exponent-want) <= 1e-6*want+1e-9*index) && !math.IsInf(index, 1) && !math.IsInf(reach, 1) {
			t.Errorf("%+v at %v: α ln(z/x) = %v, want %v", o, start, exponent, want)
		}
	})
}
