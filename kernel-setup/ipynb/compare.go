package ipynb

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// A Difference is one output that is not what was saved.
type Difference struct {
	Cell   int    // code cell, counted from 1 as in In [1]; 0 if it is the whole file
	Source string // first line of the cell that says something
	What   string // one or more lines
}

// Settle compares a newly executed notebook with the saved one, both normalised.
// A figure within tolerance gets its saved bytes back, so that what is written
// then differs from the saved file only where something moved.
func Settle(fresh, saved *Notebook) []Difference { return differences(fresh, saved, samePicture) }

// Disagree compares what two executions of a notebook on one machine gave, both normalised:
// every byte of text and of figures has to be the same.
func Disagree(one, other *Notebook) []Difference {
	return differences(one, other, func(got, want string) string {
		if got == want {
			return ""
		}
		if what := samePicture(got, want); what != "" {
			return what
		}
		return "figure has other bytes"
	})
}

// differences compares output by output, and pictures by the function given.
func differences(fresh, saved *Notebook, picture func(got, want string) string) []Difference {
	var diffs []Difference
	was := saved.CodeCells()
	for i, cell := range fresh.CodeCells() {
		add := func(what string) {
			diffs = append(diffs, Difference{i + 1, cell.FirstLine(), what})
		}
		if i >= len(was) {
			add("the cell is new")
			continue
		}
		got, want := cell.outputs(), was[i].outputs()
		for k := range max(len(got), len(want)) {
			switch {
			case k >= len(want):
				add("new output: " + summary(got[k]))
			case k >= len(got):
				add("output is gone: " + summary(want[k]))
			default:
				if what := settleOutput(got[k], want[k], picture); what != "" {
					add(what)
				}
			}
		}
	}
	return diffs
}

// settleOutput returns what differs between two outputs, or nothing.
func settleOutput(got, want map[string]any, picture func(got, want string) string) string {
	if !reflect.DeepEqual(got["output_type"], want["output_type"]) || !reflect.DeepEqual(got["name"], want["name"]) {
		return fmt.Sprintf("output is %s, was %s", summary(got), summary(want))
	}
	gotData, wantData := object(got, "data"), object(want, "data")
	if gotData == nil || wantData == nil {
		return textDifference(plain(got), plain(want))
	}
	kinds := map[string]bool{}
	for kind := range gotData {
		kinds[kind] = true
	}
	for kind := range wantData {
		kinds[kind] = true
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		g, inGot := gotData[kind]
		w, inWant := wantData[kind]
		if !inGot || !inWant {
			return fmt.Sprintf("output is %s, was %s", summary(got), summary(want))
		}
		if kind == "image/png" {
			gs, _ := joinLines(g)
			ws, _ := joinLines(w)
			if what := picture(gs, ws); what != "" {
				return what
			}
			gotData[kind] = w
			continue
		}
		if what := textDifference(dataText(g), dataText(w)); what != "" {
			return kind + ": " + what
		}
	}
	if !reflect.DeepEqual(got["metadata"], want["metadata"]) {
		return textDifference(dataText(got["metadata"]), dataText(want["metadata"]))
	}
	return ""
}

func plain(out map[string]any) string {
	if text, ok := joinLines(out["text"]); ok {
		return text
	}
	return dataText(out)
}

func dataText(v any) string {
	if text, ok := joinLines(v); ok {
		return text
	}
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(data)
}

// summary names an output in a few words.
func summary(out map[string]any) string {
	if data := object(out, "data"); data != nil {
		return strings.Join(slices.Sorted(maps.Keys(data)), ", ")
	}
	first, _, _ := strings.Cut(plain(out), "\n")
	return fmt.Sprintf("%v %s", out["name"], clip(first))
}

// clip shortens a line for a message.
func clip(line string) string {
	const most = 120
	if r := []rune(line); len(r) > most {
		return string(r[:most]) + "..."
	}
	return line
}

// textDifference shows the first lines that differ, saved ones with - and new ones
// with +, or returns nothing if the texts are equal.
func textDifference(got, want string) string {
	if got == want {
		return ""
	}
	const most = 4
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	first := 0
	for first < len(g) && first < len(w) && g[first] == w[first] {
		first++
	}
	last := 0
	for last < len(g)-first && last < len(w)-first && g[len(g)-1-last] == w[len(w)-1-last] {
		last++
	}
	lines := []string{fmt.Sprintf("text moved at line %d", first+1)}
	show := func(sign string, part []string) {
		for i, line := range part {
			if i == most {
				lines = append(lines, fmt.Sprintf("%s ... %d more", sign, len(part)-most))
				break
			}
			lines = append(lines, sign+" "+clip(line))
		}
	}
	show("-", w[first:len(w)-last])
	show("+", g[first:len(g)-last])
	return strings.Join(lines, "\n")
}
