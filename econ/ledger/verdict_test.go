package ledger

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// byID returns a claim of the ledger.
func byID(t *testing.T, id string) Claim {
	t.Helper()
	for _, c := range All() {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no claim %q", id)
	return Claim{}
}

// TestVerdicts holds the verdicts to the rule in the package comment.
func TestVerdicts(t *testing.T) {
	for id, want := range map[string]Verdict{
		"served-iff": Holds, "willingness-to-pay": Holds, // one inequality
		"demand-is-a-share":   HoldsIf,
		"pay-almost-anything": HoldsIf, "needs-heavy-tail": HoldsIf, // both of prices that survive rivals
		"exponential-no-power": HoldsIf, "pareto-more-generous": HoldsIf,
		"merely-heavy-tail": HoldsIf, "same-qualitative-observation": HoldsIf, "customers-keep-more": HoldsIf,
	} {
		if got := byID(t, id).Verdict; got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
}

// TestConditions checks what the conditions say, in numbers.
func TestConditions(t *testing.T) {
	thin := econ.Baseline()
	thin.Hours = dist.Exponential{Rate: 100 * thin.Wage / (thin.Cost * thin.Tokens)} // w/(λT) is a hundredth of the cost
	at, err := thin.Monopoly()
	if index := at.LernerIndex(); err != nil || math.Abs(index-1.0/101) > 1e-9 {
		t.Errorf("exponential-no-power: index %g, %v, want 1/101", index, err)
	}
	fat := econ.Baseline()
	thin = thinTailed()
	for _, c := range []struct {
		price  float64
		pareto bool // is the less elastic
	}{{1, true}, {1.9, true}, {2.1, false}, {5.9, false}, {6.1, true}} {
		if got := fat.Elasticity(c.price) < thin.Elasticity(c.price); got != c.pareto {
			t.Errorf("pareto-more-generous: less elastic at %g is %v, want %v", c.price, got, c.pareto)
		}
	}
	if because := byID(t, "pareto-more-generous").Because; !strings.Contains(because, "below the kink price") {
		t.Errorf("pareto-more-generous leaves out the prices below the kink: %s", because)
	}
	for _, c := range []struct {
		tail dist.Tail
		want float64
	}{{uniform, 2}, {dist.Exponential{Rate: 30}, math.E}, {heavy, 4}} {
		if got, err := integrationFactor(under(c.tail, 2)); err != nil || math.Abs(got/c.want-1) > 1e-9 {
			t.Errorf("integration-gpd under %v: %g, %v, want %g", c.tail, got, err, c.want)
		}
	}
}
