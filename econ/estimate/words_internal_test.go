package estimate

import (
	"math"
	"strings"
	"testing"
)

// Every rule has words of its own, which begin with the outcome that the rule decides,
// and no number in them is missing.
func TestWordsOfEveryRule(t *testing.T) {
	t.Parallel()
	seen := map[string]Rule{}
	for rule := TooFew; rule <= LognormalStands; rule++ {
		v := Verdict{Goodness: 0.2, Power: 0.5, Needed: 1234, Reason: Reason{Better: []Family{Weibull}, Bend: 0.2, End: 0.3, Margin: 0.4, Distance: 0.5, Top: 0.6}}
		v.TailIndex = TailIndex{Threshold: 0.25, Count: 800, Alpha: 1.5, Interval: Interval{1.4, 1.6, Confidence}}
		v.Comparisons = []Comparison{{A: Pareto, B: Weibull, PValue: 0.01}, {A: Exponential, B: Lognormal, PValue: 0.02}, {A: Lognormal, B: Weibull, Test: Separate, PValue: 0.2, Reverse: 1, Needed: 2000}, {A: Lognormal, B: GPD, Test: Separate, PValue: 0.2, Reverse: 1, Needed: 3000}}
		v.Reason.Wider = WiderLaw{Family: Lognormal, Threshold: 0.1, Count: 2000, PValue: 0.3, Rise: 1.4}
		v.Reason.Above = ExponentialTail
		v.because(rule)
		if before, ok := seen[v.Words]; ok {
			t.Errorf("rules %d and %d have the same words: %s", before, rule, v.Words)
		}
		seen[v.Words] = rule
		begins := map[Outcome]string{CannotTell: "Cannot tell", ParetoTail: "Pareto:", ExponentialTail: "Exponential:", LognormalTail: "Lognormal:"}[v.Outcome]
		if !strings.HasPrefix(v.Words, begins) || strings.Contains(v.Words, "NaN") || strings.Contains(v.Words, "%!") {
			t.Errorf("rule %d, outcome %v: %s", rule, v.Outcome, v.Words)
		}
	}
}

// What was named above a chosen threshold alone is taken back, outcome and words.
func TestOnlyAboveChosenTakesBack(t *testing.T) {
	t.Parallel()
	v := Verdict{Reason: newReason(), TailIndex: TailIndex{Threshold: 2, Count: 500}}
	v.because(ExponentialStands)
	v.onlyAbove()
	if v.Outcome != CannotTell || !strings.HasPrefix(v.Words, "Cannot tell") || !strings.Contains(v.Words, "look exponential") || !math.IsInf(v.Needed, 1) {
		t.Errorf("got %v, needed %v: %s", v.Outcome, v.Needed, v.Words)
	}
}

// Without a comparison nobody knows how many values would decide.
func TestNeededSaysNoNumberWhereThereIsNone(t *testing.T) {
	t.Parallel()
	for _, n := range []float64{0, math.NaN(), math.Inf(1), 1e9} {
		if got := needed(n); !strings.Contains(got, "no number of them") {
			t.Errorf("needed(%v) = %q", n, got)
		}
	}
	if got := needed(1234); !strings.Contains(got, "About 1200 values") {
		t.Errorf("needed(1234) = %q", got)
	}
}
