package race

import "valuecapture/econ"

// A priceList gives the monopoly price of a Pareto market, and what follows from it, as
// closed-form functions of the tail index. It is fast: a fan needs millions of prices.
type priceList struct {
	cost float64 // c, in $/Mtok
	kink float64 // p_m with x_m fixed, wE[h]/T with the mean fixed, in $/Mtok
	mean bool    // whether kink is to be multiplied by (α−1)/α
}

func newPriceList(m econ.Market, hold Hold) (priceList, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return priceList{}, err
	}
	if err := hold.validate(); err != nil {
		return priceList{}, err
	}
	p := priceList{cost: m.Cost, kink: m.KinkPrice(), mean: hold == MeanFixed}
	if p.mean {
		if !(tail.Alpha > 1) {
			return p, outside("Alpha", tail.Alpha, "above 1: there is no mean to hold")
		}
		p.kink = m.Wage * tail.Mean() / m.Tokens
	}
	return p, nil
}

// kinkPrice returns p_m at a tail index above 1.
func (p priceList) kinkPrice(alpha float64) float64 {
	if p.mean {
		return p.kink * ((alpha - 1) / alpha)
	}
	return p.kink
}

// binds reports whether the price is at the kink, as it is from some tail index on.
func (p priceList) binds(alpha float64) bool {
	return p.cost*alpha < p.kinkPrice(alpha)*(alpha-1)
}

// lernerIndex returns (p−c)/p at the monopoly price for a tail index above 1.
func (p priceList) lernerIndex(alpha float64) float64 {
	if kink := p.kinkPrice(alpha); p.binds(alpha) {
		return (kink - p.cost) / kink
	}
	return 1 / alpha
}

// labShare returns Π/(Π + CS) at the monopoly price for a tail index above 1.
func (p priceList) labShare(alpha float64) float64 {
	if kink := p.kinkPrice(alpha); p.binds(alpha) {
		return (kink - p.cost) / (kink - p.cost + kink/(alpha-1))
	}
	return 1 / (2 + 1/(alpha-1))
}
