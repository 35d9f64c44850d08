package main

import (
	"slices"
	"strings"
)

// stripColour removes terminal colours.
func stripColour(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexFunc(after, func(c rune) bool { return c >= '@' && c <= '~' })
		if end < 0 {
			return b.String()
		}
		text = after[end+1:]
	}
}

// A tailWriter keeps the end of what is written to it.
type tailWriter struct{ text []byte }

const tailBytes = 8 << 10

func (w *tailWriter) Write(p []byte) (int, error) {
	w.text = append(w.text, p...)
	if len(w.text) > 2*tailBytes {
		w.text = append(w.text[:0], w.text[len(w.text)-tailBytes:]...)
	}
	return len(p), nil
}

func (w *tailWriter) String() string { return string(w.text) }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// lastLines returns the last n lines of text that are not blank.
func lastLines(text string, n int) string {
	var kept []string
	for _, line := range slices.Backward(strings.Split(text, "\n")) {
		if line = strings.TrimRight(line, " \r\t"); line != "" {
			kept = append(kept, line)
		}
		if len(kept) == n {
			break
		}
	}
	slices.Reverse(kept)
	return strings.Join(kept, "\n")
}
