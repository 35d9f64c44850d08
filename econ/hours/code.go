package hours

import (
	"math"
)

// fewestCodes is the number of equal values from which they can be a code.
const fewestCodes = 3

// code refuses a largest saving such as 999 that occurs several times, far above all others:
// some programs write it where nothing is known. If the reader states a cap, it is none.
func (in *intake) code() error {
	const far = 5
	t := &in.totals
	if in.o.Facts.Cap > 0 || in.more != nil || !nines(t.largest) || t.times < fewestCodes || far*t.next > t.largest {
		return nil
	}
	return wrong(ErrValue, t.largestLine, "%.15g is there %d times, and no other is above %.3g: empty these cells if it says that nothing is known, or state it as the cap if it was the largest that could be written down", t.largest, t.times, t.next)
}

// nines reports whether a number is 99, 999 and so on.
func nines(x float64) bool {
	for power := 100.0; power <= 1e9; power *= 10 {
		if math.Abs(x) == power-1 {
			return true
		}
	}
	return false
}
