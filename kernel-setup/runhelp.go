package main

import (
	"fmt"
	"strings"
)

// runUsage is what run --help prints.
func runUsage() string {
	var b strings.Builder
	b.WriteString(`usage: go run ./kernel-setup run [--check] [--jobs N] [--out DIR] [--timeout D] [--figures DIR] [notebook ...]
       go run ./kernel-setup run --data FILE [what is in it] --out DIR [--json] notebook ...

  --check        write nothing; fail if any text or figure moved
  --jobs N       how many notebooks to run at once
  --out DIR      write the executed notebooks to DIR and leave the sources alone
  --timeout D    time allowed to one cell, as in 90s
  --figures DIR  write the numbers of every figure to DIR as CSV
  --data FILE    your own hours, for a notebook that reads a file:
                 run --data own.csv --out out 08-is-it-pareto
  --json         print the answer about that file as JSON, and all else on standard error

What is in the file; COL is the name of a column. Quote what has spaces.
`)
	for _, f := range fileFlags {
		fmt.Fprintf(&b, "  --%s %s\n", f.name, f.value)
		for _, line := range wrapped(f.means, 70) {
			fmt.Fprintf(&b, "        %s\n", line)
		}
		fmt.Fprintf(&b, "        as in %s\n", f.example)
	}
	b.WriteString("formats, and what is refused: notebooks/data/README.md\n")
	return b.String()
}

// wrapped breaks a text into lines of at most so many bytes, if its words allow.
func wrapped(text string, most int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > most {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
