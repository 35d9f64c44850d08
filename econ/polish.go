package econ

import (
	"math"
	"slices"

	"valuecapture/econ/internal/root"
)

// rival returns z, or the root of the Lerner condition between two marks at which the
// objective is higher: where it is all but flat over many decades a root can tell what
// values of the objective cannot.
func (s *search) rival(z, from, to float64) float64 {
	marks := append(s.marks(), from, to, z)
	slices.Sort(marks)
	best := s.objective(z)
	var before, rise float64 // the mark before, and excess there
	for _, x := range slices.Compact(marks) {
		if !(x >= from && x <= to && x > s.cost) {
			continue
		}
		y := s.excess(x)
		if rise < 0 && y > 0 {
			peak, err := root.Zero(s.excess, before, x)
			if at := s.objective(peak); err == nil && at > best+1e-13*math.Max(1, math.Abs(best)) {
				z, best = peak, at
			}
		}
		before, rise = x, y
	}
	return z
}

// brink returns the last hours at which an atom or the end of a gap that the tail did
// not declare is still served, if one holds the maximum at z, and else z.
func (s *search) brink(z float64) float64 {
	if x := s.t.InverseSurvival(s.t.Survival(z)); x > z && s.noWorse(x, z) && s.objective(x) > s.objective(z) {
		z = x
	}
	if !(s.excess(z) < -1e-6*s.phi) {
		return z
	}
	// Profit still rises at z, and yet is lower a leap further on.
	here := s.objective(z)
	low, high := z, z+1e-4*(z-s.cost)
	if s.objective(high) >= here {
		return z
	}
	for range 100 {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			break
		}
		if s.objective(middle) >= here {
			low, here = middle, math.Max(here, s.objective(middle))
		} else {
			high = middle
		}
	}
	return low
}

// polish sharpens a maximum, which function values locate to about 1e-8, to the
// root of the Lerner condition beside it: a point at which excess turns from below 0
// to above it, between the same two bends, and no worse.
func (s *search) polish(z float64) float64 {
	floor, ceiling := math.Max(s.cost, s.bottom), s.top
	for _, b := range s.bends {
		if b < z {
			floor = math.Max(floor, b)
		} else {
			ceiling = math.Min(ceiling, math.Nextafter(b, 0))
		}
	}
	margin := z - s.cost
	for near := 1e-8; near < 1; near *= 16 {
		low, high := math.Max(z-near*margin, floor), math.Min(z+near*margin, ceiling)
		if !(s.excess(low) < 0 && s.excess(high) > 0) {
			continue
		}
		if x, err := root.Zero(s.excess, low, high); err == nil && s.noWorse(x, z) {
			return x
		}
		return z
	}
	return z
}
