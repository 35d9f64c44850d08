package hours

import (
	"math"
	"strings"
	"testing"
)

func TestTokenValues(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	d := Data{Hours: []float64{1, 2, 3, 4, 5}, Wages: []float64{60, nan, 60, -1, 60}, Tokens: []float64{0.5, 1, 0, 1, 2}}
	values, tokens, left, err := d.TokenValues()
	if err != nil || left != 3 || len(values) != 2 || values[0] != 120 || values[1] != 150 || tokens[1] != 2 {
		t.Errorf("got %v, %v, %d left, %v, want 120 and 150 $/Mtok, 3 left", values, tokens, left, err)
	}
	for says, d := range map[string]Data{
		`there is no column "wage"`:   {Hours: []float64{1}, Tokens: []float64{1}},
		`there is no column "tokens"`: {Hours: []float64{1}, Wages: []float64{1}},
		"none of 1 tasks":             {Hours: []float64{1}, Wages: []float64{0}, Tokens: []float64{1}},
	} {
		if _, _, _, err := d.TokenValues(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want %q", err, says)
		}
	}
}
