package nb

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// A Comparison is one line of [Checks].
type Comparison struct {
	name   string
	routes []Route
	err    error // why there is nothing to compare
}

// Compare returns the line of [Checks] for a number and every route to it. The routes are
// those of [Check].
func Compare(name string, routes ...Route) Comparison { return Comparison{name: name, routes: routes} }

// CompareClaim returns the line of [Checks] for a claim in the ledger: its id, its source
// and verdict, and the routes of [Claim].
func CompareClaim(id string, routes ...Route) Comparison {
	claim, number, err := claimed(id)
	if err != nil {
		return Comparison{err: err}
	}
	name := fmt.Sprintf("%s (%s, %s)", claim.ID, claim.Source, claim.Verdict)
	return Comparison{name: name, routes: claimRoutes(claim, number, routes)}
}

// Checks is [Check] for several numbers, printed as one table with a line for each: its
// name, its value by the first route, and the routes that agree with it, to nine digits
// unless the line says otherwise.
//
// It fails the cell if any does not agree. The error names all that do not.
func Checks(lines ...Comparison) { here().checks(lines) }

func (c cell) checks(lines []Comparison) {
	var errs []error
	if len(lines) == 0 {
		errs = append(errs, errors.New("nb: checks without a line, want at least one: nb.Compare(…)"))
	}
	for _, l := range lines {
		if l.err != nil {
			errs = append(errs, l.err)
			continue
		}
		if err := checkable(l.name, l.routes); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		c.fail(err)
		return
	}
	text, err := tabulate(lines)
	fmt.Fprint(c.stdout, text)
	if err != nil {
		c.fail(err)
	}
}

// tabulate writes the table, and returns an error for every route that does not agree.
func tabulate(lines []Comparison) (string, error) {
	names, values := []string{"quantity"}, []string{"value"}
	verdicts := [][]string{{"found by, and agrees with"}}
	var errs []error
	byChance := false
	for _, l := range lines {
		_, err := compare(l.name, l.routes)
		errs = append(errs, err)
		names = append(names, strings.Join(strings.Fields(l.name), " "))
		values = append(values, l.routes[0].value())
		parts := []string{l.routes[0].Label}
		for i, r := range l.routes {
			byChance = byChance || r.chance
			if i > 0 {
				parts = append(parts, r.against(l.routes[0]).brief(l.routes[0]))
			}
		}
		if math.IsNaN(l.routes[0].Value) {
			parts[0] += " IS NOT A NUMBER"
		}
		verdicts = append(verdicts, parts)
	}
	wide, tall := widest(names, 32), widest(values, lineWidth)
	var b strings.Builder
	for i := range names {
		name := wrap(names[i], wide)
		verdict := wrap(strings.Join(verdicts[i], "; "), max(lineWidth-wide-tall-4, 28))
		for j := range max(len(name), len(verdict)) {
			value := ""
			if j == 0 {
				value = values[i]
			}
			line := pad(at(name, j), wide, false) + "  " + pad(value, tall, true) + "  " + at(verdict, j)
			fmt.Fprintln(&b, strings.TrimRight(line, " "))
		}
	}
	if byChance {
		fmt.Fprintln(&b, byLuck)
	}
	return b.String(), errors.Join(errs...)
}

// brief says in a few words how a route compares to the first.
func (r Route) brief(first Route) string {
	value, bounds := " "+r.value(), ""
	switch {
	case r.yesOrNo || r.exactly():
		value = ""
	case r.interval:
		bounds = fmt.Sprintf(" (%s to %s)", number(r.low, 4), number(r.high, 4))
	case r.deviation > 0 || r.Absolute:
		bounds = " ±" + number(r.tolerance(), 2)
	default:
		bounds = " (" + r.within() + ")"
	}
	if r.agrees(first.Value) {
		return r.Label + value + bounds
	}
	return r.Label + " " + r.value() + " DISAGREES, want it " + r.within()
}

// exactly reports whether the route must agree to nine digits.
func (r Route) exactly() bool { return !r.simulated() && !r.Absolute && r.tolerance() == exact }

// widest is the length of the longest text, at most limit.
func widest(texts []string, limit int) int {
	wide := 0
	for _, t := range texts {
		wide = max(wide, utf8.RuneCountInString(t))
	}
	return min(wide, limit)
}

// wrap breaks a text between words into lines of at most a width, unless a word is longer.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// at is line j, or nothing below the last.
func at(lines []string, j int) string {
	if j < len(lines) {
		return lines[j]
	}
	return ""
}
