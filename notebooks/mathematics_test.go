package notebooks_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var (
	codeSpan    = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|(?m-s:^    .*$)")
	mathematics = regexp.MustCompile(`(?s)\$\$.*?\$\$|\$[^$\n]+\$`)
	displayed   = regexp.MustCompile(`(?s)\$\$.*?\$\$`)
)

// What code hosts do not show, though Jupyter does.
var unsafeMathematics = map[string]*regexp.Regexp{
	"a macro that code hosts refuse or drop: write \\mathrm, and the number after the equation": regexp.MustCompile(`\\(tag|operatorname|mbox|newcommand|def|label|eqref|phantom)\b`),
	"a less-than sign that could open an HTML tag: put spaces around it":                        regexp.MustCompile(`[^ ]<|<[^ ]`),
	"a space inside the dollar signs":                                                           regexp.MustCompile(`^\$ |[^$] \$$`),
	"a blank line":                                                                              regexp.MustCompile(`\n\n`),
}

// Mathematics keeps to what every renderer shows: Jupyter's, nbviewer's and code hosts'.
func TestMathematicsShowsEverywhere(t *testing.T) {
	t.Parallel()
	for _, n := range everyNotebook(t) {
		for i, c := range n.Cells {
			if c.Type != "markdown" {
				continue
			}
			text := strings.ReplaceAll(codeSpan.ReplaceAllString(c.source(), ""), `\$`, "")
			for _, m := range mathematics.FindAllString(text, -1) {
				for what, pattern := range unsafeMathematics {
					if pattern.MatchString(m) {
						t.Errorf("%s, cell %d: %s has %s", n.path, i, m, what)
					}
				}
			}
			inline := displayed.ReplaceAllString(text, "")
			if strings.Count(inline, "$")%2 != 0 {
				t.Errorf("%s, cell %d: an odd number of dollar signs", n.path, i)
			}
			for _, line := range strings.Split(inline, "\n") {
				if m := touching(line); m != "" {
					t.Errorf("%s, cell %d: mathematics touches a letter or digit: %s", n.path, i, m)
				}
			}
		}
	}
}

// touching returns the first formula of a line that touches a letter or digit.
func touching(line string) string {
	for _, at := range mathematics.FindAllStringIndex(line, -1) {
		before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
		after, _ := utf8.DecodeRuneInString(line[at[1]:])
		for _, r := range []rune{before, after} {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return line[at[0]:at[1]]
			}
		}
	}
	return ""
}
