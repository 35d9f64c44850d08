package notebooks_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A program is the code of a notebook, or of a part of it, as one Go file: cell 12 is its
// function cell12, and main runs the cell whose number is its argument. A notebook that
// declares a name twice becomes several programs.
type program struct {
	path   string // of the notebook
	cells  []int  // counted from 0, Markdown included
	source string

	fset *token.FileSet
	file *ast.File
	info *types.Info
}

// A declaration is a name of a notebook and its source.
type declaration struct{ name, source string }

// composed returns the programs of a notebook.
func composed(t *testing.T, n notebook) []*program {
	t.Helper()
	var programs []*program
	var imports []string
	var declared []declaration
	bodies := map[int]string{}
	finish := func() {
		if len(bodies) > 0 {
			programs = append(programs, newProgram(n.path, imports, declared, bodies))
			bodies = map[int]string{}
		}
	}
	for i, c := range n.Cells {
		if c.Type != "code" {
			continue
		}
		top, body, runs := strings.Cut("\n"+c.source(), "\n%%")
		paths, names, err := declarations(top)
		if err != nil {
			t.Fatalf("%s, cell %d: %v", n.path, i, err)
		}
		imports = append(imports, paths...)
		for _, d := range names {
			at := slices.IndexFunc(declared, func(old declaration) bool { return old.name == d.name })
			switch {
			case at < 0:
				declared = append(declared, d)
			case declared[at].source != d.source:
				finish()
				declared = slices.Clone(declared)
				declared[at] = d
			}
		}
		if runs {
			bodies[i] = body
		}
	}
	finish()
	return programs
}

// declarations returns the imports of a cell and the names it declares.
func declarations(text string) (imports []string, declared []declaration, err error) {
	source := "package main\n" + text
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, parser.ParseComments)
	if err != nil {
		return nil, nil, err
	}
	between := func(from, to token.Pos) string { return source[fset.Position(from).Offset:fset.Position(to).Offset] }
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				name = types.ExprString(d.Recv.List[0].Type) + "." + name
			}
			declared = append(declared, declaration{name, between(d.Pos(), d.End())})
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.ImportSpec); ok {
					imports = append(imports, between(s.Pos(), s.End()))
					continue
				}
				declared = append(declared, declaration{specified(s), d.Tok.String() + " " + between(s.Pos(), s.End())})
			}
		}
	}
	return imports, declared, nil
}

// specified is the name, or the names, of a type, constant or variable.
func specified(s ast.Spec) string {
	if s, ok := s.(*ast.TypeSpec); ok {
		return s.Name.Name
	}
	var names []string
	for _, name := range s.(*ast.ValueSpec).Names {
		names = append(names, name.Name)
	}
	return strings.Join(names, ",")
}

func newProgram(path string, imports []string, declared []declaration, bodies map[int]string) *program {
	p := &program{path: path}
	var b, rest strings.Builder
	for _, d := range declared {
		fmt.Fprintln(&rest, d.source)
	}
	for i := range bodies {
		p.cells = append(p.cells, i)
	}
	slices.Sort(p.cells)
	for _, i := range p.cells {
		fmt.Fprintf(&rest, "func cell%d() {%s\n}\n", i, bodies[i])
	}
	fmt.Fprint(&rest, "func main() {\n\tswitch os_.Args[1] {\n")
	for _, i := range p.cells {
		fmt.Fprintf(&rest, "\tcase \"%d\":\n\t\tcell%d()\n", i, i)
	}
	fmt.Fprint(&rest, "\t}\n}\n")
	fmt.Fprint(&b, "package main\nimport os_ \"os\"\n")
	slices.Sort(imports)
	for _, spec := range slices.Compact(imports) {
		name := strings.TrimSuffix(filepath.ToSlash(strings.Trim(spec, `"`)), "/v2")
		if name = name[strings.LastIndex(name, "/")+1:]; strings.Contains(rest.String(), name+".") {
			fmt.Fprintln(&b, "import", spec)
		}
	}
	p.source = b.String() + rest.String()
	return p
}

// typed parses and checks a program.
func (p *program) typed(t *testing.T) {
	t.Helper()
	p.fset = token.NewFileSet()
	file, err := parser.ParseFile(p.fset, p.path, p.source, 0)
	if err != nil {
		t.Fatal(err)
	}
	p.file = file
	p.info = checkTypes(t, p.fset, []*ast.File{file})
}

// checkTypes finds out what every name of a package means.
func checkTypes(t *testing.T, fset *token.FileSet, files []*ast.File) *types.Info {
	t.Helper()
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", exported(t))}
	if _, err := config.Check("main", fset, files, info); err != nil {
		t.Fatal(err)
	}
	return info
}

var exports = sync.OnceValues(func() (map[string]string, error) { return list("-deps", "../econ/...") })

// list finds the compiled forms of packages.
func list(args ...string) (map[string]string, error) {
	list := exec.Command("go", append([]string{"list", "-export", "-f", "{{.ImportPath}} {{.Export}}"}, args...)...)
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("%v: %w", list, err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		files[path] = file
	}
	return files, nil
}

// exported opens the compiled form of a package.
func exported(t *testing.T) importer.Lookup {
	t.Helper()
	files, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) (io.ReadCloser, error) {
		file := files[path]
		if file == "" { // not used by econ
			more, err := list(path)
			if err != nil {
				return nil, err
			}
			file = more[path]
		}
		return os.Open(file)
	}
}

// build compiles the source of a program and returns the path of the executable.
func build(t *testing.T, source string, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	file, out := filepath.Join(dir, "main.go"), filepath.Join(dir, "cells")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("go", append(append([]string{"build"}, flags...), "-o", out, file)...).CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, text)
	}
	return out
}

// cellOf is the number of the cell that a position of the program is in, or -1.
func (p *program) cellOf(at token.Pos) int {
	for _, d := range p.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Pos() <= at && at < f.End() {
			if number, found := strings.CutPrefix(f.Name.Name, "cell"); found {
				if i, err := strconv.Atoi(number); err == nil {
					return i
				}
			}
		}
	}
	return -1
}

// insert puts texts into the source at positions.
func (p *program) insert(texts []insertion) string {
	slices.SortStableFunc(texts, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	last := 0
	for _, i := range texts {
		offset := p.fset.Position(i.at).Offset
		b.WriteString(p.source[last:offset] + i.text)
		last = offset
	}
	return b.String() + p.source[last:]
}

type insertion struct {
	at   token.Pos
	text string
}

// Every notebook is a Go program.
func TestComposed(t *testing.T) {
	t.Parallel()
	for _, n := range everyNotebook(t) {
		for _, p := range composed(t, n) {
			p.typed(t)
		}
	}
}
