package notebooks_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var mutations = flag.String("mutations", "", "the file to which TestMutations writes which mutation fails which check")

// Every check fails if some function of econ that its routes come from is wrong: the
// exported functions of econ are wrapped, and one at a time returns other numbers. It takes
// many minutes, and runs only if it is told where to write its table:
//
//	go test ./notebooks -run Mutations -timeout 60m -mutations testdata/mutations.txt
func TestMutations(t *testing.T) {
	if *mutations == "" {
		t.Skip("no -mutations")
	}
	overlay := mutatedEcon(t)
	programs, checks := everyCheck(t)
	var group sync.WaitGroup
	var mutex sync.Mutex
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var lines, survivors []string
	for i, p := range programs {
		if len(checks[i]) == 0 {
			continue
		}
		binary := build(t, p.separate(checks[i]), "-overlay", overlay)
		for k, c := range checks[i] {
			group.Go(func() {
				limit <- struct{}{}
				killer := c.killer(binary, k)
				<-limit
				mutex.Lock()
				defer mutex.Unlock()
				name := fmt.Sprintf("%s | %s", slug(p.path), strings.TrimSpace(c.name))
				if killer == "" {
					survivors = append(survivors, name)
					killer = "SURVIVES: no function of econ"
					if called := slices.Sorted(maps.Keys(c.economics())); len(called) > 0 {
						killer = "SURVIVES: " + strings.Join(called, ", ")
					}
				}
				lines = append(lines, name+" | "+killer)
			})
		}
	}
	group.Wait()
	slices.Sort(lines)
	slices.Sort(survivors)
	if err := os.WriteFile(*mutations, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	onlyListed(t, "testdata/survivors.txt", survivors)
}

// killer is a mutation that fails the check, or "".
func (c check) killer(binary string, k int) string {
	union := c.economics()
	said := `nb: check "`
	if c.row {
		said += c.begins
	}
	for _, how := range []string{"changed", "negated", "squared"} {
		for _, function := range slices.Sorted(maps.Keys(union)) {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			run := exec.CommandContext(ctx, binary, strconv.Itoa(c.cell), strconv.Itoa(k))
			run.Env = append(os.Environ(), "MUTATE="+function, "MUTATION="+how)
			out, err := run.CombinedOutput()
			cancel()
			if err != nil && (strings.Contains(string(out), said) || strings.Contains(string(out), `nb: check of claim "`)) {
				return function + " " + how
			}
		}
	}
	return ""
}

// separate is the program in which each check runs only if its number is the second
// argument, so that one that fails does not hide the next.
func (p *program) separate(checks []check) string {
	var texts []insertion
	seen := map[*ast.ExprStmt]int{}
	for k, c := range checks {
		if c.statement == nil {
			continue
		}
		if _, ok := seen[c.statement]; !ok {
			texts = append(texts, insertion{c.statement.End(), "}"})
		}
		seen[c.statement]++
		text := fmt.Sprintf("os_.Args[2] == \"%d\" ", k)
		if seen[c.statement] > 1 {
			text = "|| " + text
		}
		texts = append(texts, insertion{c.statement.Pos(), text})
	}
	for s := range seen {
		texts = append([]insertion{{s.Pos(), "if "}}, texts...)
		texts = append(texts, insertion{s.Pos(), "{ "})
	}
	return p.insert(texts)
}

// mutatedEcon writes econ with every exported function wrapped, and returns the file that
// tells the compiler to take it in place of the true one.
func mutatedEcon(t *testing.T) string {
	t.Helper()
	dir, replace := t.TempDir(), map[string]string{}
	out, err := exec.Command("go", "list", "-f", "{{.Dir}} {{.ImportPath}} {{join .GoFiles \" \"}}", "../econ/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := ""
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		path := strings.TrimPrefix(fields[1], "valuecapture/")
		if path == "econ" {
			root = fields[0]
		}
		if len(names{path + ".x": true}.economics()) == 0 || strings.Contains(path, "/internal") || strings.Contains(path, "exercise") || strings.Contains(path, "ledger") || strings.HasSuffix(path, "test") {
			continue
		}
		for _, name := range fields[2:] {
			file := filepath.Join(fields[0], name)
			replace[file] = filepath.Join(dir, fmt.Sprintf("%d.go", len(replace)))
			if err := os.WriteFile(replace[file], []byte(wrapped(t, file, path)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	mutated, err := filepath.Abs("testdata/mutated/mutated.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	replace[filepath.Join(root, "internal", "mutated", "mutated.go")] = mutated
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return overlay
}

// wrapped is a file of econ in which every exported function F is called FPlain, and a new
// F returns what package mutated makes of it.
func wrapped(t *testing.T, path, room string) string {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{source: string(source), fset: fset}
	var texts []insertion
	var wrappers strings.Builder
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			if text := wrapper(f, room); text != "" {
				texts = append(texts, insertion{f.Name.End(), "Plain"})
				wrappers.WriteString(text)
			}
		}
	}
	if len(texts) == 0 {
		return p.source
	}
	texts = append(texts, insertion{file.Name.End(), "; import mutated_ \"valuecapture/econ/internal/mutated\""})
	return p.insert(texts) + wrappers.String()
}

// wrapper is the new form of an exported function, or nothing for one without results.
func wrapper(f *ast.FuncDecl, room string) string {
	results := expanded(f.Type.Results)
	if !f.Name.IsExported() || f.Type.TypeParams != nil || len(results) == 0 || len(results) > 3 {
		return ""
	}
	receiver, call, name := "", "", room+"."+f.Name.Name
	if f.Recv != nil {
		kind := types.ExprString(f.Recv.List[0].Type)
		receiver, call = "(r_ "+kind+") ", "r_."
		name = room + "." + strings.TrimPrefix(kind, "*") + "." + f.Name.Name
	}
	var params, args []string
	for i, kind := range expanded(f.Type.Params) {
		params = append(params, fmt.Sprintf("a%d_ %s", i, kind))
		arg := fmt.Sprintf("a%d_", i)
		if strings.HasPrefix(kind, "...") {
			arg += "..."
		}
		args = append(args, arg)
	}
	kinds := strings.Join(results, ", ")
	return fmt.Sprintf("\nfunc %s%s(%s) (%s) { return mutated_.%s[%s](%q)(%s%sPlain(%s)) }\n", receiver, f.Name.Name, strings.Join(params, ", "), kinds,
		[]string{"One", "Two", "Three"}[len(results)-1], kinds, name, call, f.Name.Name, strings.Join(args, ", "))
}

// expanded is the type of each parameter, or result, of a list.
func expanded(list *ast.FieldList) []string {
	var kinds []string
	if list == nil {
		return nil
	}
	for _, field := range list.List {
		for range max(1, len(field.Names)) {
			kinds = append(kinds, types.ExprString(field.Type))
		}
	}
	return kinds
}
