package composer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// numbered makes cells of sources.
func numbered(sources ...string) []Cell {
	var cells []Cell
	for i, s := range sources {
		cells = append(cells, Cell{i + 1, s})
	}
	return cells
}

// compose returns the programs of cells that are known to the composer.
func compose(t *testing.T, sources ...string) []Program {
	t.Helper()
	programs, err := Compose(numbered(sources...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return programs
}

// Which cells share a program. Each case says what would go wrong if more of them did.
func TestShared(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, want string
		cells      []string
	}{
		{"nothing in the way", "[1 2 3]", []string{"import \"fmt\"\nvar n = 1", "%%\nfmt.Println(n)", "func f() int { return n }\n%%\nfmt.Println(f())"}},
		{"the same import again", "[1 2]", []string{"import \"fmt\"", "import \"fmt\"\n%%\nfmt.Println()"}},
		{"a function made anew", "[1 2] [3]", []string{"func f() {}", "%%\nf()", "func f() { println() }\n%%\nf()"}},
		{"a variable made anew", "[1] [2]", []string{"var x = 1", "var x = 2"}},
		{"a constant made anew", "[1] [2]", []string{"const x = 1", "const x = 2"}},
		{"a type made anew", "[1] [2]", []string{"type T int", "type T string"}},
		{"a variable of the name of a function", "[1] [2]", []string{"func x() {}", "var x = 1"}},
		{"an import made anew", "[1] [2]", []string{"import rand \"math/rand\"", "import rand \"crypto/rand\""}},
		{"used before it is declared", "[1] [2]", []string{"%%\nx = 1", "var x = 2"}},
		{"a built-in name used before it is declared", "[1] [2]", []string{"%%\nprintln(max(1, 2))", "func max(a, b int) int { return 7 }"}},
		{"an imported name used before it is declared", "[1] [2]", []string{"import \"sort\"\n%%\nsort.Ints(nil)", "func sort() {}"}},
		{"a package used before it is imported by another path", "[1] [2]", []string{"%%\nrand.Int()", "import \"math/rand/v2\""}},
		{"a key that a later constant would be", "[1] [2]", []string{"var m = map[string]int{key: 1}", "const key = \"a\""}},
		{"a method for an earlier type", "[1 2] [3]", []string{"type T int", "%%\nprintln(T(1))", "func (T) String() string { return \"\" }"}},
		{"type and method together", "[1 2]", []string{"%%\nprintln(1)", "type T int\nfunc (T) String() string { return \"\" }"}},
		{"an import for its effects", "[1] [2]", []string{"%%\nprintln(1)", "import _ \"image/png\""}},
		{"an import of names", "[1] [2]", []string{"%%\nprintln(1)", "import . \"math\""}},
		{"both print, the later is first by name", "[1] [2]", []string{"func say(s string) int { println(s); return 1 }\nvar b = say(\"b\")", "var a = say(\"a\")"}},
		{"both print, the later is last by name", "[1 2]", []string{"func say(s string) int { println(s); return 1 }\nvar a = say(\"a\")", "var b = say(\"b\")"}},
		{"both draw from one generator", "[1] [2]", []string{
			"import \"math/rand/v2\"\nvar source = rand.New(rand.NewPCG(1, 1))\nvar second = source.Float64()", "var first = source.Float64()"}},
		{"the later needs the earlier", "[1 2]", []string{"func say(s string) int { println(s); return 1 }\nvar b = say(\"b\")", "var a = b + say(\"a\")"}},
		{"a local variable of a later name", "[1 2]", []string{"%%\nx := 1\nprintln(x)", "var x = 2"}},
		{"a field of a later name", "[1 2]", []string{"type T struct{ x int }\n%%\nprintln(T{}.x)", "var x = 2"}},
	}
	for _, test := range tests {
		var got []string
		for _, p := range compose(t, test.cells...) {
			got = append(got, fmt.Sprint(p.Cells))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: programs of cells %v, want %s", test.name, got, test.want)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	tests := []struct{ cell, want string }{
		{"!ls", "cell 1, line 1 has the command !ls"},
		{"import \"fmt\"\n%env A=b", "cell 1, line 2 has the command %env"},
		{"%%bash\nls", "cell 1, line 1 has the command %%bash"},
		{"%main\nprintln()", "cell 1, line 1 has the command %main"},
		{"%wasm\n%%\nprintln()", "cell 1, line 1 has the command %wasm"},
		{"//gonb:%%\nprintln()", "cell 1, line 1 has a command behind //gonb:"},
		{"%% -name 'a b'\nprintln()", "cell 1, line 1 has arguments in quotes"},
		{"import \"C\"", "cell 1, line 1 has an import of C"},
		{"import (\n\"github.com/janpfeifer/gonb/gonbui\"\n)", "cell 1, line 2 has an import of the kernel's own github.com/janpfeifer/gonb/gonbui"},
		{"%%\ngonbui.DisplayHTML(\"\")", "cell 1, line 2 has the kernel's own gonbui"},
		{"%%\ndebug.PrintStack()", "cell 1, line 2 has debug.PrintStack, which reports its place in the program"},
		{"func init_a() {}\n%%\ninit_a()", "cell 1 has a use of the name init_a, which only the kernel calls"},
		{"func main() { main() }", "cell 1, line 1 has another use of the name main"},
	}
	for _, test := range tests {
		_, err := Compose(numbered(test.cell), nil)
		if u := (*UnknownError)(nil); !errors.As(err, &u) || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.cell, err, test.want)
		}
	}
}

