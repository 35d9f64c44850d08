package estimate_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// The answer does not depend on the unit of hours, on equal weights, on the number of cores, or on
// whether one wage is given once or in every row.
func TestAnswerIsInvariant(t *testing.T) {
	t.Parallel()
	q := recorded(t, lognormalTail, 2000, 0.1, nil)
	a := answered(t, q, true)
	same := func(name string, b estimate.Answer, by float64) {
		t.Helper()
		if !near(a.Share, b.Share, by) || !near(a.Price, b.Price, by) {
			t.Errorf("%s: %v\nwant %v", name, b, a)
		}
	}
	minutes := recorded(t, lognormalTail, 2000, 0.1, each(func(h float64, _ *rand.Rand) float64 { return 60 * h }))
	minutes.Wage = 1.0 / 60
	same("minutes", answered(t, minutes, true), 1e-6)
	weighted := q
	weighted.Weights = make([]float64, len(q.Hours))
	for i := range weighted.Weights {
		weighted.Weights[i] = 2.5
	}
	same("weights", answered(t, weighted, true), 1e-6)
	counted, whole := q, q
	counted.Weights = make([]float64, len(q.Hours))
	whole.Hours = nil
	for i, h := range q.Hours {
		counted.Weights[i] = float64(1 + i%2)
		whole.Hours = append(whole.Hours, h)
		if i%2 == 1 {
			whole.Hours = append(whole.Hours, h)
		}
	}
	if b, c := answered(t, counted, true), answered(t, whole, true); b.Tasks != c.Tasks || !near(b.Share, c.Share, 0) {
		t.Errorf("rows that stand for one or two tasks: %v\nwritten out: %v", b, c)
	}
	rows := q
	rows.Wages, rows.Tokens = make([]float64, len(q.Hours)), make([]float64, len(q.Hours))
	for i := range rows.Wages {
		rows.Wages[i], rows.Tokens[i] = 1, 1
	}
	same("one wage in every row", answered(t, rows, true), 1e-6)
	one, err := estimate.NewAnswer(q, estimate.AnswerOptions{Brief: true, Simulation: estimate.Simulation{Seed: 1, Workers: 1}})
	if err != nil {
		t.Fatal(err)
	}
	same("one core", one, 0)
}

// A histogram of the hours has an answer that holds the truth too.
func TestAnswerOfBins(t *testing.T) {
	t.Parallel()
	rows := draw(t, lognormalTail, 5000, 2)
	var bins []hours.Bin
	for low := 0.02; low < 20; low *= 1.3 {
		b := hours.Bin{From: low, To: 1.3 * low}
		for _, h := range rows {
			if h >= b.From && h < b.To {
				b.Count++
			}
		}
		if len(bins) > 0 {
			b.From = bins[len(bins)-1].To
		}
		bins = append(bins, b)
	}
	a := answered(t, estimate.Question{Bins: bins, Cost: 0.1}, false)
	price, share := truth(t, lognormalTail, 0.1)
	if a.Refusal != nil || !a.Price.Contains(price) || !a.Share.Contains(share) {
		t.Errorf("%v, want %.3g at %.3g", a, share, price)
	}
}

// JSON holds what the words say.
func TestAnswerJSON(t *testing.T) {
	t.Parallel()
	a := answered(t, recorded(t, exponentialTail, 2000, 0.1, nil), false)
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Words       string
		Answered    bool
		Share       [2]*float64 `json:"lab_share"`
		Certificate []struct{ Name, Moves string }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !got.Answered || got.Words != a.String() || got.Share[0] == nil || *got.Share[0] != a.Share.Low || len(got.Certificate) != len(a.Certificate) {
		t.Errorf("%s\nwant %v", text, a)
	}
}
