package hours

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

func zipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

// wide writes a text in UTF-16 with a byte order mark.
func wide(text string, bigEnd bool) string {
	var order binary.AppendByteOrder = binary.LittleEndian
	if bigEnd {
		order = binary.BigEndian
	}
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file string
		o          Reading
		want       []float64
	}{
		{"plain", "hours_saved\n1\n0.5\n1e-3\n", Reading{}, []float64{1, 0.5, 1e-3}},
		{"no end of line at the end", "hours_saved\n1\n2", Reading{}, []float64{1, 2}},
		{"other columns", "id,hours_saved,note\n7,1,a\n8,2,\"b, c\"\n", Reading{}, []float64{1, 2}},
		{"quoted", "\"id\",\"hours_saved\"\n\"7\",\"1.25\"\n", Reading{}, []float64{1.25}},
		{"quoted line end", "note,hours_saved\n\"two\nlines\",3\n", Reading{}, []float64{3}},
		{"quoted separator in the header", "\"a;b;c\",hours_saved\nx,3\n", Reading{}, []float64{3}},
		{"BOM and CRLF", "\xef\xbb\xbfhours_saved,x\r\n1,2\r\n", Reading{}, []float64{1}},
		{"semicolon", "a;hours_saved\n1;2.5\n", Reading{}, []float64{2.5}},
		{"decimal comma", "a;hours_saved\n1;2,5\n1;0,125\n1;3\n", Reading{}, []float64{2.5, 0.125, 3}},
		{"tab", "a\thours_saved\n1\t2,5\n", Reading{}, []float64{2.5}},
		{"spaces", " hours_saved , b\n 1.5 ,2\n", Reading{}, []float64{1.5}},
		{"minutes", "t\n90\n6\n", Reading{Column: "t", Unit: Minutes}, []float64{1.5, 0.1}},
		{"seconds", "t\n90\n", Reading{Column: "t", Unit: Seconds}, []float64{0.025}},
		{"gzip", zipped("hours_saved\n1\n2\n"), Reading{}, []float64{1, 2}},
		{"UTF-16, little end first", wide("a\thours_saved\r\nümlaut 😀\t1,5\r\n", false), Reading{}, []float64{1.5}},
		{"UTF-16, big end first", wide("a\thours_saved\n€\t1.5\n", true), Reading{}, []float64{1.5}},
		{"UTF-16, gzip", zipped(wide("hours_saved\n2\n", false)), Reading{}, []float64{2}},
		{"vertical bars", "id|hours_saved\n1|0,5\n", Reading{}, []float64{0.5}},
		{"separator line", "sep=;\r\nid;hours_saved\r\n1;0,5\r\n", Reading{}, []float64{0.5}},
		{"separator line, comma", "\"sep=,\"\nid,hours_saved\n1,0.5\n", Reading{}, []float64{0.5}},
		{"separator line, tab", "SEP=\t\nhours_saved\n0,5\n", Reading{}, []float64{0.5}},
		{"separators at the end of rows", "id,hours_saved\n1,2,\n2,3,,\n3,4\n", Reading{}, []float64{2, 3, 4}},
		{"separators at the end of the header", "id,hours_saved,,\n1,2\n2,3,,\n", Reading{}, []float64{2, 3}},
		{"a line of spaces", "id,hours_saved\n1,2\n   \n2,3\n", Reading{}, []float64{2, 3}},
		{"a separator in a name", "what, when;hours_saved\na;0,5\n", Reading{}, []float64{0.5}},
		{"more commas than semicolons", "a, b, c;hours_saved\nx;0,5\n", Reading{}, []float64{0.5}},
		{"its unit beside a number", "t\n90 min\n6\n", Reading{Column: "t", Unit: Minutes}, []float64{1.5, 0.1}},
		{"header in Latin-1", "id;f\xfcr\n1;2\n", Reading{Column: "für"}, []float64{2}},
		{"JSON lines", "{\"a\":1,\"hours_saved\":2}\n\n{\"hours_saved\":0.5e1}\n", Reading{}, []float64{2, 5}},
		{"JSON lines, CRLF, BOM, minutes", "\xef\xbb\xbf{\"human_minutes\":30}\r\n", Reading{Column: "human_minutes", Unit: Minutes}, []float64{0.5}},
		{"JSON lines, gzip", zipped("{\"hours_saved\":2}"), Reading{}, []float64{2}},
	}
	for _, tc := range tests {
		for how, r := range map[string]io.Reader{"whole": strings.NewReader(tc.file), "byte by byte": iotest.OneByteReader(strings.NewReader(tc.file))} {
			d, err := Read(r, tc.o)
			if err != nil || !slices.Equal(d.Hours, tc.want) || d.Rows != len(tc.want) || d.Excluded.N() != 0 {
				t.Errorf("%s, %s: got %v, %+v, %v, want %v", tc.name, how, d.Hours, d, err, tc.want)
			}
		}
	}
}

