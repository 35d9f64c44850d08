package dist

import (
	"slices"
	"testing"
)

func TestBends(t *testing.T) {
	t.Parallel()
	lognormal := Lognormal{Mu: -3, Sigma: 1}
	twice := Spliced{Body: lognormal, Tail: Pareto{Scale: 0.01, Alpha: 1.5}, At: 0.1, Share: 0.2}
	var missing *Spliced
	for _, c := range []struct {
		name string
		t    Tail
		want []float64
	}{
		{"no tail", nil, nil},
		{"nil pointer", missing, nil},
		{"a law without", lognormal, nil},
		{"splice", twice, []float64{0.1}},
		{"splice of a splice", Spliced{Body: twice, Tail: Pareto{Scale: 1, Alpha: 2}, At: 1, Share: 0.01}, []float64{0.1, 1}},
		{"splice with a gap", Spliced{Body: GPD{Scale: 0.1, Xi: -1}, Tail: Pareto{Scale: 0.3, Alpha: 2}, At: 0.2, Share: 0.3}, []float64{0.1, 0.2, 0.3}},
		{"invalid splice", Spliced{Body: lognormal}, nil},
		{"truncation around the bend", Truncated{Tail: twice, Low: 0.05, High: 2}, []float64{0.1}},
		{"truncation below it", Truncated{Tail: twice, Low: 0, High: 0.1}, nil},
		{"truncation from it", Truncated{Tail: twice, Low: 0.1, High: 2}, nil},
		{"invalid truncation", Truncated{}, nil},
		{"plain", Plain{twice}, []float64{0.1}},
		{"plain without a tail", Plain{}, nil},
	} {
		if got := Bends(c.t); !slices.Equal(got, c.want) {
			t.Errorf("%s: Bends = %v, want %v", c.name, got, c.want)
		}
	}
}
