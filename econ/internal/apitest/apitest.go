// Package apitest answers: does a package return NaN beside every error, as the
// documentation of econ promises?
package apitest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Refusals are calls that must be refused, by the name of what they call: "Read" for a
// function, "Market.Monopoly" for a method, whether or not its receiver is a pointer. A
// call returns the results of the function, the error last: see [Results]. Several
// calls of one function share its name, followed by a slash and a text that differs, as
// in "Market.Monopoly/no wage".
type Refusals map[string]func() []any

// Results gathers the results of a call into a slice,
//
//	func() []any { return apitest.Results(market.Monopoly()) }
func Results(results ...any) []any { return results }

// NaNBesideErrors tests the package in the test's own folder. It fails t unless each
// exported function and method whose last result is an error is among the refusals,
// each refusal returns an error and does not panic, and every float64 beside the error
// is NaN, also inside structs, slices, arrays and pointers.
//
// A function in exempt may be missing. Give the reason as its value.
func NaNBesideErrors(t *testing.T, refusals Refusals, exempt map[string]string) {
	t.Helper()
	declared := returningErrors(t, ".")
	covered := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(refusals)) {
		function, _, _ := strings.Cut(name, "/")
		covered[function] = true
		if !slices.Contains(declared, function) {
			t.Errorf("%s: no exported function of this name returns an error", name)
			continue
		}
		if problem := refused(refusals[name]); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
	}
	for _, name := range declared {
		if _, ok := exempt[name]; !ok && !covered[name] {
			t.Errorf("%s returns an error, and no call of it that must be refused is listed", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(exempt)) {
		if !slices.Contains(declared, name) {
			t.Errorf("%s is exempt, and no exported function of this name returns an error", name)
		}
	}
}

// refused describes what is wrong with the results of a call, "" if nothing is.
func refused(call func() []any) (problem string) {
	defer func() {
		if r := recover(); r != nil {
			problem = fmt.Sprintf("panicked: %v", r)
		}
	}()
	results := call()
	if len(results) == 0 {
		return "returned nothing, want an error"
	}
	last := len(results) - 1
	if err, ok := results[last].(error); !ok || err == nil {
		return fmt.Sprintf("returned %v, want an error", results)
	}
	for i, r := range results[:last] {
		if where := number(reflect.ValueOf(r), fmt.Sprintf("result %d", i+1), 0); where != "" {
			return fmt.Sprintf("%s beside the error %q, want NaN", where, results[last])
		}
	}
	return ""
}

// number returns the place and value of the first float64 in v that is not NaN. It
// looks at unexported fields too and follows pointers a few levels down.
func number(v reflect.Value, where string, depth int) string {
	if depth > 8 {
		return ""
	}
	switch v.Kind() {
	case reflect.Float64, reflect.Float32:
		if !math.IsNaN(v.Float()) {
			return fmt.Sprintf("%s is %v", where, v.Float())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if found := number(v.Field(i), where+"."+v.Type().Field(i).Name, depth+1); found != "" {
				return found
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if found := number(v.Index(i), fmt.Sprintf("%s[%d]", where, i), depth+1); found != "" {
				return found
			}
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return number(v.Elem(), where, depth+1)
		}
	}
	return ""
}

// returningErrors lists the exported functions and the exported methods of exported
// types in a folder whose last result is an error, without its tests.
func returningErrors(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s (%v)", folder, err)
	}
	var names []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				if name := exportedName(f); name != "" && endsInError(f.Type) {
					names = append(names, name)
				}
			}
		}
	}
	slices.Sort(names)
	return names
}

// exportedName returns "F" or "T.M", or "" for a function that is not exported.
func exportedName(f *ast.FuncDecl) string {
	if !f.Name.IsExported() {
		return ""
	}
	if f.Recv == nil {
		return f.Name.Name
	}
	receiver := f.Recv.List[0].Type
	if p, ok := receiver.(*ast.StarExpr); ok {
		receiver = p.X
	}
	if g, ok := receiver.(*ast.IndexExpr); ok { // a generic type
		receiver = g.X
	}
	if id, ok := receiver.(*ast.Ident); ok && id.IsExported() {
		return id.Name + "." + f.Name.Name
	}
	return ""
}

func endsInError(f *ast.FuncType) bool {
	if f.Results == nil || len(f.Results.List) == 0 {
		return false
	}
	id, ok := f.Results.List[len(f.Results.List)-1].Type.(*ast.Ident)
	return ok && id.Name == "error"
}
