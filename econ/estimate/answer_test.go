package estimate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// answered asks at a wage of 1 $/h and a million tokens a task, so that prices are hours.
func answered(t *testing.T, q estimate.Question, brief bool) estimate.Answer {
	t.Helper()
	if q.Wage == 0 {
		q.Wage, q.TokensPerTask = 1, 1
	}
	a, err := estimate.NewAnswer(q, estimate.AnswerOptions{Brief: brief, Simulation: estimate.Simulation{Seed: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// truth returns the price and the share of a law at a cost, wage and tokens as in answered.
func truth(t *testing.T, law dist.Tail, cost float64) (price, share float64) {
	t.Helper()
	m, err := econ.NewMarket(1, 1, cost, law)
	if err != nil {
		t.Fatal(err)
	}
	p, err := m.Monopoly()
	if err != nil {
		t.Fatal(err)
	}
	return p.Price, m.Split(p.Price).LabShare()
}

// Laws of every kind: the answer holds the price and the share, and its certificate agrees.
func TestAnswerHoldsTheTruth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		law  dist.Tail
		cost float64
	}{
		{dist.Pareto{Scale: 0.25, Alpha: 2.5}, 0.3},
		{dist.Exponential{Rate: 2}, 0.1},
		{dist.Lognormal{Mu: math.Log(0.25), Sigma: 1}, 0.1},
	} {
		a := answered(t, estimate.Question{Hours: draw(t, c.law, 4000, 3), Cost: c.cost}, false)
		price, share := truth(t, c.law, c.cost)
		if a.Refusal != nil || !a.Price.Contains(price) || !a.Share.Contains(share) {
			t.Errorf("%v: %v\nwant a price of %.3g and a share of %.3g", c.law, a, price, share)
		}
		if len(a.Certificate) < 5 {
			t.Errorf("%v: a certificate of %d rows", c.law, len(a.Certificate))
		}
	}
}

// Too few rows above the cost are refused with the cost from which there are enough, and that
// remedy works.
func TestAnswerRefuses(t *testing.T) {
	t.Parallel()
	rows := draw(t, dist.Exponential{Rate: 2}, 3000, 1)
	a := answered(t, estimate.Question{Hours: rows, Cost: 2.5}, true)
	if !errors.Is(a.Refusal, estimate.ErrThinTail) || !math.IsNaN(a.Share.Low) || !strings.Contains(a.String(), "Cannot tell") {
		t.Fatalf("20 rows above the cost: %v", a)
	}
	var cost float64
	if _, err := fmt.Sscanf(a.Settles, "a cost of %g", &cost); err != nil || cost >= 2.5 {
		t.Fatalf("what would settle it: %q, want a lower cost", a.Settles)
	}
	if a := answered(t, estimate.Question{Hours: rows, Cost: 0.99 * cost}, true); errors.Is(a.Refusal, estimate.ErrThinTail) && a.Served < 100 {
		t.Errorf("at that cost: %v", a)
	}
	few := answered(t, estimate.Question{Hours: rows[:60], Cost: 0.1}, true)
	if !errors.Is(few.Refusal, estimate.ErrThinTail) || strings.Contains(few.Settles, "a cost of") || !strings.Contains(few.Settles, "tasks") {
		t.Errorf("60 rows: %v", few)
	}
	if _, err := json.Marshal(a); err != nil {
		t.Error(err)
	}
}
