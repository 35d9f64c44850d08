package hours

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

// records reads a whole text with the reader under test.
func records(r io.Reader, separator byte) (all [][]string, err error) {
	in := recordReader{lines: newLineReader(r), separator: separator}
	for {
		if err := in.next(); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return all, err
		}
		var record []string
		for _, f := range in.fields {
			record = append(record, string(f))
		}
		all = append(all, record)
	}
}

// The reader accepts what encoding/csv accepts, and reads the same.
func FuzzRecords(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "a", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\r\n\r\na\r\n", "a\r", "a\rb,c\n", "a\r\r\n",
		"\"a\",\"b\"\n", "\"a,b\",c\n", "\"a\nb\",c\nd,e\n", "\"a\r\nb\"\r\n", "\"say \"\"no\"\"\"\n", "\"\"\n", "\"\",\n", ",\n,\n", "\"\"\"\"\n",
		"a\"b\n", "\"a\"b\n", "\"a\" ,b\n", "\"a", "\"a\n\n", "\"a\"\"", "x,\"a\nb\n", " \"a\"\n", "a, \"b\"\n", "\"a\"\r\nb", "\"a\n\"\"\n\"",
		"\xef\xbb\xbfa\n", "é;ß\n", "a;b\n1;\"2;3\"\n", "a\tb\n", "\x00,\x00\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, separator := range []byte{',', ';', '\t'} {
			theirs := csv.NewReader(strings.NewReader(text))
			theirs.Comma, theirs.FieldsPerRecord = rune(separator), -1
			want, wantErr := theirs.ReadAll()
			for how, r := range map[string]io.Reader{"whole": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text))} {
				got, err := records(r, separator)
				if (err != nil) != (wantErr != nil) {
					t.Fatalf("%q, %q, %s: got %v, encoding/csv %v", text, separator, how, err, wantErr)
				}
				if err == nil && !slices.EqualFunc(got, want, slices.Equal) {
					t.Errorf("%q, %q, %s: got %q, encoding/csv %q", text, separator, how, got, want)
				}
			}
		}
	})
}

// naive reads a column the long way round: encoding/csv, strconv, one rule after the
// other. ok is false where it does not accept the text.
func naive(text string) (hours []float64, out Excluded, ok bool) {
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = 2
	all, err := in.ReadAll()
	if err != nil || len(all) < 2 || all[0][0] != "id" || all[0][1] != "hours_saved" {
		return nil, out, false
	}
	for _, record := range all[1:] {
		cell := strings.TrimSpace(record[1])
		h, err := strconv.ParseFloat(cell, 64)
		switch {
		case slices.Contains([]string{"", "NA", "N/A", "null", "NULL"}, cell):
			out.Missing.N++
		case err != nil || strings.ContainsAny(cell, "xX_"):
			return nil, out, false
		case math.IsNaN(h) || math.IsInf(h, 0):
			out.NotFinite.N++
		case h == 0:
			out.Zero.N++
		case h < 0:
			out.Negative.N++
		default:
			hours = append(hours, h)
		}
	}
	return hours, out, true
}

// What is read and what is left out is what a naive reading finds.
func FuzzExclusions(f *testing.F) {
	for _, seed := range []string{
		"1,1\n2,\n3,0\n4,-1\n5,NaN\n6,inf\n7,NA\n8,2.5e-3\n", "1,\"1\"\n2, 2 \n", "1,-0\n2,0.000\n3,.5\n4,5.\n5,+1\n",
		"1,1e400\n", "1,0x1p4\n", "1,1_000\n", "1,123456789012345678\n2,0.1234567890123456789\n3,1e-320\n", "1,-inf\n2,-Infinity\n3,1\n", "1,.\n", "1,-\n", "1,1.2.3\n",
		"1,9007199254740993\n2,999999999999999\n3,0.00000000000001\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		text := "id,hours_saved\n" + rows
		hours, out, ok := naive(text)
		d, err := Read(strings.NewReader(text), Reading{})
		if !ok || len(hours) == 0 {
			if err == nil {
				t.Errorf("%q: got %v, want an error", text, d)
			}
			return
		}
		if strings.Contains(rows, "\x00") { // at the beginning it is no text
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if !slices.Equal(d.Hours, hours) {
			t.Errorf("%q: got %v, want %v", text, d.Hours, hours)
		}
		got := d.Excluded
		if got.Missing.N != out.Missing.N || got.Zero.N != out.Zero.N || got.Negative.N != out.Negative.N || got.NotFinite.N != out.NotFinite.N {
			t.Errorf("%q: left out %+v, want %+v", text, got, out)
		}
	})
}

// Every number that can be written short is the one that strconv reads, bit by bit.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"0", "-0", "1.5", "0.1", "123456789012345", "1234567890123456", "0.000000000000001", "00000000000001.5", "1e22", "5e-324", ".5", "5.", "-.5", "+1", "1-2", "", "-", "NaN", "1..2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, wantErr := strconv.ParseFloat(text, 64)
		got, _, err := parseNumber([]byte(text), false)
		if strings.ContainsAny(text, "xX_") {
			wantErr = errors.New("refused")
		}
		if (err != nil) != (wantErr != nil) {
			t.Fatalf("%q: got %v, want %v", text, err, wantErr)
		}
		if err == nil && math.Float64bits(got) != math.Float64bits(want) && !(got != got && want != want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	})
}

