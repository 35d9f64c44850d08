package commons

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A Band is a range of complexity, From ≤ x ≤ To. To may be +Inf.
type Band struct{ From, To float64 }

// Bands are users by their complexity: ranges that do not overlap, in order. Nil
// is nobody.
type Bands []Band

// Everyone is all users.
func Everyone() Bands { return from(1) }

// Contains reports whether users of complexity x are among them.
func (b Bands) Contains(x float64) bool {
	for _, band := range b {
		if x >= band.From && x <= band.To {
			return true
		}
	}
	return false
}

// String writes the bands as ranges, "1 to 100".
func (b Bands) String() string {
	if len(b) == 0 {
		return "nobody"
	}
	parts := make([]string, len(b))
	for i, band := range b {
		switch {
		case math.IsInf(band.To, 1) && band.From == 1:
			return "everyone"
		case math.IsInf(band.To, 1):
			parts[i] = fmt.Sprintf("from %.4g", band.From)
		default:
			parts[i] = fmt.Sprintf("%.4g to %.4g", band.From, band.To)
		}
	}
	return strings.Join(parts, " and ")
}

// Share returns the share of all users who are in the bands.
func (e Economy) Share(b Bands) float64 {
	if !e.valid() {
		return math.NaN()
	}
	return e.mean(powers{{1, 0}}, b)
}

// from is everybody at or above a complexity, upTo at or below.
func from(x float64) Bands { return tidy(Band{math.Max(x, 1), math.Inf(1)}) }
func upTo(x float64) Bands { return tidy(Band{1, x}) }

// tidy drops bands without width.
func tidy(bands ...Band) Bands {
	var out Bands
	for _, b := range bands {
		if b.From < b.To {
			out = append(out, b)
		}
	}
	return out
}

// and returns the users in both.
func (b Bands) and(c Bands) Bands {
	var out Bands
	for _, p := range b {
		for _, q := range c {
			out = append(out, tidy(Band{math.Max(p.From, q.From), math.Min(p.To, q.To)})...)
		}
	}
	return out
}

// not returns the users in none of the bands.
func (b Bands) not() Bands {
	out := Everyone()
	for _, p := range b {
		out = out.and(tidy(Band{1, p.From}, Band{p.To, math.Inf(1)}))
	}
	return out
}

// merge puts bands in order and joins those that touch.
func merge(b Bands) Bands {
	sorted := slices.Clone(b)
	slices.SortFunc(sorted, func(p, q Band) int { return cmp.Compare(p.From, q.From) })
	var out Bands
	for _, p := range sorted {
		if n := len(out); n > 0 && p.From <= out[n-1].To {
			out[n-1].To = math.Max(out[n-1].To, p.To)
			continue
		}
		out = append(out, p)
	}
	return out
}

// buyers returns the users to whom service is worth a bill of one term, v(x) ≥ bill.
func (e Economy) buyers(bill power) Bands {
	return e.atLeast(e.private()[0], bill)
}

// atLeast returns the users for whom one power is at least another.
func (e Economy) atLeast(gain, bill power) Bands {
	ratio := bill.coefficient / gain.coefficient // above 0, or 0 for a free service
	switch order(gain.exponent, bill.exponent) {
	case 1:
		return from(math.Pow(ratio, 1/(gain.exponent-bill.exponent)))
	case -1:
		return upTo(math.Pow(1/ratio, 1/(bill.exponent-gain.exponent)))
	}
	if ratio <= 1 {
		return Everyone()
	}
	return nil
}
