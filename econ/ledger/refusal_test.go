package ledger_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/ledger"
)

func constant(x float64) func() (float64, error) {
	return func() (float64, error) { return x, nil }
}

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	number := func(c ledger.Claim) func() []any {
		return func() []any { return apitest.Results(c.Number()) }
	}
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Find":                   func() []any { return apitest.Results(ledger.Find("no such claim")) },
		"Claim.Number/disagrees": number(ledger.Claim{ID: "x", Given: 0.25, Rounding: 0.005, Compute: constant(0.26)}),
		"Claim.Number/broken":    number(ledger.Claim{ID: "x", Compute: func() (float64, error) { return 3, broken }}),
		"Claim.Number/NaN":       number(ledger.Claim{ID: "x", Compute: constant(math.NaN())}),
		"Claim.Number/none":      number(ledger.Claim{ID: "x"}),
	}, nil)
}

// A claim without a number says so: NaN alone could be anything.
func TestNoNumber(t *testing.T) {
	t.Parallel()
	if _, err := (ledger.Claim{ID: "x"}).Number(); !errors.Is(err, ledger.ErrNoNumber) || !strings.Contains(err.Error(), "x") {
		t.Errorf("got %v, want ErrNoNumber that names the claim", err)
	}
	if got := ledger.Format(99).Number(2); got != "2" {
		t.Errorf("an unknown format writes 2 as %q", got)
	}
	if got := ledger.Percent.Number(math.Inf(1)); got != "+Inf" {
		t.Errorf("infinity is written %q, want +Inf", got)
	}
}
