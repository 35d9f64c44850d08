package race

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// A Hold is what stays fixed while the tail index moves. The two are different
// experiments: they give the same Lerner index where the price is interior, and
// different dollars.
type Hold int

const (
	// ScaleFixed holds x_m, the smallest saving: a thinner tail then saves fewer
	// hours on average.
	ScaleFixed Hold = iota + 1
	// MeanFixed holds the mean of h, and so x_m = E[h](α−1)/α rises as the tail
	// thins.
	MeanFixed
)

// String names what is held.
func (h Hold) String() string {
	switch h {
	case ScaleFixed:
		return "x_m fixed"
	case MeanFixed:
		return "mean fixed"
	}
	return "invalid"
}

func (h Hold) validate() error {
	if h != ScaleFixed && h != MeanFixed {
		return outside("hold", float64(h), "race.ScaleFixed or race.MeanFixed")
	}
	return nil
}

// tail returns a tail with another tail index and the same scale or mean, whichever is
// held.
func (h Hold) tail(from dist.Pareto, alpha float64) (dist.Pareto, error) {
	if h == MeanFixed {
		return dist.ParetoWithMean(from.Mean(), alpha)
	}
	return dist.NewPareto(from.Scale, alpha)
}

// KinkTailIndex returns the lowest tail index at which everyone buys, so that the price
// is the kink price. With x_m fixed that is
//
//	p_m/(p_m − c)
//
// and the Lerner index stays at (p_m − c)/p_m from there on. With the mean held,
// p_m = wE[h](α−1)/(αT) itself rises as the tail thins, and the kink binds from
//
//	1/(1 − √(cT/(wE[h])))
//
// on. There the Lerner index is lowest: beyond it, price and index rise with α.
//
// Special cases are:
//
//	KinkTailIndex = 1 at zero cost
//	KinkTailIndex = +Inf if the kink never binds: for c ≥ p_m or cT ≥ wE[h]
//
// It returns an error for a market that is not valid or not Pareto, for an unknown
// hold, and for a mean to be held that is infinite.
func KinkTailIndex(m econ.Market, hold Hold) (float64, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return math.NaN(), err
	}
	if err := hold.validate(); err != nil {
		return math.NaN(), err
	}
	ratio := m.Cost / m.KinkPrice()
	if hold == MeanFixed {
		mean := tail.Mean()
		if math.IsInf(mean, 1) {
			return math.NaN(), outside("Alpha", tail.Alpha, "above 1: there is no mean to hold")
		}
		ratio = math.Sqrt(m.Cost * m.Tokens / (m.Wage * mean))
	}
	if ratio >= 1 {
		return math.Inf(1), nil
	}
	return 1 / (1 - ratio), nil
}
