package house

import (
	"go/ast"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"valuecapture/kernel-setup/ipynb"

	"os"
)

// baselineFile is the only place of the baseline's numbers.
const baselineFile = "econ/baseline.go"

// No code repeats the baseline: whoever changes it changes one file, and the tests and
// notebooks that state its consequences fail. Tests state numbers on purpose, and the
// packages below econ, whose examples use the same minute, know of no baseline.
func TestBaselineIsInOnePlace(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() || s.path == baselineFile || !strings.HasPrefix(s.path, "econ/") || below(s.room(), []string{"econ/dist"}) {
			continue
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.CompositeLit, *ast.CallExpr:
				code := string(s.text[s.files.Position(n.Pos()).Offset:s.files.Position(n.End()).Offset])
				if copied := baselineCopy(quoted.ReplaceAllString(code, `""`)); copied != "" {
					t.Errorf("%s:%d: %s repeats the baseline: take it from %s", s.path, s.line(n.Pos()), copied, baselineFile)
				}
			}
			return true
		})
	}
	for _, pattern := range []string{"*.ipynb", "solutions/*.ipynb"} {
		paths, err := filepath.Glob(filepath.Join(root, "notebooks", pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no notebooks %s: %v", pattern, err)
		}
		for _, name := range paths {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			nb, err := ipynb.Parse(data)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for i, c := range nb.CodeCells() {
				if copied := baselineCopy(c.Source()); copied != "" {
					t.Errorf("%s, code cell %d: %s repeats the baseline: take it from %s", name, i+1, copied, baselineFile)
				}
			}
		}
	}
}

// quoted is a text in code, which may well give the numbers as an example.
var quoted = regexp.MustCompile(`"[^"]*"`)

var baselineCopies = []*regexp.Regexp{
	regexp.MustCompile(`\bScale: ?1\.0 ?/ ?60\b`),
	regexp.MustCompile(`\bNewPareto\(1\.0 ?/ ?60\b`),
	regexp.MustCompile(`\bxm(, alpha)? = 1\.0 ?/ ?60\b`),
	regexp.MustCompile(`\bWage: ?60, Tokens: ?0\.5, Cost: ?[0-9.]+, Hours: ?(hours\b|market\.Hours|dist\.(Pareto|Exponential))`),
}

func baselineCopy(code string) string {
	for _, c := range baselineCopies {
		if found := c.FindString(code); found != "" {
			return found
		}
	}
	return ""
}
