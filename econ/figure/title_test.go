package figure_test

import (
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// Titles stay true when the market changes.
func TestTitles(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		make func() (figure.Figure, error)
		want string
	}{
		{"demand", func() (figure.Figure, error) { return figure.Demand(econ.Baseline(), 6) }, "Everyone buys up to $2/Mtok; at $6/Mtok 19.2%"},
		{"demand below the kink", func() (figure.Figure, error) { return figure.Demand(cheap(1), 1) }, "At $1/Mtok every task is served, as it is up to $2/Mtok"},
		{"demand without a kink", func() (figure.Figure, error) { return figure.Demand(exponential(), 6) }, "No price above 0 serves every task; at $6/Mtok 22.3% are left"},
		{"headline", func() (figure.Figure, error) { return figure.Headline(econ.Baseline(), 1.02, 4) }, "raises the Lerner index and"},
		{"headline, kink", func() (figure.Figure, error) { return figure.Headline(cheap(1), 1.02, 4) }, "raises the Lerner index only above the kink"},
		{"elasticity of two", func() (figure.Figure, error) { return figure.Elasticity(exponential(), econ.Baseline()) }, "less elastic up to $2 and from $6/Mtok on"},
		{"elasticity of two, never equal above the kink", func() (figure.Figure, error) { return figure.Elasticity(indexed(0.4), exponential()) }, "less elastic at every price"},
		{"profit of one", func() (figure.Figure, error) { return figure.Profit(econ.Baseline()) }, "Profit is highest at $6/Mtok"},
		{"profit of none", func() (figure.Figure, error) { return figure.Profit(indexed(0.9)) }, "there is no best price"},
		{"profit of some", func() (figure.Figure, error) { return figure.Profit(indexed(0.9), indexed(2)) }, "Under the heaviest tails"},
		{"profit of many", func() (figure.Figure, error) {
			return figure.Profit(indexed(1.5), indexed(2), indexed(3), indexed(4))
		}, "one best price"},
		{"lerner, no kink", func() (figure.Figure, error) { return figure.LernerIndex(econ.Baseline(), 1.1, 4, 2) }, "the Lerner index is 1/α"},
		{"lerner, kink", func() (figure.Figure, error) { return figure.LernerIndex(econ.Baseline(), 1.1, 4, 0.5) }, "stops falling at 75%"},
		{"conduct, interior", func() (figure.Figure, error) { return figure.Conduct(econ.Baseline(), 5, 1.5) }, "from $6 to $3 a million"},
		{"conduct, other tails", func() (figure.Figure, error) { return figure.Conduct(econ.Baseline(), 5, 0.8, 1.2) }, "towards cost"},
		{"conduct, kink", func() (figure.Figure, error) { return figure.Conduct(cheap(1), 5, 1.5) }, "does not fall below $2/Mtok"},
		{"wage", func() (figure.Figure, error) { return figure.ModelWage(econ.Baseline(), 1.05, 6) }, "at most 25% of the wage, at α = 2"},
		{"wage, short of the peak", func() (figure.Figure, error) { return figure.ModelWage(econ.Baseline(), 1.1, 1.5) }, "at most 22.2% of the wage for α from 1.1 to 1.5"},
		{"per task", func() (figure.Figure, error) { return figure.PerTask(econ.Baseline(), 6) }, "earns $2"},
		{"per task at a loss", func() (figure.Figure, error) { return figure.PerTask(econ.Baseline(), 1) }, "loses $0.50"},
		{"surplus without a number", func() (figure.Figure, error) { return figure.SurplusTo(indexed(0.9), 10, 24) }, "the lab earns $0.94, and customers an infinite surplus"},
		{"surplus", func() (figure.Figure, error) { return figure.Surplus(econ.Baseline(), 6) }, "the lab keeps 25%"},
		{"shares", func() (figure.Figure, error) { return figure.Shares(econ.Baseline(), 1.02, 8) }, "keeps 19.2% of what its tokens could create, and 23% is lost"},
		{"shares elsewhere", func() (figure.Figure, error) { return figure.Shares(econ.Baseline(), 2, 8) }, "at α = 2, "},
		{"dollars", func() (figure.Figure, error) { return figure.DollarsAgainstTail(econ.Baseline(), 1.05, 4) }, "but not if the mean is"},
		{"dollars, everyone buys", func() (figure.Figure, error) { return figure.DollarsAgainstTail(cheap(0), 1.1, 4) }, "While everyone buys"},
		{"cost", func() (figure.Figure, error) { return figure.PriceAgainstCost(exponential()) }, "adds the same to any cost"},
		{"elasticity", func() (figure.Figure, error) { return figure.Elasticity(lognormal()) }, "property of the tail"},
	} {
		f, err := tc.make()
		if err != nil || !strings.Contains(f.Plot.Title.Text, tc.want) {
			var title string
			if err == nil {
				title = f.Plot.Title.Text
			}
			t.Errorf("%s: title %q, error %v, want a title with %q", tc.name, title, err, tc.want)
		}
	}
}
