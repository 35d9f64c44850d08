package main

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

// screen is what a terminal shows after text: it knows lines, up, erase line and
// erase below.
func screen(t *testing.T, text string) string {
	t.Helper()
	lines, at := []string{""}, 0
	for text != "" {
		var up int
		switch {
		case strings.HasPrefix(text, "\x1b[2K"):
			lines[at], text = "", text[4:]
		case strings.HasPrefix(text, "\x1b[J"):
			lines, text = append(lines[:at], ""), text[3:]
		case strings.HasPrefix(text, "\x1b["):
			if n, err := fmt.Sscanf(text, "\x1b[%dA", &up); n != 1 || err != nil || up > at {
				t.Fatalf("at line %d: %q", at, text)
			}
			at -= up
			text = text[strings.Index(text, "A")+1:]
		case text[0] == '\n':
			if at++; at == len(lines) {
				lines = append(lines, "")
			}
			text = text[1:]
		default:
			end := strings.IndexAny(text, "\n\x1b")
			lines[at], text = lines[at]+text[:end], text[end:]
		}
	}
	return strings.Join(lines, "\n")
}

var times = regexp.MustCompile(` *\d+(\.\d)? s\b`)

// Two steps side by side, one of which fails, with a fact said between, on a terminal
// and in a log; and a fact after them.
func TestProgressOfSteps(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		live          bool
		middle, ended string
	}{
		{true, "kernel-setup: a fact\nkernel-setup: build TIME\nkernel-setup: fetch TIME\n",
			"kernel-setup: a fact\nkernel-setup: build: done in TIME\nkernel-setup: another\n"},
		{false, "kernel-setup: build ...\nkernel-setup: fetch ...\nkernel-setup: a fact\nkernel-setup: build: TIME so far\nkernel-setup: fetch: TIME so far\n",
			"kernel-setup: build ...\nkernel-setup: fetch ...\nkernel-setup: a fact\nkernel-setup: build: TIME so far\nkernel-setup: fetch: TIME so far\nkernel-setup: build: done in TIME\nkernel-setup: another\n"},
	} {
		var out bytes.Buffer
		p := newProgress(&out, nil)
		p.live = test.live
		build, fetch := p.begin("build"), p.begin("fetch")
		p.print("a fact")
		p.tick() // too early for a log
		p.told = p.told.Add(-silence)
		p.tick()
		p.tick()
		if got := times.ReplaceAllString(screen(t, out.String()), " TIME"); got != test.middle {
			t.Errorf("live %v: at work:\n%s\nwant:\n%s", test.live, got, test.middle)
		}
		p.end(build, nil)
		p.end(fetch, errors.New("no network"))
		p.print("another")
		if got := times.ReplaceAllString(screen(t, out.String()), " TIME"); got != test.ended {
			t.Errorf("live %v: at the end:\n%s\nwant:\n%s", test.live, got, test.ended)
		}
	}
}

// A log of notebooks at work breaks a silence, once, before the first has ended.
func TestProgressOfNotebooks(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := newProgress(&out, []*job{{name: "a", cells: 3}, {name: "b", cells: 4}})
	p.update("a", func(r *row) { r.state, r.begun, r.done = "running", time.Now(), 2 })
	p.tick()
	if out.Len() > 0 {
		t.Errorf("said before its time: %q", &out)
	}
	p.told = p.told.Add(-silence)
	p.tick()
	p.tick()
	p.update("a", func(r *row) { r.state, r.done, r.seconds = "done", 3, 1.5 })
	const want = "kernel-setup: 2 of 7 cells after TIME, notebooks at work: 1\nkernel-setup: a                                  3/3 cells TIME\n"
	if got := times.ReplaceAllString(out.String(), " TIME"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
