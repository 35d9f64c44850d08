package composer

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A rendering is a program being written.
type rendering struct {
	bytes.Buffer
	tag string
}

func (r *rendering) printf(format string, args ...any) { fmt.Fprintf(r, format, args...) }

// own begins lines that are no cell's.
func (r *rendering) own() { r.printf("\n//line main.go:1\n") }

// render writes the program of some steps.
func render(steps []step, packages map[string]string, tag string) Program {
	r := &rendering{tag: tag}
	all := steps[len(steps)-1].seen
	p := Program{Arguments: map[int][]string{}}
	used := all.uses()
	for _, s := range steps {
		used.add(s.uses)
		p.Cells = append(p.Cells, s.number)
		if len(s.arguments) > 0 {
			p.Arguments[s.number] = s.arguments
		}
	}
	r.printf("// Code generated from the cells of a notebook. DO NOT EDIT.\n\npackage main\n\nimport (\n")
	for _, name := range []string{"flag", "os", "strconv"} {
		r.printf("\t%s_%s %q\n", tag, name, name)
	}
	for _, i := range all.importsFor(used, packages) {
		p.Imports = append(p.Imports, i.path)
		r.printf("\t%s\n", i)
	}
	r.own()
	r.printf(")\n")
	for _, key := range slices.Sorted(maps.Keys(all.types)) {
		r.printf("type %s\n", all.types[key].text)
	}
	r.constants(all)
	before := newDeclared()
	for _, s := range steps {
		r.variables(s.seen, before)
		r.gate(s.number)
		before = s.seen
	}
	r.functions(all)
	for _, s := range steps {
		r.main(s)
	}
	r.own()
	r.printf(strings.ReplaceAll(gates, "cell_", tag+"_"), CellVariable, DoorVariable, Returned)
	p.Source = r.Bytes()
	return p
}

// constants writes the groups in which the constants were declared.
func (r *rendering) constants(d *declared) {
	for _, key := range slices.Sorted(maps.Keys(d.constants)) {
		c := d.constants[key]
		if c.before != nil {
			continue
		}
		r.printf("const (\n")
		for ; c != nil; c = c.after {
			r.printf("\t%s\n", binding(c.name.String(), c.kind, c.what))
		}
		r.printf(")\n")
	}
}

// variables writes the variables that d has and before has not.
func (r *rendering) variables(d, before *declared) {
	for _, key := range slices.Sorted(maps.Keys(d.variables)) {
		v := d.variables[key]
		if before.variables[key] == v || len(v.tuple) > 0 && v.tuple[0] != v {
			continue
		}
		left := v.name.String()
		for i, other := range v.tuple {
			if i > 0 {
				left += ", " + other.name.text
			}
		}
		line := binding(left, v.kind, v.what)
		r.printf("var %s\n", line)
		if v.name.text == "_" && len(v.tuple) < 2 { // the kernel's program has each of these twice
			r.printf("var %s\n", line)
		}
	}
}

// binding is the text of a constant or variable.
func binding(left string, kind, what fragment) string {
	if kind.text != "" {
		left += " " + kind.String()
	}
	if what.text != "" {
		left += " = " + what.String()
	}
	return left
}

// functions writes the functions in the order of their cells.
func (r *rendering) functions(d *declared) {
	order := slices.SortedFunc(maps.Values(d.functions), func(a, b function) int {
		return slices.Compare([]int{a.text.cell, a.text.line, a.text.column}, []int{b.text.cell, b.text.line, b.text.column})
	})
	for _, f := range order {
		text := f.text.text
		if f.name == "init" {
			text = strings.Replace(text, "init", r.tag+"_init", 1)
		}
		r.printf("\n%s\n", text)
	}
}

// gate writes the variable whose initialisation runs a cell.
func (r *rendering) gate(number int) {
	r.printf("var %[1]s_gate%[2]d = %[1]s_enter(\"%[2]d\", %[1]s_%[2]d)\n", r.tag, number)
}

// main writes the function that is the main of a cell.
func (r *rendering) main(s step) {
	r.own()
	r.printf("func %s_%d() {\n", r.tag, s.number)
	for _, name := range s.seen.initialisers() {
		if name == "init" {
			name = r.tag + "_init"
		}
		r.printf("\t%s()\n", name)
	}
	if s.main == nil || s.percent { // as in the kernel's main
		r.printf("\t%s_flag.Parse()\n", r.tag)
	}
	if s.main != nil {
		body := s.main.Body
		r.printf("%s\n}\n", s.fragment(body.Lbrace+1, body.Rbrace))
		return
	}
	r.printf("}\n")
}

// uses are the names that all declarations use.
func (d *declared) uses() names {
	n := names{}
	for _, t := range d.types {
		n.add(t.uses)
	}
	for _, c := range d.constants {
		n.add(c.uses)
	}
	for _, v := range d.variables {
		n.add(v.uses)
	}
	for _, f := range d.functions {
		n.add(f.uses)
	}
	return n
}

// gates is what every program has besides its cells.
const gates = `
var _ = cell_flag.Parse // not every cell reads its arguments

func cell_enter(number string, run func()) bool {
	if cell_os.Getenv(%q) != number {
		return false
	}
	run()
	if door, err := cell_strconv.Atoi(cell_os.Getenv(%q)); err == nil {
		cell_os.NewFile(uintptr(door), "door").WriteString(%q + "\n")
	}
	cell_os.Exit(0)
	return true
}

func main() {
	cell_os.Stderr.WriteString("no such cell\n")
	cell_os.Exit(3)
}
`
