package dist

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// The tables of testdata come from mpmath (testdata/generate.py). A family's table
// is FAMILY.csv, its inverse FAMILY_quantile.csv and its mean FAMILY_mean.csv.
var families = []struct {
	name   string
	params int
	law    func(v []float64) Tail
}{
	{"pareto", 2, func(v []float64) Tail { return Pareto{Scale: v[0], Alpha: v[1]} }},
	{"exponential", 1, func(v []float64) Tail { return Exponential{Rate: v[0]} }},
	{"lognormal", 2, func(v []float64) Tail { return Lognormal{Mu: v[0], Sigma: v[1]} }},
	{"weibull", 2, func(v []float64) Tail { return Weibull{Scale: v[0], Shape: v[1]} }},
	{"loglogistic", 2, func(v []float64) Tail { return LogLogistic{Scale: v[0], Shape: v[1]} }},
	{"gamma", 2, func(v []float64) Tail { return Gamma{Scale: v[0], Shape: v[1]} }},
	{"gpd", 3, func(v []float64) Tail { return GPD{Location: v[0], Scale: v[1], Xi: v[2]} }},
}

// A family has reference tables.
type family = struct {
	name   string
	params int
	law    func(v []float64) Tail
}

// tabulated are the families and what is made of them (testdata/generate_composite.py).
var tabulated = slices.Concat(families, []family{
	{"mixture", 5, func(v []float64) Tail {
		return Mixture{[]Component{{v[0], Lognormal{Mu: v[1], Sigma: v[2]}}, {1 - v[0], Pareto{Scale: v[3], Alpha: v[4]}}}}
	}},
	{"histogram", 5, func(v []float64) Tail {
		return Histogram{Edges: []float64{0, 0.1, 0.25, 1, math.Inf(1)}, Counts: v[:4], Top: Pareto{Scale: 1, Alpha: v[4]}}
	}},
})

// readTable returns the numbers of a table, row by row, without its header.
func readTable(t *testing.T, name string) [][]float64 {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]float64
	for i, record := range records[1:] {
		var row []float64
		for _, field := range record {
			// A value that underflows is 0 or subnormal, which is what the law returns too.
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%s, row %d: %v", name, i+2, err)
			}
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no rows", name)
	}
	return rows
}

// worst keeps the largest relative error seen and where.
type worst struct {
	err float64
	at  string
}

func (w *worst) add(t *testing.T, tolerance, got, want float64, what string) {
	t.Helper()
	if math.Abs(want) < 1e-300 { // the normal range ends: compare absolutely
		if !(math.Abs(got-want) <= 1e-306) {
			t.Errorf("%s = %g, want %g", what, got, want)
		}
		return
	}
	e := math.Abs(got-want) / math.Abs(want)
	if got == want { // both infinite
		e = 0
	}
	if !(e <= tolerance) {
		t.Errorf("%s = %.17g, want %.17g, relative error %.2g above %.2g", what, got, want, e, tolerance)
	}
	if e > w.err {
		*w = worst{e, what}
	}
}

func TestReferencePoints(t *testing.T) {
	t.Parallel()
	columns := []struct {
		name      string
		tolerance float64
		value     func(t Tail, z float64) float64
	}{
		{"Survival", 1e-12, Tail.Survival},
		{"Density", 1e-12, Tail.Density},
		{"Hazard", 1e-12, Hazard},
		{"MeanExcess", 1e-12, MeanExcess},
		{"LogDensitySlope", 1e-12, LogDensitySlope},
	}
	for _, family := range tabulated {
		t.Run(family.name, func(t *testing.T) {
			t.Parallel()
			worsts := make([]worst, len(columns))
			smallest := 1.0
			for _, row := range readTable(t, family.name) {
				law := family.law(row)
				z, wants := row[family.params], row[family.params+1:]
				smallest = math.Min(smallest, wants[0])
				for i, c := range columns {
					worsts[i].add(t, c.tolerance, c.value(law, z), wants[i], fmt.Sprintf("%#v.%s(%v)", law, c.name, z))
				}
			}
			if smallest > 1.001e-300 {
				t.Errorf("the table ends at S = %g, want rows down to 1e-300", smallest)
			}
			for i, c := range columns {
				t.Logf("%-16s worst relative error %.1e %s", c.name, worsts[i].err, worsts[i].at)
			}
		})
	}
}

func TestReferenceQuantiles(t *testing.T) {
	t.Parallel()
	for _, family := range tabulated {
		t.Run(family.name, func(t *testing.T) {
			t.Parallel()
			var w worst
			for _, row := range readTable(t, family.name+"_quantile") {
				law := family.law(row)
				q, want := row[family.params], row[family.params+1]
				// A relative error of S moves z by that error over the elasticity z f/S.
				tolerance := 2e-15 + 1e-15/(want*Hazard(law, want))
				w.add(t, tolerance, law.InverseSurvival(q), want, fmt.Sprintf("%#v.InverseSurvival(%v)", law, q))
			}
			t.Logf("worst relative error %.1e %s", w.err, w.at)
		})
	}
}

func TestReferenceMeans(t *testing.T) {
	t.Parallel()
	for _, family := range tabulated {
		t.Run(family.name, func(t *testing.T) {
			t.Parallel()
			var w worst
			for _, row := range readTable(t, family.name+"_mean") {
				law := family.law(row)
				w.add(t, 1e-14, law.Mean(), row[family.params], fmt.Sprintf("%#v.Mean()", law))
			}
			t.Logf("worst relative error %.1e %s", w.err, w.at)
		})
	}
}
