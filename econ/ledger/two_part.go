package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
	"valuecapture/econ/quad"
)

// lasting is by what factor θ buyers of very many tasks differ for good: lognormal, of
// mean 1, with a standard deviation of ln θ of 1.
var lasting = dist.Lognormal{Mu: -0.5, Sigma: 1}

// A buyer is what a buyer with the factor θ keeps and takes per task if tokens cost p.
type buyer struct {
	keeps, tokens func(theta, p float64) float64 // $/task, Mtok/task
	bend          func(p float64) float64        // the θ from which every task is served
}

// larger is a buyer whose tasks save θ times the hours and take θ times the tokens.
func larger(m econ.Market) buyer {
	return buyer{
		func(theta, p float64) float64 { return theta * m.CustomerSurplus(p) },
		func(theta, p float64) float64 { return theta * m.Tokens * m.Demand(p) },
		func(float64) float64 { return 1 }, // none: 1 is as good as any
	}
}

// sharper is a buyer whose tasks save θ times the hours, with the same tokens.
func sharper(m econ.Market) buyer {
	at := func(theta float64) econ.Market {
		scaled := m
		scaled.Wage = theta * m.Wage // wθh, whichever of the two factors is scaled
		return scaled
	}
	return buyer{
		func(theta, p float64) float64 { return at(theta).CustomerSurplus(p) },
		func(theta, p float64) float64 { return m.Tokens * at(theta).Demand(p) },
		func(p float64) float64 { return p / m.KinkPrice() },
	}
}

// over is the integral of g over the buyers with a factor of low or more; g may bend
// at one factor.
func over(low, bend float64, g func(theta float64) float64) (float64, error) {
	f := func(theta float64) float64 { return g(theta) * lasting.Density(theta) }
	if !(bend > low) {
		return quad.Integral(f, low, math.Inf(1))
	}
	return quad.Integral(f, low, math.Inf(1), bend)
}

// best is the share of the potential surplus that the best fee collects if tokens cost
// p beside it. The fee is what the last buyer who signs would keep.
func (b buyer) best(cost, p float64) (float64, error) {
	all, err := over(0, b.bend(cost), func(theta float64) float64 { return b.keeps(theta, cost) })
	if err != nil {
		return math.NaN(), err
	}
	var failed error
	collects := func(log float64) float64 {
		last := math.Exp(log)
		margin, err := over(last, b.bend(p), func(theta float64) float64 { return (p - cost) * b.tokens(theta, p) })
		if err != nil {
			failed = err
		}
		return (b.keeps(last, p)*lasting.Survival(last) + margin) / all
	}
	return collects(root.Maximum(collects, -4, 2)), failed
}

// twoPart is the share that the best fee and the best price of tokens collect together.
func twoPart(b buyer) (float64, error) {
	cost := econ.Baseline().Cost
	var failed error
	collects := func(p float64) float64 {
		share, err := b.best(cost, p)
		if err != nil {
			failed = err
		}
		return share
	}
	return collects(root.Maximum(collects, cost, 4*cost)), failed
}

// menu is the share that the best menu of two-part tariffs collects from buyers who are
// larger by θ: each θ gets the price that is best for the surplus it creates less the
// rent it leaves to those above, θ (W(p) − κ CS(p)) with κ = (1 − G)/(θ g).
func menu() (float64, error) {
	m := econ.Baseline()
	rent := func(theta float64) float64 { return lasting.Survival(theta) / (theta * lasting.Density(theta)) }
	// Below the θ where κ is the elasticity no price would leave anything.
	last, err := root.Zero(func(theta float64) float64 { return rent(theta) - econ.BaselineTailIndex }, 0.1, 1)
	if err != nil {
		return math.NaN(), err
	}
	collected, err := quad.Integral(func(log float64) float64 {
		theta := math.Exp(log)
		worth := func(log float64) float64 {
			p := m.Cost * math.Exp(log)
			return m.TotalSurplus(p) - rent(theta)*m.CustomerSurplus(p)
		}
		return theta * worth(root.Maximum(worth, 0, 40)) * theta * lasting.Density(theta)
	}, math.Log(last), 20)
	return collected / m.TotalSurplus(m.Cost), err
}
