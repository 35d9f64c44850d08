package house

import (
	"bytes"
	"flag"
	"fmt"
	"go/doc"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var regen = flag.Bool("regen", false, "draw the picture of the rooms in CONTRIBUTING.md anew")

const (
	contributing = root + "/.github/CONTRIBUTING.md"
	begin        = "<!-- rooms: drawn by go test ./kernel-setup/house -regen -->\n"
	end          = "<!-- rooms: end -->\n"
)

// The picture in CONTRIBUTING.md is the one that the imports give.
func TestPictureOfTheRooms(t *testing.T) {
	whole(t)
	text, err := os.ReadFile(contributing)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := bytes.Cut(text, []byte(begin))
	old, after, ok2 := bytes.Cut(rest, []byte(end))
	if !ok || !ok2 {
		t.Fatalf("%s has no lines %q and %q", contributing, begin, end)
	}
	drawn := []byte(drawing(t))
	if bytes.Equal(old, drawn) {
		return
	}
	if !*regen {
		t.Fatalf("the picture of the rooms in .github/CONTRIBUTING.md is not that of the imports; draw it anew by\n\tgo test ./kernel-setup/house -regen\ngot:\n%s\nwant:\n%s", old, drawn)
	}
	if err := os.WriteFile(contributing, slices.Concat(before, []byte(begin), drawn, []byte(end), after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// drawing is the graph of the rooms in Mermaid, which code hosts draw, and the table
// of what each answers.
func drawing(t *testing.T) string {
	all := arrows(t)
	short := reduced(all)
	var b strings.Builder
	b.WriteString("\n```mermaid\nflowchart TD\n")
	for _, room := range byFloor(all) {
		for _, to := range short[room] {
			fmt.Fprintf(&b, "    %s[%s] --> %s[%s]\n", id(room), room, id(to), to)
		}
	}
	b.WriteString("```\n\n| room | answers |\n|---|---|\n")
	questions := questions(t)
	for _, room := range byFloor(all) {
		fmt.Fprintf(&b, "| [%s](../%s) | %s |\n", room, room, questions[room])
	}
	b.WriteString("\n")
	return b.String()
}

func id(room string) string { return strings.NewReplacer("/", "_", "-", "_").Replace(room) }

// byFloor lists the rooms from the roof to the ground, those of econ first.
func byFloor(all map[string][]string) []string {
	rooms := slices.Sorted(maps.Keys(all))
	slices.SortStableFunc(rooms, func(a, b string) int {
		command := func(room string) int {
			if strings.HasPrefix(room, "kernel-setup") {
				return 1
			}
			return 0
		}
		if d := command(a) - command(b); d != 0 {
			return d
		}
		return floor(a) - floor(b)
	})
	return rooms
}

// reduced leaves out each arrow that a longer way says already.
func reduced(all map[string][]string) map[string][]string {
	var reaches func(from, to string) bool
	reaches = func(from, to string) bool {
		return slices.ContainsFunc(all[from], func(next string) bool { return next == to || reaches(next, to) })
	}
	short := map[string][]string{}
	for room, imported := range all {
		for _, to := range imported {
			around := slices.ContainsFunc(imported, func(other string) bool { return other != to && reaches(other, to) })
			if !around {
				short[room] = append(short[room], to)
			}
		}
	}
	return short
}

// questions returns what the package comment of each room says that it answers. A
// room of several packages has those of all.
func questions(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	for _, s := range goFiles(t) {
		if s.isTest() || s.syntax.Doc == nil {
			continue
		}
		text := new(doc.Package).Synopsis(s.syntax.Doc.Text())
		if _, question, ok := strings.Cut(text, ": "); ok && strings.Contains(text, " answers") {
			question, _, _ = strings.Cut(question, "?")
			text = question + "?"
		}
		if folder := path.Dir(s.path); folder != s.room() {
			text = fmt.Sprintf("**%s**: %s", path.Base(folder), text)
		}
		if list[s.room()] != "" {
			text = list[s.room()] + "<br>" + text
		}
		list[s.room()] = text
	}
	return list
}

// Every package says what it answers.
func TestEveryPackageHasAComment(t *testing.T) {
	t.Parallel()
	said, seen := map[string]bool{}, map[string]bool{}
	for _, s := range goFiles(t) {
		if s.isTest() {
			continue
		}
		dir := filepath.Dir(s.path)
		seen[dir] = true
		said[dir] = said[dir] || s.syntax.Doc != nil
	}
	for _, dir := range slices.Sorted(maps.Keys(seen)) {
		if !said[dir] {
			t.Errorf("%s has no package comment: begin its doc.go with the question that it answers", dir)
		}
	}
}
