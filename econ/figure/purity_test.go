package figure_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestPure: a figure can be drawn in a page as well as in a notebook, so what draws
// it opens no file, asks nothing of its surroundings and knows no notebook. A
// generator seeded in the source asks nothing; the one that seeds itself does.
func TestPure(t *testing.T) {
	t.Parallel()
	banned := []string{"os", "io/fs", "net", "syscall", "time", "math/rand", "crypto/rand", "github.com/janpfeifer", "valuecapture/econ/nb"}
	for _, folder := range []string{".", "../chart", "../unit", "../ledger", "../exercise"} {
		for file, paths := range imports(t, folder) {
			for _, path := range paths {
				for _, b := range banned {
					if path == b || strings.HasPrefix(path, b+"/") && path != "math/rand/v2" {
						t.Errorf("%s imports %s", file, path)
					}
				}
			}
		}
	}
}

// TestArrows: the toolkit knows no economics, and what writes numbers knows nothing
// of this module.
func TestArrows(t *testing.T) {
	t.Parallel()
	for folder, allowed := range map[string]string{"../chart": "valuecapture/econ/unit", "../unit": ""} {
		for file, paths := range imports(t, folder) {
			for _, path := range paths {
				if strings.HasPrefix(path, "valuecapture/") && path != allowed {
					t.Errorf("%s imports %s, want %q at most", file, path, allowed)
				}
			}
		}
	}
}

// imports returns what each file of a folder imports, without its tests.
func imports(t *testing.T, folder string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("found no file in %s, %v", folder, err)
	}
	out := map[string][]string{}
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
			out[file] = append(out[file], path)
		}
	}
	return out
}
