package econ

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/parallel"
)

// A Contract is the outcome of a seat fee. The buyer pays the fee knowing what the
// tasks will be worth in total, but not which will come, and then buys tokens at cost.
type Contract struct {
	Tasks  int     // covered by one contract
	Fee    float64 // the lab's best fee, in dollars per task covered
	Signed float64 // the share of buyers who sign
	Split          // dollars per task
}

// ErrDraws reports that too few buyers were drawn to find the best fee among them.
var ErrDraws = errors.New("econ: too few buyers drawn to tell the best fee")

// handful is the fewest drawn buyers who must sign for a fee to count.
const handful = 50

const (
	mostBuyers = 10_000_000    // drawn for a contract, which keeps them all in memory
	mostDraws  = 1_000_000_000 // tasks drawn, some tens of seconds
)

// Contract returns the best seat fee for buyers of a given number of tasks each,
// with tokens at cost, and who then keeps what.
//
// A buyer signs if and only if the surplus of its tasks at cost,
//
//	X = (θ/n) Σ max(wh − cT, 0),
//
// is at least the fee per task. For n = 1 a fee F is the linear price c + F/T. As n
// grows X settles on its mean W(c), and the fee collects it: slowly for α < 2, where
// averages settle like n^(1/α − 1). The spread is the standard deviation of ln θ, where
// E[θ] = 1: a lasting difference between buyers, which does not average out.
//
// The distribution of X is that of drawn buyers: the same rng gives the same result on
// any number of processors. Customer surplus is W(c) less the rest. Fees that fewer
// than 50 of the drawn buyers would sign are ignored, as accidents of the draw. If the
// best of the others is close to that limit, the draw is too small to decide, and the
// error wraps [ErrDraws].
//
// It returns an error wrapping [ErrParameter] for fewer than one task or 100
// buyers, more than ten million buyers or a billion tasks in all, a spread that is not a finite number ≥ 0, a nil rng, or a mean of h
// that is infinite, where no fee is the best; [ErrNumber] where customer surplus or a
// draw is not a number, and [ErrNoTrade] where no drawn buyer would pay anything. The
// numbers beside an error are NaN.
//
// Source: W. Y. Oi, "A Disneyland dilemma: two-part tariffs for a Mickey Mouse
// monopoly", Quarterly Journal of Economics 85 (1971); M. Armstrong, "Price
// discrimination by a many-product firm", Review of Economic Studies 66 (1999);
// Y. Bakos and E. Brynjolfsson, "Bundling information goods: pricing, profits,
// and efficiency", Management Science 45 (1999).
func (m Market) Contract(tasks, buyers int, spread float64, rng *rand.Rand) (Contract, error) {
	if err := m.Validate(); err != nil {
		return noContract(tasks), err
	}
	potential := m.TotalSurplus(m.Cost)
	switch {
	case tasks < 1:
		return noContract(tasks), fmt.Errorf("%w: %d tasks a contract, want 1 or more", ErrParameter, tasks)
	case buyers < 2*handful:
		return noContract(tasks), fmt.Errorf("%w: %d buyers drawn, want %d or more", ErrParameter, buyers, 2*handful)
	case buyers > mostBuyers || tasks > mostDraws/buyers:
		return noContract(tasks), fmt.Errorf("%w: %d buyers of %d tasks, want %d buyers or fewer and %d tasks in all or fewer: give smaller numbers", ErrParameter, buyers, tasks, mostBuyers, mostDraws)
	case !(spread >= 0) || math.IsInf(spread, 1):
		return noContract(tasks), fmt.Errorf("%w: spread of buyers %g, want a finite number, 0 or above", ErrParameter, spread)
	case rng == nil:
		return noContract(tasks), fmt.Errorf("%w: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like", ErrParameter)
	case math.IsNaN(potential):
		return noContract(tasks), m.Check(m.Cost)
	case math.IsInf(potential, 1):
		return noContract(tasks), fmt.Errorf("%w: h ~ %v has an infinite mean, want a finite one: every fee would be signed", ErrParameter, m.Hours)
	}
	worth := m.drawBuyers(tasks, buyers, spread, rng)
	slices.Sort(worth) // NaN first
	switch top := worth[buyers-1]; {
	case math.IsNaN(worth[0]) || math.IsInf(top, 1):
		return noContract(tasks), fmt.Errorf("%w: drawn buyers are worth %g to %g $/task under h ~ %v: give a smaller spread or other units", ErrNumber, worth[0], top, m.Hours)
	case top == 0:
		return noContract(tasks), fmt.Errorf("%w: no task of %d drawn buyers is worth its cost of %g $/Mtok under h ~ %v: lower the cost or draw more buyers", ErrNoTrade, buyers, m.Cost, m.Hours)
	}
	c := Contract{Tasks: tasks}
	n := float64(buyers)
	var below, lost float64
	for i, x := range worth[:buyers-handful+1] {
		if signed := float64(buyers-i) / n; x*signed > c.Lab {
			c.Fee, c.Signed, c.Lab, lost = x, signed, x*signed, below/n
		}
		below += x
	}
	if signed := math.Round(c.Signed * n); signed < 2*handful {
		return noContract(tasks), fmt.Errorf("%w: with %d tasks of h ~ %v the best fee finds %.0f of %d buyers, want %d or more: draw more, or give a thinner tail or a smaller spread", ErrDraws, tasks, m.Hours, signed, buyers, 2*handful)
	}
	c.Deadweight, c.Customer = lost, potential-c.Lab-lost
	return c, nil
}

func noContract(tasks int) Contract {
	c := nan.Of[Contract]()
	c.Tasks = tasks
	return c
}

// drawBuyers returns the surplus per task at cost of each buyer drawn. Buyers are drawn
// in blocks, each with its own source, so that blocks can run in parallel and give the
// same numbers.
func (m Market) drawBuyers(tasks, buyers int, spread float64, rng *rand.Rand) []float64 {
	const block = 512
	seed := parallel.NewSeed(rng)
	worth := make([]float64, buyers)
	parallel.Blocks(buyers, block, func(_, from, to int) {
		own := seed.Source(from) // a block is numbered by its first buyer
		for i := from; i < to; i++ {
			worth[i] = m.drawBuyer(tasks, spread, own)
		}
	})
	return worth
}

func (m Market) drawBuyer(tasks int, spread float64, rng *rand.Rand) float64 {
	theta := math.Exp(spread*rng.NormFloat64() - spread*spread/2)
	cost := m.Cost * m.Tokens
	var sum float64
	for range tasks {
		sum += math.Max(m.Wage*dist.Rand(m.Hours, rng)-cost, 0)
	}
	return theta * sum / float64(tasks)
}
