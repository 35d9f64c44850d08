package econ_test

import (
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// BenchmarkMonopolyAndSplit times the price of a market and the split at it.
func BenchmarkMonopolyAndSplit(b *testing.B) {
	for _, bm := range []struct {
		name  string
		hours dist.Tail
	}{
		{"Pareto", dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}},
		{"Pareto, cost above the kink", dist.Pareto{Scale: 1.0 / 120, Alpha: 1.5}},
		{"Exponential", dist.Exponential{Rate: 30}},
		{"GPD", dist.GPD{Scale: 0.05, Xi: 0.5}},
		{"Lognormal", dist.Lognormal{Mu: math.Log(0.05), Sigma: 1}},
		{"Weibull", dist.Weibull{Scale: 0.05, Shape: 0.7}},
		{"Gamma", dist.Gamma{Scale: 0.05, Shape: 2}},
		{"general route", dist.Plain{Tail: dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}}},
	} {
		m := econ.Baseline()
		m.Hours = bm.hours
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				at, err := m.Monopoly()
				if err != nil {
					b.Fatal(err)
				}
				if s := m.Split(at.Price); !(s.Lab > 0) {
					b.Fatal(s)
				}
			}
		})
	}
}
