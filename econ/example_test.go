package econ_test

import (
	"fmt"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// The essay's calibration: a price of 6 and a cost of 2 dollars a million tokens
// are a tail index of 1.5, at which the lab keeps a quarter.
func Example() {
	lerner, _ := econ.LernerIndex(6, 2)
	alpha, _ := econ.LernerToTailIndex(lerner)
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: alpha}
	best, _ := m.Monopoly()
	fmt.Printf("α = %.4g, p* = %.4g $/Mtok (%v), lab share %.4g%%\n", alpha, best.Price, best.Regime, 100*m.Split(best.Price).LabShare())
	// Output: α = 1.5, p* = 6 $/Mtok (interior), lab share 25%
}

// With a cost below the kink price the best price is the kink: everyone buys, and
// the Lerner index is above 1/α.
func ExampleMarket_Monopoly() {
	m := econ.Baseline()
	m.Cost = 0.5
	best, err := m.Monopoly()
	fmt.Printf("%.4g %v %.4g %v\n", best.Price, best.Regime, best.LernerIndex(), err)
	m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: 0.9}
	_, err = m.Monopoly()
	fmt.Println(err)
	// Output:
	// 2 kink 0.75 <nil>
	// econ: profit rises without bound in the price: Pareto tail index 0.9 is below the conduct 1: a finite price needs α > φ
}

// Two firms have a price where one has none.
func ExampleMarket_Cournot() {
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: 0.8}
	duopoly, err := m.Cournot(2)
	fmt.Printf("%.4g %v\n", duopoly.Price, err)
	// Output: 5.333 <nil>
}

func ExampleMarket_ModelWage() {
	m := econ.Baseline()
	for _, alpha := range []float64{1.2, 1.5, 2, 4} {
		m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: alpha}
		best, _ := m.Monopoly()
		pay := m.ModelWage(best.Price)
		fmt.Printf("α = %.1f: %.2f $/h gross, %.2f $/h net\n", alpha, pay.Gross, pay.Net)
	}
	// Output:
	// α = 1.2: 10.00 $/h gross, 8.33 $/h net
	// α = 1.5: 20.00 $/h gross, 13.33 $/h net
	// α = 2.0: 30.00 $/h gross, 15.00 $/h net
	// α = 4.0: 45.00 $/h gross, 11.25 $/h net
}

func ExampleMarket_FreeEntry() {
	e, err := econ.Baseline().FreeEntry(0.1) // 10 cents of training for each potential task
	if err != nil {
		fmt.Println(err)
		return
	}
	rent, training, customers := e.Shares()
	fmt.Printf("%d labs at %.4g $/Mtok: customers %.1f%%, training %.1f%%, rent %.1f%%\n", e.Labs, e.Pricing.Price, 100*customers, 100*training, 100*rent)
	// Output: 2 labs at 3 $/Mtok: customers 85.7%, training 10.5%, rent 3.8%
}

func ExampleNest() {
	// Two hosts of one open model. A comparison of the two measures 1.5, the substitution;
	// the model's own elasticity is 0.5.
	hosts := econ.Nest{Prices: []float64{0.3, 0.3}, Weights: []float64{4, 1}, Substitution: 1.5, Elasticity: 0.5}
	v, err := hosts.Variants()
	if err != nil {
		fmt.Println(err)
		return
	}
	own, _ := v.OwnMean()
	market, _ := v.Market()
	fmt.Printf("mean of own elasticities %.2f, the model's %.2f\n", own, market)
	// Output: mean of own elasticities 0.82, the model's 0.50
}
