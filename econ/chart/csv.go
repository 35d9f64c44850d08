package chart

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/plotter"
)

// CSV returns the numbers of the figure as comma-separated values with a header: the name of
// what is drawn, x, y, and for an area its lower and upper edge at x, each with the name and
// unit of its axis. What does not apply is empty: a curve or mark has no edges, an area no y,
// a vertical line neither, a horizontal line no x.
//
//	series,"x: price ($/Mtok)","y: profit ($/task)","low: profit ($/task)","high: profit ($/task)"
//	α = 1.5,2,0,,
//
// Numbers have ten significant digits. They are what the picture shows, also on a logarithmic
// axis. An area is given at each corner of its outline, from left to right; inside it nothing
// is left out unless its outline turns back.
//
// It returns an error wrapping [ErrData] if there is no plot.
func (f Figure) CSV() ([]byte, error) {
	if f.Plot == nil {
		return nil, fmt.Errorf("%w: Plot is nil, want a figure made by New", ErrData)
	}
	x, y := f.Plot.X.Label.Text, f.Plot.Y.Label.Text
	rows := [][]string{{"series", "x: " + x, "y: " + y, "low: " + y, "high: " + y}}
	add := func(name string, numbers ...float64) {
		row := []string{name}
		for _, v := range numbers {
			row = append(row, cell(v))
		}
		rows = append(rows, row)
	}
	none := math.NaN()
	for _, s := range f.Series {
		for _, p := range s.XYs {
			add(s.Name, p.X, p.Y, none, none)
		}
	}
	for _, a := range f.Areas {
		for _, at := range a.section() {
			add(a.Name, at.x, none, at.low, at.high)
		}
	}
	for _, m := range f.Marks {
		add(m.Text, m.X, m.Y, none, none)
	}
	for _, v := range f.Verticals {
		add(v.Name, v.At, none, none, none)
	}
	for _, h := range f.Horizontals {
		add(h.Name, none, h.At, none, none)
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		return nil, fmt.Errorf("figure: write the numbers: %w", err)
	}
	return b.Bytes(), nil
}

// cell writes a number, or nothing for NaN.
func cell(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', 10, 64)
}

// An edge pair is where a vertical line at x enters and leaves an area.
type edgePair struct{ x, low, high float64 }

// section cuts the area at each of its corners, from left to right.
func (a Area) section() []edgePair {
	var at []float64
	for _, p := range a.Outline {
		at = append(at, p.X)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	pairs := make([]edgePair, len(at))
	for i, x := range at {
		pairs[i] = edgePair{x, math.Inf(1), math.Inf(-1)}
	}
	for i, p := range a.Outline {
		q := a.Outline[(i+1)%len(a.Outline)]
		if p.X > q.X {
			p, q = q, p
		}
		first, _ := slices.BinarySearch(at, p.X)
		last, _ := slices.BinarySearch(at, q.X)
		for k := first; k <= last; k++ {
			for _, y := range crossing(p, q, at[k]) {
				pairs[k].low, pairs[k].high = min(pairs[k].low, y), max(pairs[k].high, y)
			}
		}
	}
	return pairs
}

// crossing returns the heights at which the edge from p to q has x: both ends of a vertical
// one.
func crossing(p, q plotter.XY, x float64) []float64 {
	switch {
	case p.X == q.X:
		return []float64{p.Y, q.Y}
	case x == p.X:
		return []float64{p.Y}
	case x == q.X:
		return []float64{q.Y}
	}
	t := (x - p.X) / (q.X - p.X)
	return []float64{p.Y*(1-t) + q.Y*t}
}
