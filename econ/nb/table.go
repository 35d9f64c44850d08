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
// A cell may be a float64 or an integer, a [Percent], a [Dollars] amount, a [Count],
// a [Link], a string, an error or anything that prints. Numbers have at most six
// significant digits and are aligned to the right.
//
// Table fails the cell if there is no column or no row, or if a row does not have one
// cell for each column.
func Table(columns []string, rows ...[]any) { here().table(columns, rows) }

func (c cell) table(columns []string, rows [][]any) {
	t, err := newTable(columns, rows)
	if err != nil {
		c.fail(err)
		return
	}
	c.show(t.plain(), map[protocol.MIMEType]any{protocol.MIMETextHTML: t.html()}, map[string]any{})
}

// A Link is text with the address it leads to: Link{"notebook 04", "04-surplus-ratio.ipynb"}.
type Link struct{ Text, To string }

// String returns the text.
func (l Link) String() string { return l.Text }

// A table is text in columns, some of which are numbers.
type table struct {
	columns []string
	numeric []bool
	rows    [][]Link // most without a link
}

func newTable(columns []string, rows [][]any) (table, error) {
	if len(columns) == 0 {
		return table{}, fmt.Errorf("nb: a table without columns, want at least one: nb.Columns(%q, …)", "price, $/Mtok")
	}
	if len(rows) == 0 {
		return table{}, fmt.Errorf("nb: a table without rows, want at least one: nb.Row(…)")
	}
	t := table{numeric: make([]bool, len(columns))}
	for i, name := range columns {
		t.columns = append(t.columns, oneLine(name))
		t.numeric[i] = true
	}
	for i, row := range rows {
		if len(row) != len(columns) {
			return table{}, fmt.Errorf("nb: row %d of the table has %d cells and there are %d columns, want one cell for each", i+1, len(row), len(columns))
		}
		line := make([]Link, len(row))
		for j, v := range row {
			text, isNumber := entry(v)
			line[j].Text = text
			if l, ok := v.(Link); ok {
				line[j].To = l.To
			}
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
	case Percent, Dollars, Count, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return fmt.Sprint(v), true
	}
	return oneLine(fmt.Sprint(v)), false
}

// oneLine writes text on one line, which a row of a table is.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// escaped writes text as HTML. A notebook reads the text between two dollar signs as a
// formula unless each is in an element of its own.
func escaped(text string) string {
	return strings.ReplaceAll(html.EscapeString(text), "$", "<span>$</span>")
}

// html writes the table as HTML that survives the sanitiser of a code host.
func (t table) html() string {
	var b strings.Builder
	align := func(j int) string {
		if t.numeric[j] {
			return "right"
		}
		return "left"
	}
	tag := func(name, scope string, j int, l Link) {
		if scope != "" {
			scope = fmt.Sprintf(` scope="%s"`, scope)
		}
		text := escaped(l.Text)
		if l.To != "" {
			text = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(l.To), text)
		}
		fmt.Fprintf(&b, `<%[1]s%[2]s align="%[3]s" style="text-align:%[3]s">%[4]s</%[1]s>`, name, scope, align(j), text)
	}
	b.WriteString("<table>\n<thead>\n<tr>")
	for j, name := range t.columns {
		tag("th", "col", j, Link{Text: name})
	}
	b.WriteString("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.rows {
		b.WriteString("<tr>")
		for j, l := range row {
			if j == 0 {
				tag("th", "row", j, l)
				continue
			}
			tag("td", "", j, l)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>")
	return b.String()
}

// plain writes the table as aligned text.
func (t table) plain() string {
	lines := make([][]string, 0, len(t.rows)+1)
	lines = append(lines, t.columns)
	for _, row := range t.rows {
		line := make([]string, len(row))
		for j, l := range row {
			line[j] = l.Text
		}
		lines = append(lines, line)
	}
	width := make([]int, len(t.columns))
	for _, line := range lines {
		for j, text := range line {
			width[j] = max(width[j], utf8.RuneCountInString(text))
		}
	}
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		padded := make([]string, len(line))
		for j, text := range line {
			padded[j] = pad(text, width[j], t.numeric[j])
		}
		b.WriteString(strings.TrimRight(strings.Join(padded, "  "), " "))
	}
	return b.String()
}

// pad fills text with spaces up to a width, on its left if it is a number.
func pad(text string, width int, right bool) string {
	space := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
	if right {
		return space + text
	}
	return text + space
}
