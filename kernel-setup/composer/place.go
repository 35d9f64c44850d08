package composer

import (
	"regexp"
	"strconv"
	"strings"
)

// place is how compilers and stack traces write a place in a cell.
var place = regexp.MustCompile(`(?:[^\s:]*/)?\bcell(\d+)\.go:(\d+)(?::(\d+))?`)

// Places writes the places in cells as a reader wants them: cell 7, line 3.
func Places(text string) string {
	return place.ReplaceAllStringFunc(text, func(found string) string {
		m := place.FindStringSubmatch(found)
		if m[3] != "" {
			return "cell " + m[1] + ", line " + m[2] + ", column " + m[3]
		}
		return "cell " + m[1] + ", line " + m[2]
	})
}

// FirstPlace returns the first place that a text gives in a cell, or in any cell if number
// is 0. Line is 0 if there is none.
func FirstPlace(text string, number int) (cell, line int) {
	for _, m := range place.FindAllStringSubmatch(text, -1) {
		cell, _ := strconv.Atoi(m[1])
		line, _ := strconv.Atoi(m[2])
		if number == 0 || cell == number {
			return cell, line
		}
	}
	return 0, 0
}

// gateFrame is where a stack trace leaves the cell: what called its main is the gate.
var gateFrame = regexp.MustCompile(`(?m)^main\.cellx*_enter\(.*\n(?:.+\n?)*`)

// mainFrame is the name that the main of a cell has in a stack trace.
var mainFrame = regexp.MustCompile(`\bmain\.cellx*_\d+\b`)

// Trace returns the stack trace of a cell as that of a program with nothing but the cell.
func Trace(text string) string {
	text = gateFrame.ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, "[running, locked to thread]:", "[running]:")
	return mainFrame.ReplaceAllString(text, "main.main")
}
