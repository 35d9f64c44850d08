package house

import (
	"go/ast"
	"regexp"
	"testing"
)

const (
	mostFileLines     = 300
	mostFunctionLines = 60
)

// excuse matches the reason for a long file or function. For a file it is a line above
// the package clause, for a function a line of its comment.
var excuse = regexp.MustCompile(`(?m)^(// )?Long because .{10,}`)

// No file is over 300 lines and no function over 60, unless its head says why.
func TestSizes(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		head := s.text[:s.files.Position(s.syntax.Name.End()).Offset]
		if n := s.lines(); n > mostFileLines && !excuse.Match(head) {
			t.Errorf("%s has %d lines, want at most %d, or above its package clause a line \"// Long because ...\"", s.path, n, mostFileLines)
		}
		for _, d := range s.syntax.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			if n := s.line(f.End()) - s.line(f.Pos()) + 1; n > mostFunctionLines && !excuse.MatchString(f.Doc.Text()) {
				t.Errorf("%s: %s has %d lines, want at most %d, or in its comment a line \"Long because ...\"", s.path, f.Name.Name, n, mostFunctionLines)
			}
		}
	}
}
