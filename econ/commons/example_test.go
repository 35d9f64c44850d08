package commons_test

import (
	"fmt"

	"valuecapture/econ/commons"
)

// One user in a thousand is priced out, and with them a quarter of what there is to
// gain.
func Example() {
	e := commons.Baseline()
	at, err := e.Token(6)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("served: %v, %.1f%% of users\n", at.Served, 100*at.Coverage)
	fmt.Printf("realised: %.1f%% of the potential surplus\n", 100*at.Realised())
	// Output:
	// served: 1 to 100, 99.9% of users
	// realised: 75.9% of the potential surplus
}

// A seat price must cover the mean cost, which is infinite once cost grows fast
// enough.
func ExampleEconomy_BreakEvenSeat() {
	e := commons.Baseline()
	fmt.Println(e.BreakEvenSeat())
	e.CostExponent = 2
	fmt.Println(e.BreakEvenSeat())
	// Output:
	// 6 <nil>
	// NaN commons: mean serving cost is infinite: βγ = 1.6 is not below α = 1.5, so no seat price breaks even while the most complex join: cap what the most complex take, or charge them by use
}

// The smaller the pool, the more each of its dollars brings.
func ExampleEconomy_Pool() {
	e := commons.Baseline()
	for _, budget := range []float64{0.1, 0.3, 0.6} {
		pool, err := e.Pool(e.Excluded(6), budget)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%.1f $/month a user serves those %v and returns %.0f dollars on one\n", budget, pool.Served, pool.Return())
	}
	// Output:
	// 0.1 $/month a user serves those from 3600 and returns 211 dollars on one
	// 0.3 $/month a user serves those from 400 and returns 136 dollars on one
	// 0.6 $/month a user serves those from 100 and returns 103 dollars on one
}

// A token price for those who can pay it, and a pool beside it for the others.
func ExampleEconomy_TwoTier() {
	e := commons.Baseline()
	for _, budget := range []float64{0, 0.1, 0.3} {
		o, err := e.TwoTier(6, budget)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("pool of %.1f $/month a user: served are %v; lost %.1f $/month\n", budget, o.Served, o.Deadweight)
	}
	// Output:
	// pool of 0.0 $/month a user: served are 1 to 100; lost 61.2 $/month
	// pool of 0.1 $/month a user: served are 1 to 100 and from 3600; lost 40.2 $/month
	// pool of 0.3 $/month a user: served are 1 to 100 and from 400; lost 20.7 $/month
}

// Who is served, what is lost and who pays.
func ExampleEconomy_Compare() {
	outcomes, err := commons.Baseline().Compare(20, 6, 0.3)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range outcomes {
		fmt.Printf("%-18s lost %4.1f, lab %4.1f, public money %6.2f\n", o.Remedy, o.Deadweight, o.Lab, o.PublicMoney())
	}
	// Output:
	// seat               lost  0.0, lab 14.0, public money   0.00
	// menu               lost  0.0, lab  4.5, public money   0.00
	// token              lost 61.2, lab  6.9, public money   0.00
	// token, zero profit lost 38.0, lab  0.0, public money   0.00
	// best tariff        lost 56.7, lab 69.3, public money   0.00
	// at cost            lost 56.7, lab  0.0, public money   0.00
	// at cost + subsidy  lost  0.0, lab  0.0, public money 184.21
	// token + pool       lost  0.0, lab  6.9, public money   0.60
	// token + top-up     lost  0.0, lab  6.9, public money   0.31
	// levy               lost  0.0, lab  6.9, public money   0.00
	// at cost + pool     lost  0.0, lab  0.0, public money   0.00
}

// What is priced matters more than the margin: at zero profit a seat loses nobody, and
// tokens lose more than a seventh of the potential surplus.
func ExampleEconomy_CoveringRate() {
	e := commons.Baseline()
	for _, base := range []commons.Base{commons.Flat, e.ByValue(), e.ByToken(), e.ByCost()} {
		rate, err := e.CoveringRate(base, 0)
		if err != nil {
			fmt.Println(err)
			return
		}
		o, err := e.Bill(base, rate)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("a bill like x^%.1f: rate %.3f, served %v, lost %.1f%%\n", float64(base), rate, o.Served, 100*(1-o.Realised()))
	}
	// Output:
	// a bill like x^0.0: rate 6.000, served everyone, lost 0.0%
	// a bill like x^0.3: rate 4.800, served everyone, lost 0.0%
	// a bill like x^0.8: rate 2.709, served 1 to 490.5, lost 15.0%
	// a bill like x^1.0: rate 2.000, served 1 to 128.9, lost 22.4%
}
