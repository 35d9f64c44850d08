package composer

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"
)

// A function is a function or a method.
type function struct {
	name string
	text fragment
	uses names
}

// A typed is a type declaration.
type typed struct {
	text fragment
	uses names
}

// A variable is one name of a variable declaration, with all that the kernel renders for
// it. One value for several names makes a tuple, which only its first name renders.
type variable struct {
	name       fragment
	kind, what fragment // type and value
	tuple      []*variable
	uses       names
}

// A constant knows its neighbours: iota counts them.
type constant struct {
	name       fragment
	kind, what fragment // type and value
	before     *constant
	after      *constant
	uses       names
}

// declared are the declarations that a cell sees, under the keys by which the kernel
// tells that one is made anew.
type declared struct {
	imports   map[string]imported
	types     map[string]typed
	constants map[string]*constant
	variables map[string]*variable
	functions map[string]function
}

func newDeclared() *declared {
	return &declared{map[string]imported{}, map[string]typed{}, map[string]*constant{}, map[string]*variable{}, map[string]function{}}
}

// with returns d with what a cell declares, as the kernel merges the two.
func (d *declared) with(more *declared) *declared {
	all := &declared{maps.Clone(d.imports), maps.Clone(d.types), maps.Clone(d.constants), maps.Clone(d.variables), maps.Clone(d.functions)}
	maps.Copy(all.imports, more.imports)
	maps.Copy(all.types, more.types)
	maps.Copy(all.constants, more.constants)
	maps.Copy(all.functions, more.functions)
	for key := range more.variables {
		if old := all.variables[key]; old != nil {
			for _, gone := range old.tuple { // the names of a tuple have one value
				delete(all.variables, gone.name.text)
			}
		}
	}
	maps.Copy(all.variables, more.variables)
	return all
}

// has tells whether a name is declared.
func (d *declared) has(name string) bool {
	_, isType := d.types[name]
	_, isFunction := d.functions[name]
	return isType || isFunction || d.constants[name] != nil || d.variables[name] != nil
}

// names lists what is declared, without methods.
func (d *declared) names() []string {
	list := slices.Concat(slices.Collect(maps.Keys(d.types)), slices.Collect(maps.Keys(d.constants)),
		slices.Collect(maps.Keys(d.variables)), slices.Collect(maps.Keys(d.functions)))
	return slices.DeleteFunc(list, func(name string) bool { return strings.Contains(name, "~") })
}

// declarations returns what the cell declares, and its main function or nil.
func (k *code) declarations(list []use) (*declared, *ast.FuncDecl) {
	d := newDeclared()
	for _, spec := range k.syntax.Imports {
		i := imported{path: importPath(spec), at: k.node(spec)}
		if spec.Name != nil {
			i.alias = spec.Name.Name
		}
		d.imports[i.key()] = i
	}
	var main *ast.FuncDecl
	for _, decl := range k.syntax.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			key := k.functionKey(decl)
			if key == "main" {
				main = decl
				continue
			}
			f := function{decl.Name.Name, k.node(decl), within(list, decl.Pos(), decl.End())}
			f.text.text = directives(decl.Doc) + f.text.String()
			d.functions[key] = f
		case *ast.GenDecl:
			k.specs(d, decl, list)
		}
	}
	return d, main
}

// functionKey is the name of a function, or of a method behind that of its type.
func (k *code) functionKey(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return f.Name.Name
	}
	receiver := "unknown" // the kernel's name for a generic type
	switch t := f.Recv.List[0].Type.(type) {
	case *ast.Ident:
		receiver = t.Name
	case *ast.StarExpr:
		receiver = k.node(t.X).text
	}
	return receiver + "~" + f.Name.Name
}

// directives returns the lines of a comment that the compiler reads.
func directives(doc *ast.CommentGroup) string {
	var b strings.Builder
	if doc != nil {
		for _, line := range doc.List {
			if strings.HasPrefix(line.Text, "//go:") {
				fmt.Fprintln(&b, line.Text)
			}
		}
	}
	return b.String()
}

// specs enters the parts of a declaration of types, constants or variables.
func (k *code) specs(d *declared, decl *ast.GenDecl, list []use) {
	var last *constant
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			d.types[spec.Name.Name] = typed{k.node(spec), within(list, spec.Pos(), spec.End())}
		case *ast.ValueSpec:
			if decl.Tok == token.CONST {
				last = k.constants(d, spec, last, list)
			} else {
				k.variables(d, spec, list)
			}
		}
	}
}

// optional is the text of an expression that may be absent.
func (k *code) optional(e ast.Expr) fragment {
	if e == nil {
		return fragment{}
	}
	return k.node(e)
}

func value(values []ast.Expr, i int) ast.Expr {
	if i < len(values) {
		return values[i]
	}
	return nil
}

func (k *code) constants(d *declared, spec *ast.ValueSpec, last *constant, list []use) *constant {
	for i, id := range spec.Names {
		c := &constant{name: k.node(id), kind: k.optional(spec.Type), what: k.optional(value(spec.Values, i)), before: last,
			uses: within(list, spec.Pos(), spec.End())}
		if last != nil {
			last.after = c
		}
		last = c
		d.constants[id.Name] = c
	}
	return last
}

func (k *code) variables(d *declared, spec *ast.ValueSpec, list []use) {
	var tuple []*variable
	for i, id := range spec.Names {
		v := &variable{name: k.node(id), kind: k.optional(spec.Type), what: k.optional(value(spec.Values, i)),
			uses: within(list, spec.Pos(), spec.End())}
		key := id.Name
		if key == "_" { // each is kept
			key = fmt.Sprintf("_~%03d%03d%03d", k.number, v.name.line, v.name.column)
		}
		d.variables[key] = v
		tuple = append(tuple, v)
	}
	if len(spec.Values) == 1 {
		for _, v := range tuple {
			v.tuple = tuple
		}
	}
}
