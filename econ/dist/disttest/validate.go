package disttest

import (
	"fmt"
	"math"
	"reflect"

	"valuecapture/econ/dist"
)

// validate: the law is valid, a NaN in a field makes it invalid, and an invalid law
// with a Validate method gives NaN.
func validate(e *examination) {
	if err := own(e.t); err != nil {
		e.refused(err)
		return
	}
	v := reflect.ValueOf(e.t)
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() || field.Type.Kind() != reflect.Float64 {
			continue
		}
		wrong := reflect.New(v.Type()).Elem()
		wrong.Set(v)
		wrong.Field(i).SetFloat(math.NaN())
		e.invalid(wrong.Interface().(dist.Tail), fmt.Sprintf("with %s = NaN: ", field.Name))
	}
	e.invalid(reflect.Zero(v.Type()).Interface().(dist.Tail), "of the zero value: ")
}

// probe: the checks that every market makes before it accepts the law.
func probe(e *examination) {
	if err := dist.Validate(e.t); err != nil {
		e.refused(err)
	}
}

func (e *examination) refused(err error) {
	e.failures = append(e.failures, &Failure{
		e.rule, "dist.Validate", err.Error(), "<nil>",
		"no market accepts this law",
		"give parameters inside their domain; if they are, mend what the error names",
	})
}

// invalid expects a law with an impossible field to be refused. A zero value may be
// valid; if its Validate refuses it, its methods must give NaN.
func (e *examination) invalid(t dist.Tail, what string) {
	err := dist.Validate(t)
	if err == nil {
		if what != "of the zero value: " {
			e.expect(false, what+"dist.Validate", math.NaN(), "an error",
				"a slip in a parameter would draw a plausible curve instead of being named",
				"write Validate and compare so that NaN fails, as in if !(d.Scale > 0)")
		}
		return
	}
	if _, knows := t.(dist.Validator); !knows {
		return
	}
	const z, q = 0.1, 0.3
	for _, c := range []struct {
		call string
		got  float64
	}{
		{call("Survival", z), t.Survival(z)},
		{call("Density", z), t.Density(z)},
		{call("InverseSurvival", q), t.InverseSurvival(q)},
		{"Mean()", t.Mean()},
	} {
		e.expect(math.IsNaN(c.got), what+c.call, c.got, "NaN",
			"a method of a law that its own Validate refuses has no answer",
			"return math.NaN() where the parameters are not valid")
	}
}
