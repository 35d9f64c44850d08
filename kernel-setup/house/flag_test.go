package house

import (
	"go/ast"
	"go/token"
	"maps"
	"path"
	"strconv"
	"strings"
	"testing"
)

// flagNames returns the constants of a folder whose names end in Flag, with their values.
func flagNames(t *testing.T, folder string) map[string]string {
	t.Helper()
	names := map[string]string{}
	for _, s := range goFiles(t) {
		if s.isTest() || path.Dir(s.path) != folder {
			continue
		}
		for _, d := range s.syntax.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				if len(v.Names) != 1 || len(v.Values) != 1 || !strings.HasSuffix(v.Names[0].Name, "Flag") {
					continue
				}
				if text, ok := v.Values[0].(*ast.BasicLit); ok {
					names[v.Names[0].Name], _ = strconv.Unquote(text.Value)
				}
			}
		}
	}
	return names
}

// The command and the notebooks know nothing of each other but the names of the flags that
// the one takes and the other words in its messages.
func TestFlagsAgree(t *testing.T) {
	t.Parallel()
	command, notebooks := flagNames(t, "kernel-setup"), flagNames(t, "econ/nb")
	if len(command) == 0 || !maps.Equal(command, notebooks) {
		t.Errorf("kernel-setup has the flags %v and econ/nb %v, want the same", command, notebooks)
	}
}
