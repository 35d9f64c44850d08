package notebooks_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A check is a call of nb.Check, nb.Claim, nb.Compare or nb.CompareClaim.
type check struct {
	cell   int
	name   string // the text, or the id of the claim
	begins string // the name as far as it is constant
	claim  bool
	row    bool // a line of nb.Checks
	call   *ast.CallExpr
	routes []names // what each route comes from

	statement *ast.ExprStmt // that the check is, or is a line of
}

// checkers are the functions of package nb that take routes.
var checkers = []string{"Check", "Claim", "Compare", "CompareClaim"}

// names are the full names of functions.
type names map[string]bool

// data are functions that only describe the case at hand.
var data = []string{"econ.Baseline", "econ.BaselineAt", "econ.Market.Validate", "econ/commons.Baseline"}

// economics keeps the functions of the packages that the notebooks are to check.
func (c names) economics() names {
	out := names{}
	for name := range c {
		path, _, _ := strings.Cut(name, ".")
		room := strings.TrimPrefix(path, "econ/")
		if (path == "econ" || strings.HasPrefix(path, "econ/")) && !strings.HasPrefix(room, "internal") && !slices.Contains([]string{"nb", "figure", "chart", "quad", "unit"}, room) &&
			!slices.Contains(data, name) && !strings.HasSuffix(name, ".String") {
			out[name] = true
		}
	}
	return out
}

// checksOf returns the checks of a program, in order.
func checksOf(p *program, claims map[string]names) []check {
	flow := newFlow(p.info, []*ast.File{p.file})
	var out []check
	var statement *ast.ExprStmt
	ast.Inspect(p.file, func(n ast.Node) bool {
		if s, ok := n.(*ast.ExprStmt); ok {
			statement = s
		}
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		function, ok := p.info.Uses[selector.Sel].(*types.Func)
		if !ok || function.Pkg() == nil || function.Pkg().Path() != "valuecapture/econ/nb" ||
			!slices.Contains(checkers, function.Name()) {
			return true
		}
		c := check{cell: p.cellOf(call.Pos()), name: types.ExprString(call.Args[0]), call: call}
		c.claim, c.row = strings.HasSuffix(function.Name(), "Claim"), strings.HasPrefix(function.Name(), "Compare")
		if statement != nil && statement.Pos() <= call.Pos() && call.End() <= statement.End() {
			c.statement = statement
		}
		if value := p.info.Types[call.Args[0]].Value; value != nil {
			c.name = constant.StringVal(value)
		}
		c.begins = p.beginning(call.Args[0])
		for _, route := range call.Args[1:] {
			c.routes = append(c.routes, flow.calls(route))
		}
		if c.claim {
			number := claims[c.name]
			if number == nil {
				number = claims[""]
			}
			c.routes = append(c.routes, number)
		}
		out = append(out, c)
		return true
	})
	return out
}

// beginning is a text as far as it is constant: all of it, or the first of several that
// are put together.
func (p *program) beginning(e ast.Expr) string {
	if value := p.info.Types[e].Value; value != nil {
		return constant.StringVal(value)
	}
	if sum, ok := e.(*ast.BinaryExpr); ok {
		return p.beginning(sum.X)
	}
	return ""
}

// economics are the functions of econ that any route comes from.
func (c check) economics() names {
	union := names{}
	for _, r := range c.routes {
		maps.Copy(union, r.economics())
	}
	return union
}

// fault says why a check cannot fail if econ is wrong, or nothing.
func (c check) fault() string {
	union := c.economics()
	if len(union) == 0 {
		return "no route calls econ"
	}
	for _, r := range c.routes {
		if len(r.economics()) < len(union) {
			return ""
		}
	}
	return "every route calls the same"
}

// ledgerCalls returns, for every claim of the ledger, what its number comes from; and for
// "" that of all claims whose id is put together by a function.
func ledgerCalls(t *testing.T) map[string]names {
	t.Helper()
	paths, err := filepath.Glob("../econ/ledger/*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := checkTypes(t, fset, files)
	flow, out := newFlow(info, files), map[string]names{"": {}}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			fields := map[string]ast.Expr{}
			for _, e := range literal.Elts {
				if pair, ok := e.(*ast.KeyValueExpr); ok {
					fields[types.ExprString(pair.Key)] = pair.Value
				}
			}
			if fields["Compute"] == nil {
				return true
			}
			calls := flow.calls(fields["Compute"])
			if id := info.Types[fields["ID"]].Value; id != nil {
				out[constant.StringVal(id)] = calls
			} else {
				maps.Copy(out[""], calls)
			}
			return true
		})
	}
	return out
}
