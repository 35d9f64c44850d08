package econ

import "math"

// An Integration compares owning the task with selling tokens for it, both in
// dollars per potential task.
type Integration struct {
	Owned float64 // W(c), the whole surplus at a price equal to cost
	Sold  float64 // Π*, profit at the monopoly price
}

// Factor returns Owned/Sold. For a Pareto tail and c ≥ p_m it is
// (α/(α−1))^α, which falls towards e as the tail thins.
func (i Integration) Factor() float64 { return i.Owned / i.Sold }

// Gain returns Owned − Sold, in dollars per potential task.
func (i Integration) Gain() float64 { return i.Owned - i.Sold }

// Integration returns what the lab would earn if it owned every task, and what it
// earns by selling tokens.
//
// Owned is +Inf where the mean of h is infinite, but then there is no monopoly
// price to compare it with. Errors are those of [Market.Monopoly] and [Market.Check],
// with NaN beside them.
func (m Market) Integration() (Integration, error) {
	none := Integration{math.NaN(), math.NaN()}
	best, err := m.Monopoly()
	if err != nil {
		return none, err
	}
	i := Integration{Owned: m.TotalSurplus(m.Cost), Sold: m.Profit(best.Price)}
	if math.IsNaN(i.Owned) {
		return none, m.Check(m.Cost)
	}
	return i, nil
}