// Long because it is a table of files.
func TestReadRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file string
		o          Reading
		is         error
		says       []string
	}{
		{"empty", "", Reading{}, ErrFile, []string{"it is empty"}},
		{"only a BOM", "\xef\xbb\xbf", Reading{}, ErrFile, []string{"it is empty"}},
		{"blank lines", "\n\n\n", Reading{}, ErrFile, []string{"it is empty"}},
		{"header alone", "hours_saved\n", Reading{}, ErrTooFew, []string{"no rows below it"}},
		{"no such column", "id,hours\n1,2\n", Reading{}, ErrColumn, []string{`"hours_saved"`, `but "id", "hours"`}},
		{"no header", "1.5\n2.5\n", Reading{}, ErrColumn, []string{"the first line holds numbers"}},
		{"two columns", "hours_saved,hours_saved\n1,2\n", Reading{}, ErrColumn, []string{"two columns"}},
		{"two periods", "hours_saved,period,period\n1,2024,2024\n", Reading{}, ErrColumn, []string{"two columns", "period"}},
		{"text", "id,hours_saved\n1,2\n2,three\n", Reading{}, ErrValue, []string{"line 3", `column "hours_saved"`, `"three"`}},
		{"text after quoted lines", "n,hours_saved\n\"a\nb\",2\n2,x\n", Reading{}, ErrValue, []string{"line 4"}},
		{"thousands", "a,hours_saved\n1,\"1,234\"\n", Reading{}, ErrValue, []string{`"1,234"`}},
		{"thousands and point", "a;hours_saved\n1;1,234.5\n", Reading{}, ErrValue, []string{"1,234.5"}},
		{"point and comma", "a;hours_saved\n1;1,5\n1;1.5\n", Reading{}, ErrValue, []string{"line 3", "line 2"}},
		{"unit", "hours_saved\n2 h\n", Reading{}, ErrValue, []string{`"2 h"`}},
		{"too large", "hours_saved\n1e999\n", Reading{}, ErrValue, []string{"1e999"}},
		{"fields", "a,hours_saved\n1,2\n1,2,3\n", Reading{}, ErrFile, []string{"line 3: it has 3 fields, the header has 2"}},
		{"open quote", "a,hours_saved\n\"1,2\n", Reading{}, ErrFile, []string{"quote"}},
		{"bad period", "hours_saved,period\n1,spring\n", Reading{}, ErrValue, []string{"line 2", `"spring"`, "2024Q2"}},
		{"bad wage", "hours_saved,wage\n1,a lot\n", Reading{}, ErrValue, []string{"line 2", `column "wage"`}},
		{"CR", "hours_saved\r1\r2\r", Reading{}, ErrFile, []string{"CR alone"}},
		{"nothing above 0", "hours_saved\n0\n-1\n\nNaN\n", Reading{}, ErrTooFew, []string{"1 zero (first in line 2)", "1 negative (first in line 3)", "1 not finite (first in line 5)"}},
		{"torn gzip", zipped("hours_saved\n1\n2\n")[:25], Reading{}, ErrFile, []string{"unexpected EOF"}},
		{"no gzip", "\x1f\x8bhello", Reading{}, ErrFile, []string{"gzip"}},
		{"JSON list", "[{\"hours_saved\":1}]", Reading{}, ErrFile, []string{"JSON lines"}},
		{"torn JSON", "{\"hours_saved\":1}\n{\"hours_", Reading{}, ErrFile, []string{"line 2"}},
		{"no such field", "{\"b\":1,\"a\":2}\n", Reading{}, ErrColumn, []string{`"a", "b"`}},
		{"text in JSON", "{\"hours_saved\":1}\n{\"hours_saved\":\"2\"}\n", Reading{}, ErrValue, []string{"line 2", `field "hours_saved"`}},
		{"list in JSON", "{\"hours_saved\":[1]}\n", Reading{}, ErrValue, []string{"line 1"}},
		{"unit below 0", "hours_saved\n1\n", Reading{Unit: -1}, ErrFile, []string{"unit of -1"}},
	}
	for _, tc := range tests {
		d, err := Read(strings.NewReader(tc.file), tc.o)
		if !errors.Is(err, tc.is) || d.Hours != nil {
			t.Errorf("%s: got %v, %v, want %v", tc.name, d.Hours, err, tc.is)
			continue
		}
		for _, says := range tc.says {
			if !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %q does not say %q", tc.name, err, says)
			}
		}
	}
	broken := errors.New("broken")
	if _, err := Read(io.MultiReader(strings.NewReader("hours_saved\n1\n"), iotest.ErrReader(broken)), Reading{}); !errors.Is(err, broken) || !errors.Is(err, ErrFile) {
		t.Errorf("a file that breaks off: %v, want its own error", err)
	}
}

