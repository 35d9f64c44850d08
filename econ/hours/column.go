package hours

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// noColumn is the error of a column, or what else it is called, that is not there.
func noColumn(what, name string, there []string) *Error {
	near, _ := closestName(name, there)
	return &Error{Kind: ErrColumn, Problem: &ColumnError{Name: name, Columns: there, Nearest: near, what: what}}
}

// inside returns a hint for a name such as a.b, of which the file has the a.
func inside(name string, there []string) string {
	if head, _, found := strings.Cut(name, "."); found && slices.Contains(there, head) {
		return fmt.Sprintf("; what is inside %q is not read: bring it to the top", head)
	}
	return ""
}

// quoted lists names, not more than are readable.
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

// closestName returns the name that is written most like the one wanted, if one is: where
// at most a third of the letters differ, whatever their case and what is between words.
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

// edits returns Levenshtein's distance: how many letters have to be changed, added or
// taken away.
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