func TestSyntax(t *testing.T) {
	t.Parallel()
	tests := []struct {
		cell         string
		line, column int
		want         string
	}{
		{"x := 1", 1, 1, "expected declaration"},
		{"%%\nfmt.Println(\n", 3, 1, "expected"},
		{"%%\nif {\n}", 2, 4, "missing condition"},
		{"func f() {", 1, 11, "expected '}'"},
		{"%%\n%%\n", 2, 6, "expected '('"},
	}
	for _, test := range tests {
		_, err := Compose(numbered("var before = 1", test.cell), nil)
		s := (*SyntaxError)(nil)
		if !errors.As(err, &s) || s.Cell != 2 || s.Line != test.line || s.Column != test.column || !strings.Contains(s.Text, test.want) {
			t.Errorf("%q: %v, want cell 2, line %d, column %d: %s", test.cell, err, test.line, test.column, test.want)
		}
	}
}

// The names that a program has besides those of its cells are no cell's.
func TestTag(t *testing.T) {
	t.Parallel()
	p := compose(t, "func cell_1() {}\nvar cellx_y = 1")
	if !strings.Contains(string(p[0].Source), "func cellxx_1() {") {
		t.Errorf("names collide:\n%s", p[0].Source)
	}
}

func TestArguments(t *testing.T) {
	t.Parallel()
	p := compose(t, "%% -n=3  rest\nprintln()", "%%\nprintln()")
	if got := p[0].Arguments; len(got) != 1 || !slices.Equal(got[1], []string{"-n=3", "rest"}) {
		t.Errorf("arguments %v, want those of cell 1", got)
	}
}

func TestAssumedName(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"fmt": "fmt", "math/rand/v2": "rand", "gopkg.in/yaml.v3": "yaml", "example.org/go-chart": "chart", "v2": "v2", "a/vx": "vx",
	} {
		if got := assumedName(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	const trace = `panic: boom

goroutine 1 [running, locked to thread]:
main.f(...)
	/tmp/s/cells/a-0/cell2.go:4
main.cell_7()
	/tmp/s/cells/a-0/cell7.go:12 +0x1d
main.cell_enter({0x49, 0x1}, 0x4a)
	/tmp/s/cells/a-0/main.go:30 +0x41
main.init()
	/tmp/s/cells/a-0/main.go:2 +0x1a
`
	const want = `panic: boom

goroutine 1 [running]:
main.f(...)
	cell 2, line 4
main.main()
	cell 7, line 12 +0x1d
`
	if got := Places(Trace(trace)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if cell, line := FirstPlace(trace, 7); cell != 7 || line != 12 {
		t.Errorf("the place in cell 7 is cell %d, line %d, want line 12", cell, line)
	}
	if cell, line := FirstPlace(trace, 0); cell != 2 || line != 4 {
		t.Errorf("the first place is cell %d, line %d, want 2, 4", cell, line)
	}
	if got := Places("a-0/cell3.go:5:9: undefined: x"); got != "cell 3, line 5, column 9: undefined: x" {
		t.Errorf("got %q", got)
	}
}

// Whatever the cells are, Compose answers, and what it makes is the same every time.
func FuzzCompose(f *testing.F) {
	f.Add("var a = 1\n%%\nprintln(a)", "func (t *T[x]) m() {}\nconst (\na = iota\n_\nb\n)")
	f.Add("import . \"fmt\"\nvar a, b = f()", "var b = 1\n%% -x\n")
	f.Add("%%\n\"a\\\n%%", "package x\nfunc init() {}\ntype T struct{ a int }")
	f.Fuzz(func(t *testing.T, a, b string) {
		one, err := Compose(numbered(a, b), nil)
		two, again := Compose(numbered(a, b), nil)
		if (err == nil) != (again == nil) || len(one) != len(two) {
			t.Fatalf("two answers: %v, %v", err, again)
		}
		for i := range one {
			if string(one[i].Source) != string(two[i].Source) {
				t.Fatalf("two programs:\n%s\n%s", one[i].Source, two[i].Source)
			}
		}
	})
}
