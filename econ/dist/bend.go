package dist

import "slices"

// A Bender knows where its survival function bends: the hours, in ascending order and
// strictly between the ends of the support, at which
//
//   - the survival function has a corner, because the density jumps,
//   - the survival function jumps, because of an atom, or
//   - the density has a corner that a quadrature would feel.
//
// Integrals are split at bends, global searches look at each of them, and package
// disttest refuses a law that does not declare its atoms and corners. The ends of the
// support are not bends. Every search looks at them anyway, so an atom at an end need
// not be declared.
type Bender interface{ Bends() []float64 }

// Bends returns the bends of t, in hours, or nil if t declares none. The slice belongs
// to the caller.
func Bends(t Tail) []float64 {
	if b, ok := t.(Bender); ok && !absent(t) {
		return b.Bends()
	}
	return nil
}

// inside sorts hours and returns those strictly between low and high, each once.
func inside(hours []float64, low, high float64) []float64 {
	hours = slices.DeleteFunc(hours, func(z float64) bool { return !(z > low && z < high) })
	slices.Sort(hours)
	return slices.Compact(hours)
}
