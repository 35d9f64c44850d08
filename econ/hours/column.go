package hours

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// noColumn is the error of a column or field that the file does not have. If others are there
// under a name that is written almost like the usual one, it names those, too.
func (o Reading) noColumn(what, name string, r role, there []string) *Error {
	e := o.lacking(what, name, r, there)
	if near, ok := errors.AsType[*Error](o.nearNames(there)); ok && e.known() {
		e.Remedies = append(e.Remedies, near.Remedies...)
	}
	return e
}

// known reports whether the remedies name what to read, and leave no choice.
func (e *Error) known() bool {
	return !slices.ContainsFunc(e.Remedies, func(r Remedy) bool { return r.Column == "" && r.Unit == "" })
}

// lacking is [Reading.noColumn] for the one column.
func (o Reading) lacking(what, name string, r role, there []string) *Error {
	near, _ := closestName(name, there)
	e := &Error{Kind: ErrColumn, Problem: &ColumnError{Name: name, Columns: there, Nearest: near, what: what}}
	field := map[role]Field{
		savingRole: ColumnField, withoutRole: WithoutField, withRole: WithField, weightRole: WeightField,
		taskRole: TaskField, workerRole: WorkerField, periodRole: PeriodField, wageRole: WageField, tokensRole: TokensField,
	}[r]
	if r == savingRole && o.Column == "" && near == "" {
		if saved, ok := savedTime(there); ok {
			e.Problem, e.Remedies = fmt.Errorf("%w; did you mean %q?", e.Problem, saved.Column), []Remedy{{Field: ColumnField, Column: saved.Column}}
			if saved.Unit != 0 {
				e.Remedies = append(e.Remedies, Remedy{Field: UnitField, Unit: saved.Unit.String()})
			}
			return e
		}
		if without, with, ok := beforeAfter(there); ok {
			e.Problem = fmt.Errorf("%w; the saving may be the difference of %q and %q", e.Problem, without.Column, with.Column)
			e.Remedies = []Remedy{{WithoutField, without.Column, without.Unit.given()}, {WithField, with.Column, with.Unit.given()}}
			return e
		}
	}
	e.Remedies = []Remedy{{field, near, o.unitNamed(r)}}
	return e
}

// unitNamed returns what is given with the name of a column, such as its unit.
func (o Reading) unitNamed(r role) string {
	switch {
	case r == withoutRole:
		return o.Without.Unit.given()
	case r == withRole:
		return o.With.Unit.given()
	case r == taskRole && o.Merge != SumOfParts:
		return o.Merge.String()
	case r == weightRole && o.Total > 0:
		return strconv.Itoa(o.Total)
	}
	return ""
}

// inside returns a hint for a name such as a.b where the file has a field a.
func inside(name string, there []string) string {
	if head, _, found := strings.Cut(name, "."); found && slices.Contains(there, head) {
		return fmt.Sprintf("; fields inside %q are not read: move the one you need to the top level", head)
	}
	return ""
}

// quoted lists names, at most as many as one can take in.
func quoted(names []string) string {
	const most = 20
	var list []string
	for i, name := range names {
		if i == most {
			list = append(list, fmt.Sprintf("and %d more", len(names)-most))
			break
		}
		list = append(list, strconv.Quote(shortened(name)))
	}
	return strings.Join(list, ", ")
}

// closestName returns the name nearest in spelling to the one wanted, ignoring case and
// punctuation. It reports false if more than a third of the letters differ.
func closestName(name string, there []string) (string, bool) {
	want := []rune(letters(name))
	best, fewest := "", len(want)/3+1
	for _, other := range there {
		if d := edits(want, []rune(letters(other))); d < fewest {
			best, fewest = other, d
		}
	}
	return best, best != ""
}

// edits returns Levenshtein's distance: how many letters must be changed, added or removed.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		last := slices.Clone(row)
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
