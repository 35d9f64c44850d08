package composer

import (
	"regexp"
	"slices"
	"strings"
)

// The kernel initialises the variables declared so far in the order of their names, a
// program those of earlier cells first. entangled tells whether the difference could show:
// a new variable and an older one, which the kernel initialises after it, both print, or
// both draw from what a third variable holds.
func entangled(seen, own *declared) bool {
	all := seen.with(own)
	for key, v := range own.variables {
		if len(seen.variables) == 0 {
			return false
		}
		mine := all.reach(v.uses)
		for older, u := range seen.variables {
			if older > key && !mine.has(older) && all.share(mine, all.reach(u.uses)) {
				return true
			}
		}
	}
	return false
}

// reach returns the names that code uses directly or through the functions, variables and
// types of the notebook.
func (d *declared) reach(start names) names {
	found := names{}
	next := []names{start}
	for len(next) > 0 {
		n := next[0]
		next = next[1:]
		for name, dotted := range n {
			if _, done := found[name]; done {
				continue
			}
			found[name] = dotted
			if v := d.variables[name]; v != nil {
				next = append(next, v.uses)
			}
			if f, ok := d.functions[name]; ok {
				next = append(next, f.uses)
			}
			if t, ok := d.types[name]; ok {
				next = append(next, t.uses)
				for key, f := range d.functions {
					if strings.HasPrefix(key, name+"~") {
						next = append(next, f.uses)
					}
				}
			}
		}
	}
	return found
}

func (n names) has(name string) bool {
	_, ok := n[name]
	return ok
}

// share tells whether two initialisations may depend on which comes first.
func (d *declared) share(a, b names) bool {
	if a.prints() && b.prints() {
		return true
	}
	for name := range a {
		if v := d.variables[name]; v != nil && b.has(name) && v.holds() {
			return true
		}
	}
	return false
}

// state is what an initial value looks like that later use can change: a generator, a
// pointer, a map, a slice, a closure.
var state = regexp.MustCompile(`\b(rand|make|new|func|map|chan)\b|New|Rand\(|&|\[`)

func (v *variable) holds() bool {
	return v.what.text == "" || state.MatchString(v.what.text) || state.MatchString(v.kind.text)
}

// prints tells whether code reaches a function that writes, or another one that depends on
// the world.
func (n names) prints() bool {
	for name := range n {
		pkg, function, dotted := strings.Cut(name, ".")
		switch {
		case name == "print", name == "println":
			return true
		case !dotted:
		case pkg == "fmt" && strings.HasPrefix(function, "Print"), pkg == "nb" && function != "Must":
			return true
		case slices.Contains([]string{"log", "os", "rand", "time"}, pkg):
			return true
		}
	}
	return false
}
