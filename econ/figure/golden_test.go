package figure_test

import (
	"maps"
	"slices"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
	"valuecapture/econ/internal/golden"
)

// exponential is the baseline with the exponential tail that has the same
// monopoly price: a mean of four times the hours that are worth their cost twice.
func exponential() econ.Market {
	m := econ.Baseline()
	m.Hours = dist.Exponential{Rate: m.Wage / (4 * m.Tokens)}
	return m
}

// indexed is the baseline with another tail index.
func indexed(alpha float64) econ.Market {
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: alpha}
	return m
}

// cheap is the baseline at another cost.
func cheap(cost float64) econ.Market {
	m := econ.Baseline()
	m.Cost = cost
	return m
}

// drawn are the figures with a golden picture.
var drawn = map[string]func() (figure.Figure, error){
	"headline":    func() (figure.Figure, error) { return figure.Headline(econ.Baseline(), 1.02, 4) },
	"willingness": func() (figure.Figure, error) { return figure.WillingnessToPay(econ.Baseline(), 6) },
	"demand":      func() (figure.Figure, error) { return figure.Demand(econ.Baseline(), 6) },
	"tails": func() (figure.Figure, error) {
		return figure.Tails(econ.Baseline(), exponential().Hours)
	},
	"elasticity": func() (figure.Figure, error) { return figure.Elasticity(econ.Baseline(), exponential()) },
	"concentration": func() (figure.Figure, error) {
		return figure.Concentration(econ.Baseline().Hours, exponential().Hours)
	},
	"profit": func() (figure.Figure, error) {
		return figure.Profit(indexed(2.5), econ.Baseline(), indexed(1), indexed(0.8))
	},
	"profit_kink": func() (figure.Figure, error) { return figure.Profit(econ.Baseline(), cheap(0.2)) },
	"profit_to":   func() (figure.Figure, error) { return figure.ProfitTo(cheap(0.5), 24) },
	"surplus_to":  func() (figure.Figure, error) { return figure.SurplusTo(indexed(1), 6, 24) },
	"lernerindex": func() (figure.Figure, error) { return figure.LernerIndex(econ.Baseline(), 1.05, 4) },
	"cost":        func() (figure.Figure, error) { return figure.PriceAgainstCost(econ.Baseline(), exponential()) },
	"conduct":     func() (figure.Figure, error) { return figure.Conduct(econ.Baseline(), 10) },
	"surplus":     func() (figure.Figure, error) { return figure.Surplus(econ.Baseline(), 6) },
	"shares":      func() (figure.Figure, error) { return figure.Shares(econ.Baseline(), 1.02, 8) },
	"pertask":     func() (figure.Figure, error) { return figure.PerTask(econ.Baseline(), 6) },
	"wage":        func() (figure.Figure, error) { return figure.ModelWage(econ.Baseline(), 1.05, 6) },
	"dollars":     func() (figure.Figure, error) { return figure.DollarsAgainstTail(econ.Baseline(), 1.05, 4) },
	"own": func() (figure.Figure, error) {
		m := econ.Baseline()
		return figure.New(
			figure.Labels{Title: "Revenue falls with price where demand is elastic", X: "price ($/Mtok)", Y: "revenue ($/task)"},
			figure.Curve("revenue", m.Revenue, 0.5, 50).In(figure.Lab),
			figure.Curve("cost of compute", func(p float64) float64 { return m.Revenue(p) - m.Profit(p) }, 0.5, 50),
			figure.Between("profit", func(p float64) float64 { return m.Revenue(p) - m.Profit(p) }, m.Revenue, 2, 50).In(figure.Lab),
			figure.Mark{X: 6, Y: m.Revenue(6), Text: "the price of the calibration"},
			figure.Horizontal{At: 1, Name: "a dollar a task"},
			figure.XAxis{Log: true},
		)
	},
}

// slowToMake are figures that take a second to compute. A short run leaves them out.
var slowToMake = []string{"information", "contract"}

// TestGolden compares each figure to its golden picture. See package golden for how
// to draw them anew.
func TestGolden(t *testing.T) {
	t.Parallel()
	names := slices.Sorted(maps.Keys(drawn))
	for i, name := range names {
		if testing.Short() && i%4 != 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := drawn[name]()
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.PNG()
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name, got)
		})
	}
}
