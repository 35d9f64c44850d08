package hours

import (
	"regexp"
	"sync"
)

// A pattern returns a regular expression.
type pattern func() *regexp.Regexp

// compiled returns a pattern that is compiled when it is first used: every cell of a notebook
// is a program that imports this package, and nearly all of them read no file.
func compiled(text string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
