package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// endings are the calls that end the process where they stand, so that nothing that
// was deferred is carried out.
var endings = []string{"os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln", "syscall.Exec", "syscall.Exit"}

// No function of the repository defers something and then ends the process.
func TestNothingDeferredIsSkipped(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if call, at := skipped(n); call != "" {
				t.Errorf("%s:%d: %s skips what the function defers: return the status and exit in the caller", f.path, f.line(at), call)
			}
			return true
		})
	}
}

// skipped returns the call that ends the process in a function that defers.
func skipped(n ast.Node) (call string, at token.Pos) {
	var body *ast.BlockStmt
	switch n := n.(type) {
	case *ast.FuncDecl:
		body = n.Body
	case *ast.FuncLit:
		body = n.Body
	}
	if body == nil || !defers(body) {
		return "", 0
	}
	ast.Inspect(body, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			if s, ok := c.Fun.(*ast.SelectorExpr); ok {
				if p, ok := s.X.(*ast.Ident); ok {
					for _, e := range endings {
						if e == p.Name+"."+s.Sel.Name {
							call, at = e, c.Pos()
						}
					}
				}
			}
		}
		return true
	})
	return call, at
}

// defers tells whether a function defers something itself, and not in a function
// inside it.
func defers(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			found = true
		}
		return !found
	})
	return found
}

func TestSkipped(t *testing.T) {
	t.Parallel()
	tests := []struct{ body, want string }{
		{"defer stop(); os.Exit(run())", "os.Exit"},
		{"defer stop(); if bad { log.Fatalf(\"no\") }", "log.Fatalf"},
		{"defer stop(); func() { syscall.Exec(a, b, c) }()", "syscall.Exec"},
		{"os.Exit(run())", ""},
		{"func() { defer stop() }(); os.Exit(0)", ""},
	}
	for _, test := range tests {
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", "package a\nfunc f() { "+test.body+" }", 0)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := skipped(file.Decls[0]); got != test.want {
			t.Errorf("%s: %q, want %q", test.body, got, test.want)
		}
	}
}
