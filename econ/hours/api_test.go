package hours

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ/internal/apitest"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	read := func(file string, o Reading) func() []any {
		return func() []any { return apitest.Results(Read(strings.NewReader(file), o)) }
	}
	values := func(d Data) func() []any {
		return func() []any { return apitest.Results(d.TokenValues()) }
	}
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Read/empty":              read("", Reading{}),
		"Read/no column":          read("a,b\n1,2\n", Reading{}),
		"Read/no number":          read("hours_saved\nmuch\n", Reading{}),
		"Read/late":               read("hours_saved,wage\n1,2\n3,x\n", Reading{}),
		"Read/both marks":         read("a;hours_saved\n1;2,5\n1;2.5\n", Reading{}),
		"Read/nothing saved":      read("hours_saved\n0\n", Reading{}),
		"Read/unit":               read("hours_saved\n1\n", Reading{Unit: Unit(math.Inf(1))}),
		"Read/histogram":          read("hours_from,hours_to,tasks\n0,1,2\n0.5,2,3\n", Reading{}),
		"Read/JSON lines":         read("{\"hours_saved\":\"1\"}\n", Reading{}),
		"ParseUnit":               func() []any { return apitest.Results(ParseUnit("days")) },
		"ParsePeriod":             func() []any { return apitest.Results(ParsePeriod("spring")) },
		"ParsePeriod/no such day": func() []any { return apitest.Results(ParsePeriod("2024-02-30")) },
		"ParseMerge":              func() []any { return apitest.Results(ParseMerge("median")) },
		"ParseRounding":           func() []any { return apitest.Results(ParseRounding("down")) },
		"Data.Validate":           func() []any { return apitest.Results(Data{}.Validate()) },
		"Data.TokenValues/wages":  values(Data{Hours: []float64{1}, Tokens: []float64{1}}),
		"Data.TokenValues/none":   values(Data{Hours: []float64{1}, Tokens: []float64{0}, Wages: []float64{1}}),
	}, nil)
}
