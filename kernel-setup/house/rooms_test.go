package house

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "valuecapture/"

// floors are the rooms of the house from the roof to the ground. A room imports only
// rooms on floors below its own. A new room is entered here, as high as it has to be.
var floors = [][]string{
	{"econ/nb", "kernel-setup"},
	{"econ/figure", "econ/exercise", "econ/ledger", "kernel-setup/composer"},
	{"econ/trend", "kernel-setup/ipynb"},
	{"econ/estimate", "econ/race", "econ/commons"},
	{"econ", "econ/dist/disttest"},
	{"econ/dist", "econ/hours", "econ/chart"},
	{"econ/quad", "econ/unit"},
	{"econ/internal"},
	{"kernel-setup/house"},
}

// only lists the rooms that import no other rooms than these.
var only = map[string][]string{
	"econ/chart":         {"econ/unit"},
	"econ/hours":         {"econ/internal"},
	"econ/unit":          {"econ/internal"},
	"kernel-setup/ipynb": {},
}

// pure are the rooms that work on texts and values alone, so that they also run in a page.
var pure = []string{"kernel-setup/composer"}

// outside are the packages through which a program meets the world.
var outside = []string{"os", "net", "syscall", "log", "path/filepath", "runtime", "time"}

func TestPureRooms(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() || !slices.Contains(pure, s.room()) {
			continue
		}
		for _, p := range s.imports() {
			if below(p, outside) {
				t.Errorf("%s imports %s: %s works on texts and values alone", s.path, p, s.room())
			}
		}
	}
}

// A reserve is an import that only some rooms may have.
type reserve struct {
	imports []string // a path, and what lies below it
	rooms   []string
	why     string
}

var reserves = []reserve{
	{[]string{"github.com/janpfeifer/gonb"}, []string{"econ/nb"}, "the kernel's own packages stay behind the notebook's door"},
	{[]string{"gonum.org/v1/plot"}, []string{"econ/chart", "econ/figure", "econ/nb"}, "the economics does not draw"},
	{[]string{"os", "net", "syscall", "log", "path/filepath"}, []string{"econ/nb", "econ/internal/apitest", "econ/internal/golden", "kernel-setup"}, "what also runs in a page opens no file and reads no environment: take an io.Reader or a value"},
}

// roomOf names the room of a folder. All of econ/internal is one room.
func roomOf(folder string) string {
	if folder == "econ/internal" || strings.HasPrefix(folder, "econ/internal/") {
		return "econ/internal"
	}
	return folder
}

// below tells whether a path is one of the list or lies below one.
func below(p string, list []string) bool {
	return slices.ContainsFunc(list, func(top string) bool { return p == top || strings.HasPrefix(p, top+"/") })
}

// arrows returns, for each room with code, the rooms that it imports, in order.
func arrows(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string]map[string]bool{}
	for _, s := range goFiles(t) {
		if s.isTest() {
			continue
		}
		room := s.room()
		if found[room] == nil {
			found[room] = map[string]bool{}
		}
		for _, p := range s.imports() {
			if to, ours := strings.CutPrefix(p, module); ours && roomOf(to) != room {
				found[room][roomOf(to)] = true
			}
		}
	}
	list := map[string][]string{}
	for room, to := range found {
		list[room] = slices.Sorted(maps.Keys(to))
	}
	return list
}

// floor returns the number of a room's floor, counted from the roof, or -1.
func floor(room string) int {
	return slices.IndexFunc(floors, func(rooms []string) bool { return slices.Contains(rooms, room) })
}

func TestArrowsPointDown(t *testing.T) {
	t.Parallel()
	for room, imported := range arrows(t) {
		if floor(room) < 0 {
			t.Errorf("%s is on no floor: enter it in floors, in kernel-setup/house/rooms_test.go", room)
		}
		for _, to := range imported {
			if floor(to) <= floor(room) && floor(to) >= 0 {
				t.Errorf("%s imports %s, which is not below it", room, to)
			}
			if list, ok := only[room]; ok && !slices.Contains(list, to) {
				t.Errorf("%s imports %s, want of this repository only %v", room, to, list)
			}
			if strings.HasPrefix(room, "kernel-setup") != strings.HasPrefix(to, "kernel-setup") {
				t.Errorf("%s imports %s: the command and the economics know nothing of each other", room, to)
			}
		}
	}
}

func TestReservedImports(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() {
			continue
		}
		for _, r := range reserves {
			if below(path.Dir(s.path), r.rooms) {
				continue
			}
			for _, p := range s.imports() {
				if below(p, r.imports) {
					t.Errorf("%s imports %s, for %s alone: %s", s.path, p, strings.Join(r.rooms, ", "), r.why)
				}
			}
		}
	}
}

// empty are names that say nothing of what is inside.
var empty = []string{"base", "common", "core", "helper", "helpers", "lib", "misc", "shared", "tools", "types", "util", "utils"}

func TestNamesSaySomething(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		file := strings.TrimSuffix(strings.TrimSuffix(path.Base(s.path), ".go"), "_test")
		for _, name := range []string{file, path.Base(path.Dir(s.path))} {
			if slices.Contains(empty, name) {
				t.Errorf("%s: %q says nothing of what is inside: name it for its noun", s.path, name)
			}
		}
	}
}
