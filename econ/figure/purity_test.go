package figure_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestPure: a figure can be drawn in a page as well as in a notebook, so what
// draws it opens no file, asks nothing of its surroundings and knows no notebook.
// A generator seeded in the source asks nothing; the one that seeds itself does.
func TestPure(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("found %d files, %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range parsed.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			for _, banned := range []string{"os", "io/fs", "net", "syscall", "time", "github.com/janpfeifer", "valuecapture/econ/nb"} {
				if path == "math/rand" || path == "crypto/rand" || path == banned || strings.HasPrefix(path, banned+"/") {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
	}
}
