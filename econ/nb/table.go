package nb

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// Columns returns the names of the columns of a [Table].
func Columns(names ...string) []string { return names }

// Row returns one row of a [Table].
func Row(cells ...any) []any { return cells }

// Table displays rows under named columns. The first column names the rows.
//
// A cell may be a float64 or an integer, a [Percent], [Dollars] amount, string,
// error or anything that prints. Numbers have at most six significant digits and
// stand to the right.
//
// It fails the cell without a column or a row, and for a row that does not have
// one cell for each column.
func Table(columns []string, rows ...[]any) { here().table(columns, rows) }

func (c cell) table(columns []string, rows [][]any) {
	t, err := newTable(columns, rows)
	if err != nil {
		c.fail(err)
		return
	}
	c.show(t.plain(), map[protocol.MIMEType]any{protocol.MIMETextHTML: t.html()}, map[string]any{})
}

// A table is text in columns, some of which are numbers.
type table struct {
	columns []string
	numeric []bool
	rows    [][]string
}

func newTable(columns []string, rows [][]any) (table, error) {
	if len(columns) == 0 {
		return table{}, fmt.Errorf("nb: a table without columns, want at least one: nb.Columns(%q, …)", "price, $/Mtok")
	}
	if len(rows) == 0 {
		return table{}, fmt.Errorf("nb: a table without rows, want at least one: nb.Row(…)")
	}
	t := table{columns: columns, numeric: make([]bool, len(columns))}
	for i := range t.numeric {
		t.numeric[i] = true
	}
	for i, row := range rows {
		if len(row) != len(columns) {
			return table{}, fmt.Errorf("nb: row %d of the table has %d cells and there are %d columns, want one cell for each", i+1, len(row), len(columns))
		}
		line := make([]string, len(row))
		for j, v := range row {
			text, isNumber := entry(v)
			line[j] = text
			t.numeric[j] = t.numeric[j] && isNumber
		}
		t.rows = append(t.rows, line)
	}
	return t, nil
}

// entry writes one cell and reports whether it is a number.
func entry(v any) (text string, isNumber bool) {
	switch v := v.(type) {
	case float64:
		return number(v, digits), true
	case float32:
		return number(float64(v), digits), true
	case Percent, Dollars, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return fmt.Sprint(v), true
	}
	return strings.Join(strings.Fields(fmt.Sprint(v)), " "), false
}

// html writes the table with nothing that the sanitiser of a code host removes.
func (t table) html() string {
	var b strings.Builder
	align := func(j int) string {
		if t.numeric[j] {
			return "right"
		}
		return "left"
	}
	tag := func(name, scope string, j int, text string) {
		if scope != "" {
			scope = fmt.Sprintf(` scope="%s"`, scope)
		}
		fmt.Fprintf(&b, `<%[1]s%[2]s align="%[3]s" style="text-align:%[3]s">%[4]s</%[1]s>`, name, scope, align(j), html.EscapeString(text))
	}
	b.WriteString("<table>\n<thead>\n<tr>")
	for j, name := range t.columns {
		tag("th", "col", j, name)
	}
	b.WriteString("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.rows {
		b.WriteString("<tr>")
		for j, text := range row {
			if j == 0 {
				tag("th", "row", j, text)
				continue
			}
			tag("td", "", j, text)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>")
	return b.String()
}

// plain writes the table as aligned text.
func (t table) plain() string {
	width := make([]int, len(t.columns))
	for _, row := range append([][]string{t.columns}, t.rows...) {
		for j, text := range row {
			width[j] = max(width[j], utf8.RuneCountInString(text))
		}
	}
	var lines []string
	for _, row := range append([][]string{t.columns}, t.rows...) {
		padded := make([]string, len(row))
		for j, text := range row {
			padded[j] = pad(text, width[j], t.numeric[j])
		}
		lines = append(lines, strings.TrimRight(strings.Join(padded, "  "), " "))
	}
	return strings.Join(lines, "\n")
}

// pad fills text with spaces up to a width, on its left if it is a number.
func pad(text string, width int, right bool) string {
	space := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
	if right {
		return space + text
	}
	return text + space
}