// What is left out is counted, with the line where it was first met.

func TestReadExcludes(t *testing.T) {
	t.Parallel()
	want := Excluded{Missing: Count{3, 3}, Zero: Count{1, 4}, Negative: Count{2, 5}, NotFinite: Count{2, 7}}
	csv := "x,hours_saved\n1,1\n1,\n1,0\n1,-1\n1,-2\n1,NaN\n1,inf\n1,NA\n1,null\n1,2\n"
	d, err := Read(strings.NewReader(csv), Reading{})
	if err != nil || d.Excluded != want || d.Rows != 10 || !slices.Equal(d.Hours, []float64{1, 2}) {
		t.Errorf("got %+v, %v, want %+v of 10 rows", d, err, want)
	}
	wantText := `10 rows, column "hours_saved" in h, 2 used, 8 left out: 3 empty (first in line 3), 1 zero (first in line 4), 2 negative (first in line 5), 2 not finite (first in line 7)`
	if d.String() != wantText {
		t.Errorf("got %q, want %q", d, wantText)
	}
	d, err = Read(strings.NewReader("{\"hours_saved\":1}\n{\"hours_saved\":null}\n{}\n{\"hours_saved\":-1}\n{\"hours_saved\":0}\n"), Reading{})
	if want := (Excluded{Missing: Count{2, 2}, Zero: Count{1, 5}, Negative: Count{1, 4}}); err != nil || d.Excluded != want {
		t.Errorf("JSON lines: got %+v, %v, want %+v", d.Excluded, err, want)
	}
}

// Wage, tokens and period stay beside the hours that they belong to.

func TestReadColumns(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"CSV":        "period,hours_saved,wage,tokens\n2024,1,60,0.5\n2025Q1,0,1,1\n2025-03,2,,0.25\n,3,70,NA\n",
		"JSON lines": "{\"period\":2024,\"hours_saved\":1,\"wage\":60,\"tokens\":0.5}\n{\"period\":\"2025-03\",\"hours_saved\":2,\"tokens\":0.25}\n{\"hours_saved\":3,\"wage\":70}\n",
	} {
		d, err := Read(strings.NewReader(file), Reading{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		nan := math.NaN()
		for _, c := range []struct {
			name      string
			got, want []float64
		}{
			{"hours", d.Hours, []float64{1, 2, 3}},
			{"years", d.Years, []float64{2024.5, 2025 + 2.5/12, nan}},
			{"wages", d.Wages, []float64{60, nan, 70}},
			{"tokens", d.Tokens, []float64{0.5, 0.25, nan}},
		} {
			if !slices.EqualFunc(c.got, c.want, func(a, b float64) bool { return a == b || a != a && b != b }) {
				t.Errorf("%s: %s %v, want %v", name, c.name, c.got, c.want)
			}
		}
	}
}

// endless writes the same bytes for ever, n of them.

type endless struct {
	text string
	n    int64
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && e.n > 0 {
		k := copy(p[n:], e.text[e.at:])
		e.at = (e.at + k) % len(e.text)
		n += k
		e.n -= int64(k)
	}
	return n, nil
}

// A file without line ends is refused long before it is in memory.

func TestReadLongLine(t *testing.T) {
	for name, head := range map[string]string{
		"one value": "hours_saved\n1", "header": "hours_saved", "open quote": "a,hours_saved\n\"x", "JSON": `{"hours_saved":1,"a":"`,
		"open quote over lines": "a,hours_saved\n\"x\n",
	} {
		text := "1"
		if strings.HasSuffix(head, "x\n") {
			text = "1,2\n"
		}
		body := &endless{text: text, n: 100 << 20}
		before := allocated()
		_, err := Read(io.MultiReader(strings.NewReader(head), body), Reading{})
		if !errors.Is(err, ErrFile) || !strings.Contains(err.Error(), "a row has more than") {
			t.Errorf("%s: got %v, want a row that is too long", name, err)
		}
		if got := allocated() - before; got > 40*longestRow || body.n < 90<<20 {
			t.Errorf("%s: %d bytes allocated and %d left unread, want a few times %d and nearly all", name, got, body.n, longestRow)
		}
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func ExampleRead() {
	file := strings.NewReader("task;hours_saved\nmail;0,05\nreport;1,5\nnothing;0\n")
	d, err := Read(file, Reading{})
	fmt.Println(d.Hours, err)
	fmt.Println(d)
	// Output:
	// [0.05 1.5] <nil>
	// 3 rows, column "hours_saved" in h, 2 used, 1 left out: 1 zero (first in line 4); a comma is read as the decimal mark
}
