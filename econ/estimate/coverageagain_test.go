package estimate_test

import (
	"math"
	"testing"

	"valuecapture/econ/estimate"
)

// In every row of the study the answers hold the share in 93% or more, within three standard
// errors of what so few samples can show, and of all answers 95% do.
func TestCoverageSuffices(t *testing.T) {
	t.Parallel()
	table, err := estimate.Coverages()
	if err != nil || len(table) < 100 {
		t.Fatalf("%d rows, %v; want 100 or more", len(table), err)
	}
	share, price, answered := 0, 0, 0
	for _, c := range table {
		share, price, answered = share+c.Share, price+c.Price, answered+c.Answered
		if c.Answered == 0 {
			continue
		}
		least := 0.93 - 3*math.Sqrt(0.93*0.07/float64(c.Answered))
		for what, held := range map[string]int{"share": c.Share, "price": c.Price} {
			if part := float64(held) / float64(c.Answered); part < least {
				t.Errorf("%s, %d tasks: the %s is in %.3f of %d answers, want %.3f", c.Truth, c.Tasks, what, part, c.Answered, least)
			}
		}
	}
	if n := float64(answered); float64(share)/n < 0.95 || float64(price)/n < 0.95 {
		t.Errorf("of all answers %.3f hold the share and %.3f the price, want 0.95", float64(share)/n, float64(price)/n)
	}
}

// The first samples of some rows, drawn again, are answered about as often and hold the truth
// as often.
func TestCoverageAgain(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 30
	table, err := estimate.Coverages()
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]kind{}
	for _, k := range kinds() {
		byName[k.name] = k
	}
	for i, row := range table {
		k, ok := byName[row.Truth]
		if !ok || k.cost != row.Cost {
			t.Errorf("%s at a cost of %v is not among the kinds", row.Truth, row.Cost)
			continue
		}
		if row.Tasks > 1000 || i%5 != 1 {
			continue
		}
		c := k.cover(t, row.Tasks, samples)
		p := float64(row.Answered) / float64(row.Samples)
		if got := float64(c.answered) / samples; math.Abs(got-p) > 0.05+4*math.Sqrt(p*(1-p)/samples) {
			t.Errorf("%s, %d tasks: answered in %.2f, and in %.2f in the table", row.Truth, row.Tasks, got, p)
		}
		if c.answered > 0 && float64(c.share)/float64(c.answered) < 0.93-4*math.Sqrt(0.93*0.07/float64(c.answered)) {
			t.Errorf("%s, %d tasks: %d of %d answers hold the share", row.Truth, row.Tasks, c.share, c.answered)
		}
	}
}
