package notebooks_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

var (
	stated     = regexp.MustCompile(`(?m)\*\*Proposition (\d+)\.(\d+)\*\*(.*)$`)
	conditions = regexp.MustCompile(`^ \([^()]+(\([^()]*\)[^()]*)*\)\. \S`)
	mentioned  = regexp.MustCompile(`Propositions? (\d+\.\d+)`)
)

// propositions returns the numbers of the propositions that a notebook states, and what
// is wrong with them. Each stands at the start of a line in the form
//
//	**Proposition 4.2** (interior, Pareto). The lab keeps ...
//
// with the notebook's number, counted from 1, and its conditions in parentheses.
func propositions(path, text string) (numbers, faults []string) {
	chapter, _ := strconv.Atoi(filepath.Base(path)[:2])
	for i, m := range stated.FindAllStringSubmatchIndex(text, -1) {
		number := text[m[2]:m[3]] + "." + text[m[4]:m[5]]
		if want := fmt.Sprintf("%d.%d", chapter, i+1); number != want {
			faults = append(faults, fmt.Sprintf("%s: Proposition %s, want %s: one after the other", path, number, want))
		}
		if !conditions.MatchString(text[m[6]:m[7]]) {
			faults = append(faults, fmt.Sprintf("%s: Proposition %s has no conditions, want (conditions). behind its number", path, number))
		}
		if m[0] > 0 && text[m[0]-1] != '\n' {
			faults = append(faults, fmt.Sprintf("%s: Proposition %s does not begin its line", path, number))
		}
		numbers = append(numbers, number)
	}
	return numbers, faults
}

// Propositions are numbered one after the other, with their conditions, and none is cited
// that does not exist.
func TestPropositions(t *testing.T) {
	t.Parallel()
	var known []string
	for _, n := range read(t, "[0-9][0-9]-*.ipynb") {
		numbers, faults := propositions(n.path, n.text())
		for _, f := range faults {
			t.Error(f)
		}
		known = append(known, numbers...)
	}
	for _, n := range everyNotebook(t) {
		for _, m := range mentioned.FindAllStringSubmatch(n.text(), -1) {
			if !slices.Contains(known, m[1]) {
				t.Errorf("%s: Proposition %s is cited and nowhere stated", n.path, m[1])
			}
		}
	}
}

func TestPropositionFaults(t *testing.T) {
	t.Parallel()
	for text, faults := range map[string]int{
		"**Proposition 4.1** (interior, Pareto). So.\n\n**Proposition 4.2** (any tail (S)). So.": 0,
		"nothing": 0,
		"**Proposition 4.2** (Pareto). The first is missing.":                          1,
		"**Proposition 3.1** (Pareto). Of another notebook.":                           1,
		"**Proposition 4.1** (Pareto). So.\n\n**Proposition 4.1** (Pareto). Not once.": 1,
		"**Proposition 4.1** For whom?":                                                1,
		"**Proposition 4.1** (Pareto) without a stop":                                  1,
		"Behold **Proposition 4.1** (Pareto). So.":                                     1,
	} {
		if _, got := propositions("04-surplus-ratio.ipynb", text); len(got) != faults {
			t.Errorf("%q has faults %q, want %d", text, got, faults)
		}
	}
}