// The fields of an object are those that encoding/json finds.
func FuzzMembers(f *testing.F) {
	for _, seed := range []string{"{}", `{"a":1}`, ` { "a" : [1, {"b":"}"}] , "c":"\\\"" } `, `{"a\u0062":null,"":true}`, `{"a":{"b":{}},"c":-1e5}`, `{"a":1,"a":2}`, `[1]`, `{"a":"\\","b":[]}`, "{\"a\":\t1\r}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want map[string]json.RawMessage
		if json.Unmarshal([]byte(text), &want) != nil || !utf8.ValidString(text) || strings.TrimSpace(text) == "null" {
			return
		}
		got := map[string]string{}
		twice := false
		members(trimJSON([]byte(text)), func(name, value []byte) {
			if _, known := got[string(name)]; known {
				twice = true
			}
			got[string(name)] = string(value)
		})
		if len(got) != len(want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
		for name, value := range want {
			if got[name] != string(value) && !twice {
				t.Errorf("%q: field %q is %q, want %q", text, name, got[name], value)
			}
		}
	})
}

// rowsOf repeats tasks up to a size.
func rowsOf(size int64) io.Reader {
	body := "7041,\"team 3\",0.3244,wrote a report\n7042,\"team 12\",1.07,sent it\n7043,\"team 3\",12.5,\n7044,\"team 1\",0.0417,a note\n"
	return io.MultiReader(strings.NewReader("id,team,hours_saved,note\n"), &endless{text: body, n: size / int64(len(body)) * int64(len(body))})
}

const benchmarkSize = 64 << 20

// The two benchmarks below read the same bytes: their ratio is what this reader
// gains over encoding/csv with strconv.
func BenchmarkReadCSV(b *testing.B) {
	b.SetBytes(benchmarkSize)
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(rowsOf(benchmarkSize), Reading{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(d.Hours)), "values")
	}
}

func BenchmarkReadEncodingCSV(b *testing.B) {
	b.SetBytes(benchmarkSize)
	b.ReportAllocs()
	for b.Loop() {
		in := csv.NewReader(rowsOf(benchmarkSize))
		in.ReuseRecord = true
		if _, err := in.Read(); err != nil {
			b.Fatal(err)
		}
		var hours []float64
		for {
			record, err := in.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			h, err := strconv.ParseFloat(record[2], 64)
			if err != nil {
				b.Fatal(err)
			}
			hours = append(hours, h)
		}
		b.ReportMetric(float64(len(hours)), "values")
	}
}

func BenchmarkReadJSONLines(b *testing.B) {
	body := "{\"id\":7041,\"team\":\"team 3\",\"hours_saved\":0.3244,\"note\":\"wrote a report\"}\n"
	b.SetBytes(benchmarkSize)
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(&endless{text: body, n: benchmarkSize / int64(len(body)) * int64(len(body))}, Reading{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(d.Hours)), "values")
	}
}

// A stream, of which nobody knows the length, reads as a file does, with a column that
// begins late.
func TestReadStream(t *testing.T) {
	t.Parallel()
	var csv, lines strings.Builder
	csv.WriteString("hours_saved,wage\n")
	const rows = 2*partRows + 1000
	for i := range rows {
		wage := ""
		if i > partRows+5 {
			wage = strconv.Itoa(i % 90)
		}
		csv.WriteString(strconv.Itoa(i%7) + "," + wage + "\n")
		if wage != "" {
			wage = ",\"wage\":" + wage
		}
		lines.WriteString("{\"hours_saved\":" + strconv.Itoa(i%7) + wage + "}\n")
	}
	for name, text := range map[string]string{"CSV": csv.String(), "JSON lines": lines.String()} {
		file, err := Read(strings.NewReader(text), Reading{})
		if err != nil {
			t.Fatal(err)
		}
		stream, err := Read(io.MultiReader(strings.NewReader(text)), Reading{})
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b float64) bool { return a == b || a != a && b != b }
		if len(file.Hours) != rows-(rows+6)/7 || !slices.Equal(stream.Hours, file.Hours) || !slices.EqualFunc(stream.Wages, file.Wages, same) || len(stream.Wages) != len(stream.Hours) || stream.Excluded != file.Excluded || stream.Years != nil {
			t.Errorf("%s: the stream has %d hours and %d wages, %+v left out; the file %d and %d, %+v", name, len(stream.Hours), len(stream.Wages), stream.Excluded, len(file.Hours), len(file.Wages), file.Excluded)
		}
		for i, h := range stream.Hours {
			if w := stream.Wages[i]; !(h > 0) || i < partRows/2 && w == w {
				t.Fatalf("%s: task %d saves %g h at a wage of %g", name, i, h, w)
			}
		}
	}
}

// A file takes the memory of its values and a constant, however many rows it has: what
// is allocated beside them does not grow with them.
func TestReadAllocates(t *testing.T) {
	for _, row := range []string{"1.25\n", "\"1.25\"\n", "{\"hours_saved\":1.25}\n"} {
		var spent [2]uint64
		for i, rows := range []int{1 << 10, 1 << 17} {
			text := strings.Repeat(row, rows)
			if row[0] != '{' {
				text = "hours_saved\n" + text
			}
			before := allocated()
			d, err := Read(strings.NewReader(text), Reading{})
			spent[i] = allocated() - before - 8*uint64(cap(d.Hours))
			if err != nil || len(d.Hours) != rows || cap(d.Hours) > rows+rows/50+1024 {
				t.Fatalf("%q: %d values with room for %d, %v, want %d", row, len(d.Hours), cap(d.Hours), err, rows)
			}
		}
		if most := uint64(8 * longestRow); spent[0] > most || spent[1] > most {
			t.Errorf("%q: %d bytes beside the values of 1024 rows and %d of 131072, want at most %d", row, spent[0], spent[1], most)
		}
	}
}
