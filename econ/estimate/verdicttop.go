package estimate

import (
	"fmt"
	"math"
)

// withoutTop takes a verdict back if the largest value is incredible under the law of the others
// and decides it.
func (s Sample) withoutTop(v *Verdict, o Options) error {
	n := len(s.hours)
	if n < MinimumTail+3 {
		return nil
	}
	rest := Sample{hours: s.hours[:n-3], zeros: s.zeros}
	f, err := rest.Fit(GPD, v.TailIndex.Threshold)
	if err != nil {
		return nil // without the three there is no tail to judge them by
	}
	top := s.hours[n-1]
	chance := -math.Expm1(-float64(v.TailIndex.Count) * f.Tail.Survival(top))
	if !(chance < incredibleChance) {
		return nil
	}
	v.Warnings = append(v.Warnings, fmt.Errorf("%w: %.4g h is that large in one of %.0f samples: a total, or another unit? Leave it out", ErrIncredible, top, math.Min(1/chance, 1e9)))
	o.brief = true
	for _, k := range []int{1, 3} {
		less, err := NewSample(s.hours[:n-k])
		if err != nil {
			return err
		}
		w, err := less.verdict(o)
		if err != nil {
			return err
		}
		if w.Outcome != v.Outcome {
			v.Needed, v.Reason.Above = math.Inf(1), v.Outcome
			v.because(TopDecides)
			return nil
		}
	}
	return nil
}
