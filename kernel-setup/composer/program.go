package composer

import (
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// CellVariable is set in the environment of a program to the number of the cell that it
// is to run. DoorVariable may be set to the number of an open file: when the main of the
// cell has returned, the program writes [Returned] to it.
const (
	CellVariable = "VALUECAPTURE_CELL"
	DoorVariable = "VALUECAPTURE_DOOR"
	Returned     = `{"returned":true}`
)

// A Program is the source of package main, which can run some successive cells.
type Program struct {
	Cells     []int            // their numbers
	Arguments map[int][]string // of the cells that have any
	Imports   []string         // paths, without those of the gates
	Source    []byte
}

// step is a cell with its declarations.
type step struct {
	*code
	own, seen *declared // what it declares, what it sees
	main      *ast.FuncDecl
	uses      names // in main
}

// Compose returns the programs of a notebook's cells, in order. Packages are those that a
// cell may use by their names without an import, beside Go's own. The error is a
// [*SyntaxError] or an [*UnknownError].
func Compose(cells []Cell, packages map[string]string) ([]Program, error) {
	tag := unusedTag(cells)
	var programs []Program
	var steps []step
	seen, used := newDeclared(), names{}
	for _, c := range cells {
		k, err := parseCell(c)
		if err != nil {
			return nil, err
		}
		if err := k.unknown(); err != nil {
			return nil, err
		}
		list := k.uses()
		own, main := k.declarations(list)
		if len(steps) > 0 && apart(seen, own, used) {
			programs = append(programs, render(steps, packages, tag))
			steps = nil
		}
		seen = seen.with(own)
		s := step{code: k, own: own, seen: seen, main: main, uses: names{}}
		if main != nil {
			s.uses = within(list, main.Pos(), main.End())
		}
		used.add(within(list, k.syntax.Pos(), k.syntax.End()))
		if err := calledInit(k.number, seen, used); err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
	if len(steps) > 0 {
		programs = append(programs, render(steps, packages, tag))
	}
	return programs, nil
}

// unusedTag is the beginning of the names that a program has beside those of the cells.
func unusedTag(cells []Cell) string {
	tag := "cell"
	for slices.ContainsFunc(cells, func(c Cell) bool { return strings.Contains(c.Source, tag+"_") }) {
		tag += "x"
	}
	return tag
}

// apart tells whether what a cell declares would change what earlier cells mean, if they
// shared a program.
func apart(seen, own *declared, used names) bool {
	for key, i := range own.imports {
		old, again := seen.imports[key]
		switch {
		case again && (old.path != i.path || old.alias != i.alias):
			return true
		case !again && i.always(), !again && used[i.name()]:
			return true
		}
	}
	for _, name := range own.names() {
		if _, known := used[name]; known || seen.has(name) {
			return true
		}
	}
	for key := range own.functions {
		receiver, _, method := strings.Cut(key, "~")
		if !method {
			continue
		}
		_, again := seen.functions[key]
		_, typeIsOlder := seen.types[receiver]
		if again || typeIsOlder || receiver == "unknown" {
			return true
		}
	}
	return entangled(seen, own)
}

// calledInit refuses a call of a function that the kernel renames to init.
func calledInit(number int, seen *declared, used names) error {
	for _, name := range seen.initialisers() {
		if _, called := used[name]; called {
			return &UnknownError{number, 0, "a use of the name " + name + ", which only the kernel calls"}
		}
	}
	return nil
}

// initialisers lists the functions that the kernel calls before main, in its order.
func (d *declared) initialisers() []string {
	var list []string
	for _, key := range slices.Sorted(maps.Keys(d.functions)) {
		if key == "init" || strings.HasPrefix(key, "init_") {
			list = append(list, key)
		}
	}
	return list
}
