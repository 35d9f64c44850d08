package composer

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"valuecapture/kernel-setup/ipynb"
)

// workspace is a folder in which programs find the packages of this repository, as they do
// in a workspace of the kernel's.
func workspace(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.work"), "go 1.26.0\nuse (\n\t"+strconv.Quote(root)+"\n\t./cells\n)\n")
	write(t, filepath.Join(dir, "cells", "go.mod"), "module cells\n\ngo 1.26.0\n")
	return filepath.Join(dir, "cells")
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// build compiles a program and returns the executable, or what the compiler says.
func build(t *testing.T, source []byte, environment ...string) (program, complaint string) {
	t.Helper()
	dir := workspace(t)
	write(t, filepath.Join(dir, "main.go"), string(source))
	cmd := exec.Command("go", "build", "-ldflags=-s", "-o", "program", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), append([]string{"GOFLAGS=-tags=minimal", "GOWORK=", "GOPROXY=off", "CGO_ENABLED=0"}, environment...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", string(out)
	}
	return filepath.Join(dir, "program"), ""
}

// An outcome is what came of a cell.
type outcome struct {
	printed  string // on both streams
	status   int
	returned bool
}

// play builds the programs of cells and runs every cell.
func play(t *testing.T, sources ...string) []outcome {
	t.Helper()
	if testing.Short() {
		t.Skip("builds programs, left out by -short")
	}
	t.Parallel()
	var list []outcome
	for _, p := range compose(t, sources...) {
		program, complaint := build(t, p.Source)
		for _, number := range p.Cells {
			if program == "" {
				list = append(list, outcome{printed: Places(complaint), status: -1})
				continue
			}
			list = append(list, runCell(t, program, number, p.Arguments[number]))
		}
	}
	return list
}

func runCell(t *testing.T, program string, number int, arguments []string) outcome {
	t.Helper()
	door, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	cmd := exec.Command(program, arguments...)
	cmd.Env = append(os.Environ(), CellVariable+"="+strconv.Itoa(number), DoorVariable+"=3")
	cmd.ExtraFiles = []*os.File{in}
	out, err := cmd.CombinedOutput()
	in.Close()
	var said bytes.Buffer
	said.ReadFrom(door)
	o := outcome{printed: string(out), returned: said.String() == Returned+"\n"}
	if err != nil {
		o.status = cmd.ProcessState.ExitCode()
	}
	return o
}

// What the cells of a notebook print, by the kernel's rules. testdata/rules.ipynb of
// kernel-setup has the kernel itself judge more of them.
func TestPrinted(t *testing.T) {
	tests := []struct {
		name, want string // what each cell prints, between bars
		cells      []string
	}{
		{"declarations persist, values do not", "|2|1|", []string{"var n = 1", "%%\nn++\nfmt.Print(n)", "%%\nfmt.Print(n)"}},
		{"a declaration made anew", "|1|2|12", []string{
			"import \"fmt\"\nfunc f() int { return 1 }\nfunc g() int { return 10 + f() }", "%%\nfmt.Print(f())", "func f() int { return 2 }\n%%\nfmt.Print(f())", "%%\nfmt.Print(g())"}},
		{"variables of later cells are not initialised", "a|a|ab", []string{
			"func say(s string) string { fmt.Print(s); return s }\nvar a = say(\"a\")", "%%\n_ = a", "var b = say(\"b\")"}},
		{"the kernel's order of variables", "b|ab", []string{
			"func say(s string) string { fmt.Print(s); return s }\nvar b = say(\"b\")", "var a = say(\"a\")"}},
		{"a variable without a name, which the kernel initialises twice", "bb|bbx", []string{
			"func say(s string) string { fmt.Print(s); return s }\nvar _ = say(\"b\")", "%%\nfmt.Print(\"x\")"}},
		{"init functions run before main", "[i]|[i]<a>2|[i]<a>3", []string{
			"func init() { fmt.Print(\"[i]\") }", "func init_a() { fmt.Print(\"<a>\") }\n%%\nfmt.Print(2)", "%%\nfmt.Print(3)"}},
		{"groups of constants", "|3 4", []string{"const (\na = iota + 3\nb\n)", "%%\nfmt.Print(a, \" \", b)"}},
		{"a tuple", "|1 x", []string{"func f() (int, string) { return 1, \"x\" }\nvar a, b = f()", "%%\nfmt.Print(a, \" \", b)"}},
		{"half a tuple made anew", "|7", []string{"func f() (int, string) { return 1, \"x\" }\nvar a, b = f()", "var b = 7\n%%\nfmt.Print(b)"}},
		{"generics", "|[7]", []string{"type stack[T any] struct{ all []T }\nfunc (s *stack[T]) push(v T) { s.all = append(s.all, v) }", "%%\nvar s stack[int]\ns.push(7)\nfmt.Print(s.all)"}},
		{"a method given later", "5|five", []string{"type T int\n%%\nfmt.Print(T(5))", "func (T) String() string { return \"five\" }\n%%\nfmt.Print(T(5))"}},
		{"arguments and flags", "|3 [x]|1 []", []string{"var n = flag.Int(\"n\", 1, \"\")", "%% -n=3 x\nfmt.Print(*n, flag.Args())", "%%\nfmt.Print(*n, flag.Args())"}},
		{"a main of its own", "m", []string{"func main() {\n\tfmt.Print(\"m\") // so it is\n}"}},
		{"types are those of package main", "main.T", []string{"type T int\n%%\nfmt.Printf(\"%T\", T(1))"}},
		{"imports that only one cell uses", "1|2", []string{"import (\n\"fmt\"\n\"os\"\n\"math/rand/v2\"\n)\n%%\nfmt.Print(1)", "%%\nfmt.Fprint(os.Stdout, 2)"}},
		{"comments, and no newline at the end", "", []string{"// nothing\n%%\n// here"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var printed []string
			for i, o := range play(t, test.cells...) {
				if o.status != 0 || !o.returned {
					t.Errorf("cell %d: status %d, returned %v\n%s", i+1, o.status, o.returned, o.printed)
				}
				printed = append(printed, o.printed)
			}
			want := strings.TrimSuffix(test.want, "|")
			if got := strings.Join(printed, "|"); got != want {
				t.Errorf("printed %q, want %q", got, want)
			}
		})
	}
}

// A cell that ends otherwise is told from one whose main has returned, and spoils no other.
func TestEnds(t *testing.T) {
	list := play(t, "import \"os\"", "%%\nos.Exit(0)", "%%\nvar m map[string]int\nm[\"a\"] = 1", "%%\nprintln(\"on\")", "var broken = m[0]()\nvar m []func() int")
	for i, want := range []struct {
		status   int
		returned bool
		printed  string
	}{
		{0, true, ""}, {0, false, ""}, {2, false, "main.main()\n\tcell 3, line 3 "}, {0, true, "on"}, {2, false, "cell 5, line 1 "},
	} {
		got := list[i]
		got.printed = Places(Trace(got.printed))
		if got.status != want.status || got.returned != want.returned || !strings.Contains(got.printed, want.printed) {
			t.Errorf("cell %d: %+v, want %+v", i+1, got, want)
		}
		if strings.Contains(got.printed, "_enter") {
			t.Errorf("cell %d: the trace shows the gate:\n%s", i+1, got.printed)
		}
	}
}

// The compiler's complaints name the cell and its line, and a cell fails that uses what only
// a later one declares.
func TestComplaints(t *testing.T) {
	for _, test := range []struct {
		name, want string
		cells      []string
	}{
		{"unused variable", "cell 2, line 3, column 1: declared and not used: x", []string{"var a = 1", "%%\n\nx := 1"}},
		{"type of a variable", "cell 1, line 5, column 13: cannot use", []string{"\n\nvar x = 1 +\n\t\"a\"\nvar y int = \"b\""}},
		{"later declaration", "cell 1, line 2, column 9: undefined: later", []string{"%%\nprintln(later)", "var later = 1"}},
		{"unknown import", "cell 1, line 1, column 8: package none/such is not", []string{"import \"none/such\"\n%%\nsuch.F()"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			list := play(t, test.cells...)
			at := slices.IndexFunc(list, func(o outcome) bool { return o.status == -1 })
			if at < 0 || !strings.Contains(list[at].printed, test.want) {
				t.Errorf("got %+v, want %q", list, test.want)
			}
		})
	}
}

// The composer itself builds for a page, and so does what it makes of a notebook of the course.
func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program, left out by -short")
	}
	t.Parallel()
	own := exec.Command("go", "build", ".")
	own.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := own.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", own, err, out)
	}
	data, err := os.ReadFile("../../notebooks/template.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	nb, err := ipynb.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, c := range nb.CodeCells() {
		sources = append(sources, c.Source())
	}
	for _, p := range compose(t, sources...) {
		if _, complaint := build(t, p.Source, "GOOS=js", "GOARCH=wasm"); complaint != "" {
			t.Error(complaint)
		}
	}
}
