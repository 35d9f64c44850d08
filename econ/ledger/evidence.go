package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
	"valuecapture/econ/trend"
)

const (
	evidencePage = "10-evidence"
	published    = 1.11 // the elasticity that notebook 10 reads
)

// evidence holds what notebook 10-evidence proves: what published numbers would say of
// the argument.
var evidence = []Claim{
	{
		ID: "captive-variant", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "A captive variant with an elasticity of 1.1 beside one of the same size with 3 makes a market of 2.05: one variant's elasticity bounds nothing.",
		Verdict: HoldsIf, Because: "nobody moves from one to the other, so that the market's is their mean",
		Given: 2.05, Rounding: 1e-9,
		Compute: func() (float64, error) {
			return econ.Variants{Quantities: []float64{1, 1}, Elasticities: [][]float64{{-1.1, 0}, {0, -3}}}.Market()
		},
		Notebook: evidencePage,
	},
	{
		ID: "published-elasticity-index", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "Read as the market's, a published elasticity of 1.11 would be a Lerner index of 90%.",
		Verdict: HoldsIf, Because: "it is the elasticity of a whole market with one seller; as reported it compares providers of the same open model, none of which is alone",
		Given: 0.901, Rounding: 5e-4,
		Compute: func() (float64, error) { return econ.TailIndexToLerner(published) }, Format: Percent, Notebook: evidencePage,
	},
	{
		ID: "published-elasticity-share", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "Read as the market's, it would mean a lab's share of 9%.",
		Verdict: HoldsIf, Because: "the tail is Pareto as well; its standard error of 0.22 alone leaves anything from no best price to 26%",
		Given: 0.09, Rounding: 5e-4,
		Compute: func() (float64, error) {
			best, err := econ.BaselineAt(published).Monopoly()
			return econ.BaselineAt(published).Split(best.Price).LabShare(), err
		},
		Format: Percent, Notebook: evidencePage,
	},
	{
		ID: "price-changes-needed", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "To rule out a pass-through of 3 where it is 1 takes 20 price changes with a power of 80%.",
		Verdict: HoldsIf, Because: "each change of cost is known, the price is interior, and what else moves prices is three times as large as the changes of cost",
		Given: 20, Rounding: 1e-9,
		Compute: func() (float64, error) {
			n, err := trend.PassThroughChanges(3, 3, 1, 0.8)
			return float64(n), err
		},
		Quantity: "price changes", Notebook: evidencePage,
	},
	{
		ID: "index-is-not-profit", Source: Extension, Section: "Hayek's Revenge",
		Says:    "A single lab with a Lerner index of two thirds, whose model costs 30 cents a potential task to train, keeps 5.5% of the realised surplus and not 25%.",
		Verdict: HoldsIf, Because: "the baseline; the other 19.5% pay for the training, and from 38.5 cents on nothing is left",
		Given: 0.0551, Rounding: 5e-5,
		Compute: func() (float64, error) {
			e, err := econ.Baseline().FreeEntry(0.3)
			rent, _, _ := e.Shares()
			return rent, err
		},
		Format: Percent, Notebook: evidencePage,
	},
	{
		ID: "entry-training-share", Source: Extension, Section: "Hayek's Revenge",
		Says:    "Where training costs 10 cents a potential task two labs enter, and of the realised surplus their models' training takes 10.5%, rent 3.8% and customers keep 85.7%.",
		Verdict: HoldsIf, Because: "the labs choose quantities at the baseline and enter as long as each covers its training",
		Given: 0.105, Rounding: 5e-4,
		Compute: func() (float64, error) {
			e, err := econ.Baseline().FreeEntry(0.1)
			_, training, _ := e.Shares()
			return training, err
		},
		Format: Percent, Quantity: "to training", Notebook: evidencePage,
	},
	{
		ID: "tasks-for-five-points", Source: Extension, Section: frenemies,
		Says:    "865 tasks in a Pareto tail with α = 1.5 give the lab's share to within five points, from end to end of its 95% interval.",
		Verdict: HoldsIf, Because: "the tail is Pareto and its beginning known; a tail that is a tenth of all tasks takes ten times as many in all",
		Given: 865, Rounding: 1e-9,
		Compute: func() (float64, error) {
			n, err := estimate.TailForShare(1.5, 0.05)
			return math.Ceil(n), err
		},
		Quantity: "tasks in the tail", Notebook: evidencePage,
	},
}
