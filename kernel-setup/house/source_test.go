package house

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// root is the checkout, seen from this folder.
const root = "../.."

// A source is one Go file of the repository.
type source struct {
	path   string // from the root, with slashes
	text   []byte
	syntax *ast.File
	files  *token.FileSet
}

func (s source) isTest() bool           { return strings.HasSuffix(s.path, "_test.go") }
func (s source) room() string           { return roomOf(path.Dir(s.path)) }
func (s source) line(pos token.Pos) int { return s.files.Position(pos).Line }
func (s source) lines() int             { return bytes.Count(s.text, []byte("\n")) }

// imports are the paths that the file imports.
func (s source) imports() []string {
	var paths []string
	for _, i := range s.syntax.Imports {
		paths = append(paths, strings.Trim(i.Path.Value, `"`))
	}
	return paths
}

var parsed = sync.OnceValues(parseAll)

// goFiles returns every Go file of the repository, in the order of their paths.
func goFiles(t *testing.T) []source {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// parseAll reads every Go file but those in testdata and in folders whose name begins
// with a dot.
func parseAll() ([]source, error) {
	var all []source
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && name != root && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".")) {
			return filepath.SkipDir
		}
		if e.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		s := source{path: filepath.ToSlash(rel), files: token.NewFileSet()}
		if s.text, err = os.ReadFile(name); err != nil {
			return err
		}
		s.syntax, err = parser.ParseFile(s.files, name, s.text, parser.ParseComments)
		all = append(all, s)
		return err
	})
	return all, err
}

// whole skips a test of documents in a copy that has none, as an image has.
func whole(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(root + "/.github"); err != nil {
		t.Skip("this copy of the repository has no documents for contributors")
	}
}
