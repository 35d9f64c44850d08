package chart_test

import (
	"encoding/csv"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
)

// The numbers of everything that is drawn, with the names and units of the axes.
func TestCSV(t *testing.T) {
	t.Parallel()
	points, err := chart.Points("a, b", []float64{1, 2}, []float64{3, 1.0 / 3})
	if err != nil {
		t.Fatal(err)
	}
	f, err := chart.New(chart.Labels{Title: "t", X: "price ($/Mtok)", Y: "profit ($/task)"},
		points,
		chart.Area{Name: "box", Outline: plotter.XYs{{X: 1, Y: 0}, {X: 2, Y: 0}, {X: 2, Y: 4}, {X: 1.5, Y: 4}, {X: 1, Y: 2}}},
		chart.Mark{X: 1.5, Y: 2, Text: "here"},
		chart.Vertical{At: 1.2, Name: "v"},
		chart.Horizontal{At: 0.5, Name: "h"},
	)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.CSV()
	want := `series,x: price ($/Mtok),y: profit ($/task),low: profit ($/task),high: profit ($/task)
"a, b",1,3,,
"a, b",2,0.3333333333,,
box,1,,0,2
box,1.5,,0,4
box,2,,0,4
here,1.5,2,,
v,1.2,,,
h,,0.5,,
`
	if err != nil || string(got) != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, got, want)
	}
	if got, err := (chart.Figure{}).CSV(); !errors.Is(err, chart.ErrData) || got != nil {
		t.Errorf("no plot: got %q, %v, want ErrData", got, err)
	}
}

// The edges of an area between two functions are the functions, on either axis.
func TestCSVBetween(t *testing.T) {
	t.Parallel()
	low, high := func(x float64) float64 { return x }, func(x float64) float64 { return 1 + x*x }
	for _, log := range []bool{false, true} {
		f, err := chart.New(chart.Labels{}, chart.Between("band", low, high, 1, 100), chart.XAxis{Log: log})
		if err != nil {
			t.Fatal(err)
		}
		text, err := f.CSV()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		if err != nil || len(rows) != 1+chart.Samples {
			t.Fatalf("log %v: %d rows, %v, want %d", log, len(rows), err, 1+chart.Samples)
		}
		for _, row := range rows[1:] {
			var v [5]float64
			for _, i := range []int{1, 3, 4} {
				if v[i], err = strconv.ParseFloat(row[i], 64); err != nil {
					t.Fatal(err)
				}
			}
			if math.Abs(v[3]/low(v[1])-1) > 1e-8 || math.Abs(v[4]/high(v[1])-1) > 1e-8 || row[2] != "" {
				t.Fatalf("log %v: row %q, want edges %g and %g", log, row, low(v[1]), high(v[1]))
			}
		}
	}
}
