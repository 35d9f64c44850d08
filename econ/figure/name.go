package figure

import (
	"fmt"
	"reflect"
	"strings"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// tailName names a distribution by its family and shape.
func tailName(t dist.Tail) string {
	switch t := plain(t).(type) {
	case dist.Pareto:
		return "Pareto, α = " + short(t.Alpha)
	case dist.Exponential:
		return "exponential"
	case dist.Lognormal:
		return "lognormal, σ = " + short(t.Sigma)
	case dist.Weibull:
		return "Weibull, shape " + short(t.Shape)
	case dist.Gamma:
		return "gamma, shape " + short(t.Shape)
	case dist.GPD:
		return "generalised Pareto, ξ = " + short(t.Xi)
	case fmt.Stringer:
		if name := t.String(); name != "" {
			return name
		}
	}
	return typeName(t)
}

// typeName returns the name of a tail's type without its package, pointer and type
// parameters.
func typeName(t dist.Tail) string {
	of := reflect.TypeOf(plain(t))
	for of != nil && of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of == nil || of.Name() == "" {
		return "unnamed tail"
	}
	name, _, _ := strings.Cut(of.Name(), "[")
	return name
}

// family names a distribution by its family alone.
func family(t dist.Tail) string {
	name, _, _ := strings.Cut(tailName(t), ",")
	return name
}

// article puts a or an before a name.
func article(name string) string {
	if strings.ContainsRune("aeiouAEIOU", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// marketNames names markets by what differs: the tail, then cost, wage and tokens.
func marketNames(ms []econ.Market) []string {
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = tailName(m.Hours)
	}
	if allPareto(ms) {
		for i := range names {
			names[i] = strings.TrimPrefix(names[i], "Pareto, ")
		}
	}
	for _, more := range []func(econ.Market) string{
		func(m econ.Market) string { return "c = " + dollars(m.Cost) },
		func(m econ.Market) string { return "w = " + dollars(m.Wage) },
		func(m econ.Market) string { return "T = " + short(m.Tokens) },
	} {
		if distinct(names) {
			break
		}
		for i, m := range ms {
			if part := more(m); more(ms[0]) != part || differs(ms, more) {
				names[i] += ", " + part
			}
		}
	}
	return names
}

func differs(ms []econ.Market, property func(econ.Market) string) bool {
	for _, m := range ms {
		if property(m) != property(ms[0]) {
			return true
		}
	}
	return false
}

func distinct(names []string) bool {
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}

// perMtok writes a price.
func perMtok(p float64) string { return dollars(p) + "/Mtok" }

// perTask writes an amount per potential task.
func perTask(v float64) string {
	if !finite(v) {
		return "infinite"
	}
	return dollars(v) + " a task"
}

// claim formats a title.
func claim(format string, args ...any) string { return fmt.Sprintf(format, args...) }
