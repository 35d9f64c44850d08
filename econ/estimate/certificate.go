package estimate

import (
	"fmt"
	"math"
)

// A Variation is the answer to the same question read another way.
type Variation struct {
	Name    string
	Price   Interval
	Share   Interval
	Refusal error  // nil if there is an answer
	Moves   string // how the share differs from the answer's: "hardly", "up", "down", "narrower", "wider" or "no answer"
}

// certificate asks again in other readings.
func (s survey) certificate(first reading, main, all finding, other *finding) []Variation {
	var out []Variation
	add := func(name string, f finding) {
		f.judge(f.served)
		v := Variation{Name: name, Price: f.price, Share: f.share, Refusal: f.refusal}
		if f.refusal != nil {
			v.Price, v.Share = unknown(), unknown()
		}
		v.Moves = moves(all.share, v.Share)
		out = append(out, v)
	}
	if s.question.Bins == nil {
		for n := 1; n <= 3; n++ {
			r := first
			r.withoutTop = n
			name := "without the largest value"
			if n > 1 {
				name = fmt.Sprintf("without the largest %d values", n)
			}
			add(name, s.find(r))
		}
	}
	if other != nil {
		add("rounded to the nearest answer", main)
		add("rounded up", *other)
	}
	if main.read.capped > 0 {
		r := first
		r.withoutCap = true
		add(fmt.Sprintf("without the %d values at the cap, as if cut there", main.read.capped), s.find(r))
	}
	if main.read.who != nil {
		r := first
		r.independent = true
		add("every row independent, whoever did it", s.find(r))
	}
	free := main
	free.share, free.price = main.free.share, Interval{main.free.low * main.read.unit, main.free.high * main.read.unit, Confidence}
	add("by comparing profits alone, no elasticity assumed smooth", free)
	return append(out, families(main, all, s.question.valueUnit())...)
}

// families lists what each family says, and Pareto at every threshold.
func families(main, all finding, unit string) []Variation {
	var out []Variation
	add := func(name string, a FamilyAnswer) {
		v := Variation{Name: name, Price: a.Price, Share: a.Share, Moves: moves(all.share, a.Share)}
		if math.IsNaN(a.Share.Low) {
			v.Refusal = fmt.Errorf("%w: from a cost of %.3g $/Mtok on it does not", ErrBelowTail, a.Covers)
		}
		out = append(out, v)
	}
	for _, a := range main.families {
		name := fmt.Sprintf("if %v above %.3g %s", a.Family, a.Threshold, unit)
		if !a.Stands && !math.IsNaN(a.Share.Low) {
			name += fmt.Sprintf(", which is ruled out (%s)", chance(a.PValue))
		}
		add(name, a)
	}
	for _, a := range main.path {
		if len(main.families) > 0 && main.families[0].Threshold == a.Threshold {
			continue // the family's own line
		}
		alpha := short(a.Shape.Low)
		if high := short(a.Shape.High); high != alpha { // one that is ruled out has no interval
			alpha += " to " + high
		}
		add(fmt.Sprintf("Pareto above %.3g %s: %.0f rows, α %s, fit %s", a.Threshold, unit, a.Count, alpha, chance(a.PValue)), a)
	}
	return out
}

// moves says which way a share lies from another.
func moves(from, to Interval) string {
	if math.IsNaN(to.Low) || math.IsNaN(from.Low) {
		return "no answer"
	}
	const hardly = 0.01
	low, high := to.Low-from.Low, to.High-from.High
	switch {
	case math.Abs(low) <= hardly && math.Abs(high) <= hardly:
		return "hardly"
	case low >= -hardly && high >= -hardly:
		return "up"
	case low <= hardly && high <= hardly:
		return "down"
	case low > 0:
		return "narrower"
	}
	return "wider"
}

// decisive reports whether leaving out the largest rows moves the whole interval.
func (v Variation) decisive(f finding) bool {
	const without = "without the largest"
	if len(v.Name) < len(without) || v.Name[:len(without)] != without {
		return false
	}
	if v.Refusal != nil {
		return false
	}
	return v.Share.Low > f.share.High || f.share.Low > v.Share.High
}

// says writes the variation's share.
func (v Variation) says() string {
	if v.Refusal != nil {
		return "open"
	}
	return percentRange(v.Share)
}
