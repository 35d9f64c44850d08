package notebooks_test

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// A flow knows, for every name of a package, the expressions that its value comes from:
// the body of a function; what is assigned to a variable, and the conditions and loops
// that the assignment stands in.
type flow struct {
	info  *types.Info
	from  map[types.Object][]ast.Node
	holds map[types.Object]*ast.FuncType // local functions that hold a check
}

func newFlow(info *types.Info, files []*ast.File) *flow {
	f := &flow{info: info, from: map[types.Object][]ast.Node{}, holds: map[types.Object]*ast.FuncType{}}
	for _, file := range files {
		var stack []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			f.assign(n, stack)
			stack = append(stack, n)
			return true
		})
	}
	return f
}

func (f *flow) assign(n ast.Node, stack []ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		f.arguments(n)
	case *ast.FuncDecl:
		if n.Body != nil {
			f.add(n.Name, []ast.Node{n.Body})
			f.function(n.Name, n.Type, n.Body)
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if values := right(n.Values, i, len(n.Names)); values != nil {
				f.add(name, values)
			}
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			f.add(left, append(right(n.Rhs, i, len(n.Lhs)), controls(stack)...))
			if name, ok := left.(*ast.Ident); ok && i < len(n.Rhs) {
				if literal, ok := n.Rhs[i].(*ast.FuncLit); ok {
					f.function(name, literal.Type, literal.Body)
				}
			}
		}
	case *ast.IncDecStmt:
		f.add(n.X, controls(stack))
	case *ast.RangeStmt:
		for _, left := range []ast.Expr{n.Key, n.Value} {
			if left != nil {
				f.add(left, append([]ast.Node{n.X}, controls(stack)...))
			}
		}
	}
}

// arguments notes that the parameters of a local function that holds a check come from
// what it is called with. For other functions that would mix up what they are called for.
func (f *flow) arguments(call *ast.CallExpr) {
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return
	}
	declared := f.holds[f.info.Uses[id]]
	if declared == nil {
		return
	}
	i := 0
	for _, field := range declared.Params.List {
		for _, name := range field.Names {
			if i < len(call.Args) {
				f.add(name, []ast.Node{call.Args[i]})
			}
			i++
		}
	}
}

// function notes a local function if it holds a check.
func (f *flow) function(name *ast.Ident, signature *ast.FuncType, body ast.Node) {
	ast.Inspect(body, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains(checkers, s.Sel.Name) && f.info.Defs[name] != nil {
			f.holds[f.info.Defs[name]] = signature
		}
		return true
	})
}

// right is what stands for the i-th of n names on the right.
func right(values []ast.Expr, i, n int) []ast.Node {
	switch {
	case len(values) == n:
		return []ast.Node{values[i]}
	case len(values) == 1:
		return []ast.Node{values[0]}
	}
	return nil
}

// controls are the conditions and loops around a statement, up to its function.
func controls(stack []ast.Node) []ast.Node {
	var out []ast.Node
	for i := len(stack) - 1; i >= 0; i-- {
		switch n := stack[i].(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return out
		case *ast.IfStmt:
			out = append(out, n.Cond)
		case *ast.ForStmt:
			if n.Cond != nil {
				out = append(out, n.Cond)
			}
		case *ast.RangeStmt:
			out = append(out, n.X)
		case *ast.SwitchStmt:
			if n.Tag != nil {
				out = append(out, n.Tag)
			}
		case *ast.CaseClause:
			for _, e := range n.List {
				out = append(out, e)
			}
		}
	}
	return out
}

// add notes where the variable under an expression such as x, x[i] or x.y comes from.
func (f *flow) add(left ast.Expr, from []ast.Node) {
	for {
		switch l := left.(type) {
		case *ast.IndexExpr:
			left = l.X
		case *ast.SelectorExpr:
			left = l.X
		case *ast.StarExpr:
			left = l.X
		case *ast.ParenExpr:
			left = l.X
		case *ast.Ident:
			object := f.info.Defs[l]
			if object == nil {
				object = f.info.Uses[l]
			}
			if object != nil {
				f.from[object] = append(f.from[object], from...)
			}
			return
		default:
			return
		}
	}
}

// calls returns the full names of the functions of other packages that a value comes from.
func (f *flow) calls(n ast.Node) names {
	found, seen := names{}, map[types.Object]bool{}
	var visit func(ast.Node)
	visit = func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			object := f.info.Uses[id]
			if object == nil || seen[object] {
				return true
			}
			seen[object] = true
			if function, ok := object.(*types.Func); ok && f.from[object] == nil {
				found[strings.NewReplacer("valuecapture/", "", "(", "", ")", "", "*", "").Replace(function.FullName())] = true
			}
			for _, from := range f.from[object] {
				visit(from)
			}
			return true
		})
	}
	visit(n)
	return found
}
