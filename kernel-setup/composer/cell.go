package composer

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// A Cell is a code cell that has a source.
type Cell struct {
	Number int // as in In [3]
	Source string
}

// An UnknownError says what a cell has that only the kernel knows.
type UnknownError struct {
	Cell, Line int // Line is counted from 1; 0 for the cell as a whole
	What       string
}

func (e *UnknownError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("cell %d has %s", e.Cell, e.What)
	}
	return fmt.Sprintf("cell %d, line %d has %s", e.Cell, e.Line, e.What)
}

// A SyntaxError says where a cell is no Go.
type SyntaxError struct {
	Cell, Line, Column int // counted from 1
	Text               string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("cell %d, line %d, column %d: %s", e.Cell, e.Line, e.Column, e.Text)
}

// code is a cell as a Go file, of which line n is line n of the cell.
type code struct {
	number    int
	percent   bool // a line %% opens its main
	text      string
	files     *token.FileSet
	syntax    *ast.File
	arguments []string
}

// clause comes before the first line of a cell.
const clause = "package main;"

// parseCell reads a cell by the kernel's rules for lines.
func parseCell(c Cell) (*code, error) {
	lines := strings.Split(c.Source, "\n")
	k := &code{number: c.Number, files: token.NewFileSet()}
	last := len(lines)
	for i, line := range lines {
		switch {
		case line == "%%" || strings.HasPrefix(line, "%% ") || strings.HasPrefix(line, "%%\t"):
			if strings.ContainsAny(line, "\"'\\$") {
				return nil, &UnknownError{c.Number, i + 1, "arguments in quotes"}
			}
			k.arguments = strings.Fields(line[2:])
			lines[i], k.percent = "func main() {", true
		case len(line) > 1 && (line[0] == '%' || line[0] == '!'):
			word, _, _ := strings.Cut(line, " ")
			return nil, &UnknownError{c.Number, i + 1, "the command " + word}
		case strings.HasPrefix(line, "//gonb:"):
			return nil, &UnknownError{c.Number, i + 1, "a command behind //gonb:"}
		case strings.HasPrefix(line, "package"):
			lines[i] = "" // the kernel leaves such lines out
		}
	}
	k.text = clause + strings.Join(lines, "\n")
	if k.percent {
		k.text += "\n}"
	}
	var err error
	k.syntax, err = parser.ParseFile(k.files, "", k.text, parser.ParseComments)
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) && len(list) > 0 {
		first := list[0]
		column := first.Pos.Column
		if first.Pos.Line == 1 {
			column = max(1, column-len(clause))
		}
		return nil, &SyntaxError{c.Number, min(first.Pos.Line, last), column, first.Msg}
	}
	if err != nil {
		return nil, &SyntaxError{c.Number, 1, 1, err.Error()}
	}
	return k, nil
}

// A fragment is a part of a cell's text with its place.
type fragment struct {
	text               string
	cell, line, column int
}

// fragment returns the text between two positions of the cell.
func (k *code) fragment(from, to token.Pos) fragment {
	at := k.files.Position(from)
	column := at.Column
	if at.Line == 1 {
		column -= len(clause)
	}
	return fragment{k.text[at.Offset:k.files.Position(to).Offset], k.number, at.Line, max(1, column)}
}

func (k *code) node(n ast.Node) fragment { return k.fragment(n.Pos(), n.End()) }

// String returns the text behind a directive that tells the compiler its place.
func (f fragment) String() string {
	if f.text == "" {
		return ""
	}
	return fmt.Sprintf("/*line cell%d.go:%d:%d*/%s", f.cell, f.line, f.column, f.text)
}
