package nb

import "fmt"

// mostDraws is after how many draws [SimulatedRarer] gives up.
const mostDraws = 10_000

// SimulatedRarer answers whether an event happens in less than a share of draws, for a
// claim that is true or false, with as few draws as will do: happens says whether it
// happened in the draw of that number, counted from 0.
//
// It draws until one of two likelihood ratios has reached 1.7 million: that of two thirds
// of the share against the share, for yes, or, for no, that of two thirds of its complement.
// If the event is in fact as frequent as the share or more, yes is the answer at most once
// in 1.7 million; if it is rarer, no is. The nearer the frequency to the share, the more
// draws it takes; after 10,000 the check fails.
//
// The share must be between 0 and 1.
//
// Source: A. Wald, "Sequential Tests of Statistical Hypotheses", Annals of Mathematical
// Statistics 16 (1945).
func SimulatedRarer(share float64, happens func(draw int) bool) Route {
	r := Route{Label: "simulation", yesOrNo: true, chance: true}
	if !(share > 0 && share < 1) {
		r.err = fmt.Errorf("rarer than %g, want a share between 0 and 1", share)
		return r
	}
	rare, frequent, hits := 1.0, 1.0, 0
	for i := range mostDraws {
		if happens(i) {
			hits++
			rare *= 2.0 / 3
			frequent *= (1 - (1-share)*2/3) / share
		} else {
			rare *= (1 - share*2/3) / (1 - share)
			frequent *= 2.0 / 3
		}
		if rare >= 1/luck || frequent >= 1/luck {
			if rare > frequent {
				r.Value = 1
			}
			return r
		}
	}
	r.err = fmt.Errorf("%d of %d draws, which does not tell whether it is rarer than %g: ask of another share", hits, mostDraws, share)
	return r
}
