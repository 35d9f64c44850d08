package hours

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// noColumn is the error of a column or field that the file does not have.
func noColumn(what, name string, there []string) *Error {
	near, _ := closestName(name, there)
	return &Error{Kind: ErrColumn, Problem: &ColumnError{Name: name, Columns: there, Nearest: near, what: what}}
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
	letters := func(s string) []rune {
		return []rune(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s))
	}
	want := letters(name)
	best, fewest := "", len(want)/3+1
	for _, other := range there {
		if d := edits(want, letters(other)); d < fewest {
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
