package apitest

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestRefusedSeesNumbersHoweverDeep(t *testing.T) {
	type inner struct{ price float64 }
	type outer struct {
		Count int
		Rows  []inner
		Best  *inner
	}
	bad, nan := errors.New("refused"), math.NaN()
	for _, c := range []struct {
		name string
		call func() []any
		want string // "" for nothing wrong
	}{
		{"NaN", func() []any { return Results(nan, bad) }, ""},
		{"only an error", func() []any { return Results(bad) }, ""},
		{"nil slice", func() []any { return Results([]float64(nil), bad) }, ""},
		{"NaN inside", func() []any { return Results(outer{3, []inner{{nan}}, &inner{nan}}, bad) }, ""},
		{"zero", func() []any { return Results(0.0, bad) }, "result 1 is 0"},
		{"in a slice", func() []any { return Results(outer{Rows: []inner{{nan}, {2}}}, bad) }, "result 1.Rows[1].price is 2"},
		{"behind a pointer", func() []any { return Results(&outer{Best: &inner{3}}, bad) }, "result 1.Best.price is 3"},
		{"infinity", func() []any { return Results(math.Inf(1), bad) }, "result 1 is +Inf"},
		{"no error", func() []any { return Results(nan, nil) }, "want an error"},
		{"nothing", func() []any { return nil }, "want an error"},
		{"panic", func() []any { panic("oh") }, "panicked: oh"},
	} {
		got := refused(c.call)
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestReturningErrorsFindsFunctionsAndMethods(t *testing.T) {
	got := returningErrors(t, "../root")
	if !slices.Contains(got, "Zero") || slices.Contains(got, "Maximum") {
		t.Errorf("root: got %v, want Zero and not Maximum", got)
	}
	if got := returningErrors(t, "../.."); !slices.Contains(got, "Market.Monopoly") || slices.Contains(got, "Market.Demand") {
		t.Errorf("econ: got %v, want Market.Monopoly and not Market.Demand", got)
	}
}
