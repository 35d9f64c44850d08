package composer

import (
	"go/ast"
	"go/token"
	"slices"
)

// names are identifiers of the package or beyond it that a piece of code uses. A name
// is true if it stands before a dot, as that of a package does; then it is also there with
// what comes behind the dot.
type names map[string]bool

func (n names) add(more names) {
	for name, dotted := range more {
		n[name] = n[name] || dotted
	}
}

// A use is one place of a name.
type use struct {
	name   string
	member string // behind its dot, if it has one
	pos    token.Pos
}

// uses lists where a cell uses names of the package, declared by itself or not. The key of a
// composite literal may be a field or a name: it counts as a name.
func (k *code) uses() []use {
	free := map[*ast.Ident]bool{}
	for _, id := range k.syntax.Unresolved {
		free[id] = true
	}
	member := map[*ast.Ident]string{}
	ast.Inspect(k.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				member[id] = n.Sel.Name
			}
		case *ast.Ident:
			if n.Obj != nil && n.Obj == k.syntax.Scope.Lookup(n.Name) && n.Obj.Pos() != n.Pos() {
				free[n] = true
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && id.Obj == nil {
				free[id] = true
			}
		}
		return true
	})
	var list []use
	for id := range free {
		list = append(list, use{id.Name, member[id], id.Pos()})
	}
	slices.SortFunc(list, func(a, b use) int { return int(a.pos - b.pos) })
	return list
}

// within returns the names used between two positions.
func within(list []use, from, to token.Pos) names {
	n := names{}
	for _, u := range list {
		if from <= u.pos && u.pos < to {
			n[u.name] = n[u.name] || u.member != ""
			if u.member != "" {
				n[u.name+"."+u.member] = false
			}
		}
	}
	return n
}

// placed are functions that report where in the source they are called, which is another
// place in the kernel's program.
var placed = []string{"runtime.Caller", "runtime.Callers", "debug.Stack", "debug.PrintStack", "log.Lshortfile", "log.Llongfile"}

// unknown returns what of the cell's Go only the kernel knows.
func (k *code) unknown() error {
	var err error
	found := func(pos token.Pos, what string) {
		if err == nil {
			err = &UnknownError{k.number, k.files.Position(pos).Line, what}
		}
	}
	mains := 0
	ast.Inspect(k.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			switch path := importPath(n); {
			case path == "C":
				found(n.Pos(), "an import of C")
			case path == kernelModule || len(path) > len(kernelModule) && path[:len(kernelModule)+1] == kernelModule+"/":
				found(n.Pos(), "an import of the kernel's own "+path)
			}
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				if id.Name == "gonbui" && id.Obj == nil {
					found(n.Pos(), "the kernel's own gonbui")
				}
				if name := id.Name + "." + n.Sel.Name; slices.Contains(placed, name) {
					found(n.Pos(), name+", which reports its place in the program")
				}
			}
		case *ast.Ident:
			if n.Name == "main" {
				if mains++; mains > 2 { // the package, the function
					found(n.Pos(), "another use of the name main")
				}
			}
		}
		return true
	})
	return err
}

const kernelModule = "github.com/janpfeifer/gonb"
