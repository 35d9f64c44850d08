package commons

import (
	"cmp"
	"math"
	"slices"
)

// A span is a band measured in u = ln x, from ≤ u ≤ to, in which complexities beyond
// the largest float64 are still finite. to may be +Inf.
type span struct{ from, to float64 }

// spans are sorted, do not overlap, lie at or above 0, and are never empty. The nil
// spans hold nobody.
type spans []span

// within returns the part of a span at or above the simplest user, nil if it is empty.
func within(from, to float64) spans {
	if from = math.Max(from, 0); from < to {
		return spans{{from, to}}
	}
	return nil
}

// from returns everybody at or above u = ln x, upTo everybody at or below.
func from(u float64) spans { return within(u, math.Inf(1)) }
func upTo(u float64) spans { return within(0, u) }

// and returns the users in both.
func (s spans) and(t spans) spans {
	var out spans
	for _, p := range s {
		for _, q := range t {
			out = append(out, within(math.Max(p.from, q.from), math.Min(p.to, q.to))...)
		}
	}
	return out
}

// not returns the users in none of the spans.
func (s spans) not() spans {
	var out spans
	last := 0.0
	for _, p := range s {
		out = append(out, within(last, p.from)...)
		last = p.to
	}
	return append(out, from(last)...)
}

// merge sorts spans and joins those that touch or overlap.
func merge(s spans) spans {
	sorted := slices.Clone(s)
	slices.SortFunc(sorted, func(p, q span) int { return cmp.Compare(p.from, q.from) })
	var out spans
	for _, p := range sorted {
		if n := len(out); n > 0 && p.from <= out[n-1].to {
			out[n-1].to = math.Max(out[n-1].to, p.to)
			continue
		}
		out = append(out, p)
	}
	return out
}

// bands converts spans to ranges of x. An upper end beyond the largest float64 is +Inf,
// and a lower one is the largest float64.
func (s spans) bands() Bands {
	var out Bands
	for _, p := range s {
		out = append(out, Band{math.Min(math.Exp(p.from), math.MaxFloat64), math.Exp(p.to)})
	}
	return out
}

// spans returns valid bands in ln x, sorted and merged, without what lies below the
// simplest user.
func (b Bands) spans() spans {
	var out spans
	for _, band := range b {
		out = append(out, within(math.Log(math.Max(band.From, 1)), math.Log(math.Max(band.To, 1)))...)
	}
	return merge(out)
}
