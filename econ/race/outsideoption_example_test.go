package race_test

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// Three kinds of help, each sold at the lab's cost.
func ExampleOutsideOption_Sell() {
	m := econ.Baseline()
	for _, help := range []race.Help{
		race.ByLength{Reach: 6 * minute},
		race.Partial{Reach: 6 * minute},
		race.Proportional{Share: 0.7},
	} {
		s, err := race.OpenAtCost(m, help).Sell(m)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v: price %.3f, %v; Π %.3f; %.1f%% of what closed tokens add, %.1f%% of all AI\n",
			help, s.Price, s.Regime, s.Lab, 100*s.ClosedShare(), 100*s.AllShare())
	}
	// Output:
	// tasks shorter than 0.1 h: price 12.000, corner; Π 0.340; 29.4% of what closed tokens add, 17.0% of all AI
	// the first 0.1 h of every task: price 26.000, interior; Π 0.157; 25.0% of what closed tokens add, 8.7% of all AI
	// 70% of every task: price 2.857, corner; Π 0.251; 33.3% of what closed tokens add, 13.0% of all AI
}

// What closed tokens add is a tail, and the lab's market a market.
func ExampleOutsideOption_Market() {
	m := econ.Baseline()
	left, err := race.OpenAtCost(m, race.Diminishing{From: minute, Theta: 0.5}).Market(m)
	if err != nil {
		fmt.Println(err)
		return
	}
	price, err := left.Monopoly()
	fmt.Printf("elasticity %.1f at 6 $/Mtok, without open models %.1f; price %.2f %v\n", left.Elasticity(6), m.Elasticity(6), price.Price, err)
	// Output: elasticity 4.5 at 6 $/Mtok, without open models 1.5; price 5.24 <nil>
}

// Odds of success that fall with the length of a task thin the tail that matters.
func ExampleNewWeighted() {
	m := econ.Baseline()
	w, err := race.NewWeighted(m.Hours, race.Falling{From: minute, Exponent: 0.84})
	if err != nil {
		fmt.Println(err)
		return
	}
	m.Hours = w
	price, err := m.Monopoly()
	fmt.Printf("elasticity %.2f, price %.2f, %v\n", w.Elasticity(0.1), price.Price, err)
	// Output: elasticity 2.34, price 3.49, <nil>
}

// One lead, two edges: neither number stands alone.
func ExampleWindow_Sell() {
	m := econ.Baseline()
	for _, slope := range []float64{math.Inf(1), 0.84} {
		w := race.Window{Reach: 10 * minute, Lead: 4, Doubling: 7, Slope: slope}
		s, err := w.Sell(m)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("slope %g: price %.2f, share %.1f%%, Π %.3f\n", slope, s.Price, 100*s.ClosedShare(), s.Lab)
	}
	// Output:
	// slope +Inf: price 20.00, share 81.6%, Π 0.127
	// slope 0.84: price 7.87, share 33.1%, Π 0.028
}

// The share of a window in closed form.
func ExampleWindowShare() {
	for _, lead := range []float64{2, 4, 7, 12, 24, 48} {
		share, _ := race.WindowShare(1.5, math.Exp2(lead/7), 0)
		fmt.Printf("%.1f ", 100*share)
	}
	fmt.Println("%")
	// Output: 90.9 83.1 73.6 61.9 46.6 36.7 %
}

// Running to stand still.
func ExampleRedQueen() {
	halving, growth, err := race.RedQueen(1.5, 7)
	fmt.Printf("dollars halve in %g months; tasks must grow %.2f-fold a year %v\n", halving, growth, err)
	w := race.Window{Reach: 10 * minute, Lead: 4, Doubling: 7, Slope: math.Inf(1)}
	months, err := w.Halving(econ.Baseline())
	fmt.Printf("from ten minutes at cost 2: %.1f months %v\n", months, err)
	// Output:
	// dollars halve in 14 months; tasks must grow 1.81-fold a year <nil>
	// from ten minutes at cost 2: 15.7 months <nil>
}

// 25% and 33% of tokens, read three ways: none of them is a rate.
func ExampleTokenShare() {
	s := race.TokenShare{Market: econ.Baseline(), Price: 6}
	before, err := s.Reach(0.25)
	if err != nil {
		fmt.Println(err)
		return
	}
	after, _ := s.Reach(0.33)
	held, _ := s.TailIndex(0.33, before)
	fat, thin, _ := s.Repriced(0.33, before)
	fmt.Printf("the reach moves from %.3f to %.3f minutes\n", 60*before, 60*after)
	fmt.Printf("or the tail index from 1.5 to %.2f at a price of 6\n", held)
	fmt.Printf("or to %.2f or %.2f at the best price\n", fat, thin)
	// Output:
	// the reach moves from 1.045 to 1.069 minutes
	// or the tail index from 1.5 to 1.73 at a price of 6
	// or to 1.16 or 3.79 at the best price
}

// A cost that falls lowers the price until everyone buys, and beside open models that
// are capable up to a length it does not.
func ExampleCheaper() {
	c := race.Cheaper{Start: 2, Factor: 9}
	for _, t := range []float64{0, 0.25, 1} {
		m, err := c.Market(econ.Baseline(), t)
		if err != nil {
			fmt.Println(err)
			return
		}
		alone, _ := m.Monopoly()
		beside, _ := race.OpenAtCost(m, race.ByLength{Reach: 6 * minute}).Sell(m)
		fmt.Printf("%g yr: cost %.3f, price %.2f alone, %.2f beside open models\n", t, m.Cost, alone.Price, beside.Price)
	}
	// Output:
	// 0 yr: cost 2.000, price 6.00 alone, 12.00 beside open models
	// 0.25 yr: cost 1.155, price 3.46 alone, 12.00 beside open models
	// 1 yr: cost 0.222, price 2.00 alone, 12.00 beside open models
}

// A help of one's own: open models that do every task but its last ten minutes.
type allButTheEnd struct{}

func (allButTheEnd) Saves(h float64) float64  { return math.Max(h-10*minute, 0) }
func (allButTheEnd) Leaves(h float64) float64 { return math.Min(h, 10*minute) }
func (allButTheEnd) Least(left float64) (h, slope float64) {
	if left > 10*minute {
		return math.Inf(1), 0
	}
	return left, 1
}
func (allButTheEnd) Bends() []float64 { return []float64{10 * minute} }

func ExampleHelp() {
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: minute, Alpha: 1.05}
	alone, _ := m.Monopoly()
	s, err := race.OpenAtCost(m, allButTheEnd{}).Sell(m)
	fmt.Printf("price %.2f without open models, %.2f beside them, %v, %v\n", alone.Price, s.Price, s.Regime, err)
	// Output: price 42.00 without open models, 22.00 beside them, corner, <nil>
}
