package composer

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// An imported is one line of an import declaration.
type imported struct {
	path, alias string
	at          fragment
}

func importPath(spec *ast.ImportSpec) string {
	p, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value
	}
	return p
}

// key is the name under which the kernel remembers an import: of two imports with the same
// key the later counts.
func (i imported) key() string {
	switch i.alias {
	case "":
		return path.Base(i.path)
	case ".":
		return ".~" + i.path
	}
	return i.alias
}

// name is the name by which code uses the import, "_" or "." if by none.
func (i imported) name() string {
	if i.alias != "" {
		return i.alias
	}
	return assumedName(i.path)
}

// assumedName is the name of the package at a path, as its last part tells it: that of
// math/rand/v2 is rand, that of gopkg.in/yaml.v3 yaml.
func assumedName(p string) string {
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' {
		if _, err := strconv.Atoi(base[1:]); err == nil && path.Dir(p) != "." {
			base = path.Base(path.Dir(p))
		}
	}
	base = strings.TrimPrefix(base, "go-")
	if end := strings.IndexFunc(base, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }); end >= 0 {
		base = base[:end]
	}
	return base
}

// String returns the line of an import declaration.
func (i imported) String() string {
	quoted := strconv.Quote(i.path)
	if i.at.cell > 0 {
		at := i.at
		at.text = quoted
		quoted = at.String()
	}
	return strings.TrimSpace(i.alias + " " + quoted)
}

// always tells whether an import is kept although no name of it is used.
func (i imported) always() bool { return i.alias == "_" || i.alias == "." }

// imports lists what a program has to import, in order: what was imported and is used, and
// packages that are used without having been imported, which are known by their names.
func (d *declared) importsFor(used names, packages map[string]string) []imported {
	var list []imported
	have := map[string]bool{}
	for _, i := range d.imports {
		if i.always() || used[i.name()] {
			list = append(list, i)
			have[i.name()] = true
		}
	}
	for name, dotted := range used {
		if !dotted || have[name] || d.has(name) {
			continue
		}
		if p := packages[name]; p != "" {
			list = append(list, imported{path: p})
		} else if p := standard[name]; p != "" {
			list = append(list, imported{path: p})
		}
	}
	slices.SortFunc(list, func(a, b imported) int { return strings.Compare(a.key()+" "+a.path, b.key()+" "+b.path) })
	return list
}
