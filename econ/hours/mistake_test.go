package hours

import (
	"errors"
	"strings"
	"testing"
)

// Every mistake that is foreseen has its words: what was found and where, and what to
// do about it.
//
// Long because it is the table of all messages.
func TestMistakes(t *testing.T) {
	t.Parallel()
	good := zipped("hours_saved\n1\n2\n")
	tests := []struct {
		name, file, column string
		is                 error
		want               string // after the words of is
	}{
		{"empty file", "", "", ErrFile,
			`it is empty, want a header and rows`},
		{"header alone", "hours_saved\n", "", ErrTooFew,
			`it has a header and no rows below it, want one row per task`},
		{"case and space in a name", "id,Hours Saved\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "Hours Saved"; did you mean "Hours Saved"?`},
		{"another name", "id,minutes\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "minutes"`},
		{"a slip in a name", "id,hour_saved\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "hour_saved"; did you mean "hour_saved"?`},
		{"a name to be quoted", "its,h\n1,2\n", "it's", ErrColumn,
			`there is no column "it's", but "its", "h"; did you mean "its"?`},
		{"no header", "1,2\n3,4\n", "", ErrColumn,
			`line 1: there is no column "hours_saved": the first line holds numbers, want the names of the columns`},
		{"column twice", "hours_saved,hours_saved\n1,2\n", "", ErrColumn,
			`there are two columns "hours_saved", want one: rename the other`},
		{"text", "id,hours_saved\n1,2\n2,three\n", "", ErrValue,
			`line 3, column "hours_saved": "three", want a number such as 1.5, or nothing if it is not known`},
		{"too large", "hours_saved\n1e400\n", "", ErrValue,
			`line 2, column "hours_saved": "1e400" is beyond 1.8e308, the largest number that can be read`},
		{"too large, below 0", "hours_saved\n-1e400\n", "", ErrValue,
			`line 2, column "hours_saved": "-1e400" is beyond 1.8e308, the largest number that can be read`},
		{"hexadecimal", "hours_saved\n0x1p4\n", "", ErrValue,
			`line 2, column "hours_saved": "0x1p4", want a decimal number such as 1.5, not a hexadecimal one`},
		{"underscore", "hours_saved\n1_000\n", "", ErrValue,
			`line 2, column "hours_saved": "1_000", want no separator of thousands: write 1234.5`},
		{"thousands, English", "hours_saved\n\"1,234.5\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234.5", want no separator of thousands: write 1234.5`},
		{"thousands, German", "a;hours_saved\n1;1.234,5\n", "", ErrValue,
			`line 2, column "hours_saved": "1.234,5", want no separator of thousands: write 1234.5`},
		{"thousands, English, semicolon", "a;hours_saved\n1;1,234.5\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234.5", want no separator of thousands: write 1234.5`},
		{"millions", "a;hours_saved\n1;1.234.567\n", "", ErrValue,
			`line 2, column "hours_saved": "1.234.567", want no separator of thousands: write 1234.5`},
		{"decimal comma between commas", "hours_saved\n\"1,5\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,5", whose comma may be a decimal mark or separate thousands: write 1.5 for one and a half and 1500 for fifteen hundred (a decimal comma is read if semicolons or tabs separate the columns)`},
		{"comma that may be either", "hours_saved\n\"1,234\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234", whose comma may be a decimal mark or separate thousands: write 1.5 for one and a half and 1500 for fifteen hundred (a decimal comma is read if semicolons or tabs separate the columns)`},
		{"space in thousands", "hours_saved\n1 234\n", "", ErrValue,
			`line 2, column "hours_saved": "1 234", want no separator of thousands: write 1234.5`},
		{"apostrophe in thousands", "hours_saved\n1'234.5\n", "", ErrValue,
			`line 2, column "hours_saved": "1'234.5", want no separator of thousands: write 1234.5`},
		{"points that may be either", "a;hours_saved\n1;12\n2;1.234\n", "", ErrValue,
			`line 3, column "hours_saved": "1.234" may stand for 1.2340 or for thousands, and no number in the column settles it: write one with another number of decimals, or all without a separator`},
		{"commas that may be either", "a;hours_saved\n1;12\n2;1,234\n", "", ErrValue,
			`line 3, column "hours_saved": "1,234" may stand for 1.2340 or for thousands, and no number in the column settles it: write one with another number of decimals, or all without a separator`},
		{"point and comma", "a;hours_saved\n1;1,5\n1;1.5\n", "", ErrValue,
			`line 3 has a decimal point and line 2 a comma, want one of the two throughout`},
		{"unit", "hours_saved\n3h\n", "", ErrValue,
			`line 2, column "hours_saved": "3h", want the number alone: give the unit, here h, for the whole column`},
		{"unit after a space", "hours_saved\n90 min\n", "", ErrValue,
			`line 2, column "hours_saved": "90 min", want the number alone: give the unit, here min, for the whole column`},
		{"percent", "hours_saved\n50%\n", "", ErrValue,
			`line 2, column "hours_saved": "50%", want hours or another amount, not a share in percent`},
		{"hours and minutes", "hours_saved\n1:30\n", "", ErrValue,
			`line 2, column "hours_saved": "1:30", want a decimal number, not hours:minutes: write 1.5 for 1:30`},
		{"h and minutes", "hours_saved\n1h30\n", "", ErrValue,
			`line 2, column "hours_saved": "1h30", want a decimal number: write 1.5 for 1h30`},
		{"currency", "hours_saved,wage\n1,$60\n", "", ErrValue,
			`line 2, column "wage": "$60", want the number alone, without a currency`},
		{"date", "hours_saved\n2024-03-01\n", "", ErrValue,
			`line 2, column "hours_saved": "2024-03-01", want a number such as 1.5, not a date: is this the right column?`},
		{"byte of 0 in a number", "hours_saved\n1\n1\x002\n", "", ErrValue,
			`line 3, column "hours_saved": "1\x002", want a number such as 1.5, or nothing if it is not known`},
		{"long text", "hours_saved\n" + strings.Repeat("x", 100) + "\n", "", ErrValue,
			`line 2, column "hours_saved": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", want a number such as 1.5, or nothing if it is not known`},
		{"short row", "a,hours_saved\n1,2\n1\n", "", ErrFile,
			`line 3: it ends after 1 of 2 fields: a cell may be empty, but every separator (',') must be there; delete the line if it is a note and no task`},
		{"long row", "a,hours_saved\n1,1,5\n", "", ErrFile,
			`line 2: it has 3 fields, the header has 2: quote a field that contains ','`},
		{"open quote", "a,hours_saved\n3,4\n\"x,1\n2,3\n", "", ErrFile,
			`line 3, column "a": the quote that opens here is never closed`},
		{"quote in a field", "a,hours_saved\n5\" pipe,1\n", "", ErrFile,
			`line 2, column "a": a quote inside an unquoted field: quote the whole field and double the quote inside`},
		{"quotes in quotes", "a,hours_saved\n\"5\" pipe\",1\n", "", ErrFile,
			`line 2, column "a": a quote is followed by ' ', want the separator or the end of the line: double a quote inside a field`},
		{"open quote in the header", "a,\"hours_saved\n1,2\n", "", ErrFile,
			`line 1: field 2: the quote that opens here is never closed`},
		{"zip or Excel", "PK\x03\x04abc", "", ErrFile,
			`it is a zip archive, such as .xlsx, .ods and .zip files: export the sheet as CSV, or unpack the archive`},
		{"old Excel", "\xd0\xcf\x11ࡱ", "", ErrFile,
			`it is an old Office file, such as .xls: export the sheet as CSV`},
		{"Parquet", "PAR1\x15\x00", "", ErrFile,
			`it is a Parquet file: export it as CSV`},
		{"Arrow", "ARROW1\x00\x00", "", ErrFile,
			`it is an Arrow file: export it as CSV`},
		{"SQLite", "SQLite format 3\x00", "", ErrFile,
			`it is an SQLite database: export the table as CSV`},
		{"Zstandard", "(\xb5/\xfdxx", "", ErrFile,
			`it is compressed by something other than gzip: unpack it`},
		{"bzip2", "BZh91AY&SY", "", ErrFile,
			`it is compressed by something other than gzip: unpack it`},
		{"tar", zipped("data.csv" + strings.Repeat("\x00", 249) + "ustar\x00"), "", ErrFile,
			`it is a tar archive: unpack it`},
		{"PDF", "%PDF-1.4", "", ErrFile,
			`it is a PDF: export the table behind it as CSV`},
		{"HTML", "\n<!DOCTYPE html><html>", "", ErrFile,
			`it is a page in HTML or XML, as failed downloads often are: export the table as CSV`},
		{"UTF-16 without", "h\x00o\x00", "", ErrFile,
			`it is not text: it contains zero bytes, like a program or UTF-16 without a mark: export it as CSV in UTF-8`},
		{"CR alone", "hours_saved\r1\r2\r", "", ErrFile,
			`its lines end in CR alone, want LF or CRLF: save it again with those`},
		{"torn gzip", good[:25], "", ErrFile,
			`gzip: the file is cut short, or something follows its end: copy it again: unexpected EOF`},
		{"wrong checksum", good[:len(good)-8] + "abcd" + good[len(good)-4:], "", ErrFile,
			`the file is damaged: copy it again: gzip: invalid checksum`},
		{"gzip and more", good + "more than ten bytes", "", ErrFile,
			`this is not a gzip file, or something follows its end: compress it again: gzip: invalid header`},
		{"no gzip", "\x1f\x8bno gzip at all", "", ErrFile,
			`this is not a gzip file, or something follows its end: compress it again: gzip: invalid header`},
		{"JSON list", "[{}]", "", ErrFile,
			`line 1: it begins with [, want JSON lines, one object per line without a list around them`},
		{"torn JSON", "{\"hours_saved\":1}\n{\"hours_", "", ErrFile,
			`line 2: it is not JSON, or continues on the next line: want one whole object per line: unexpected end of JSON input`},
		{"no such field", "{\"a\":2,\"b\":1}\n", "", ErrColumn,
			`there is no field "hours_saved", but "a", "b"`},
		{"JSON text", "{\"hours_saved\":\"2\"}\n", "", ErrValue,
			`line 1, field "hours_saved": "2" is a string, want a number without quotes`},
		{"JSON list as value", "{\"hours_saved\":[1]}\n", "", ErrValue,
			`line 1, field "hours_saved": [1] is not a number: nested fields are not read: move the number to the top level`},
		{"JSON NaN", "{\"hours_saved\":NaN}\n", "", ErrFile,
			`line 1: it is not JSON, which has no NaN and no Infinity: write null: invalid character 'N' looking for beginning of value`},
		{"JSON too large", "{\"hours_saved\":1e400}\n", "", ErrValue,
			`line 1, field "hours_saved": "1e400" is beyond 1.8e308, the largest number that can be read`},
		{"JSON truth", "{\"hours_saved\":true}\n", "", ErrValue,
			`line 1, field "hours_saved": true, want a number such as 1.5`},
		{"field of a field", "{\"human\":{\"minutes\":1}}\n", "human.minutes", ErrColumn,
			`there is no field "human.minutes", but "human"; fields inside "human" are not read: move the one you need to the top level`},
		{"JSON field twice", "{\"hours_saved\":1,\"hours_saved\":2}\n", "", ErrFile,
			`line 1: it has the field "hours_saved" twice, want one`},
		{"JSON over lines", "{\n\"hours_saved\":1}\n", "", ErrFile,
			`line 1: it is not JSON, or continues on the next line: want one whole object per line: unexpected end of JSON input`},
		{"no object", "{\"hours_saved\":1}\n5\n", "", ErrFile,
			`line 2: it is 5, want a JSON object in braces`},
		{"JSON period", "{\"hours_saved\":1,\"period\":\"spring\"}\n", "", ErrValue,
			`line 1, field "period": period "spring", want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15`},
		{"nothing above 0", "hours_saved\n0\n-1\n\nNaN\n", "", ErrTooFew,
			`no row has a saving above 0: 4 rows, column "hours_saved" in h, 0 used, 4 left out: 1 empty (first in line 4), 1 zero (first in line 2), 1 negative (first in line 3), 1 not finite (first in line 5)`},
		{"period", "hours_saved,period\n1,spring\n", "", ErrValue,
			`line 2, column "period": period "spring", want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15`},
	}
	for _, tc := range tests {
		d, err := Read(strings.NewReader(tc.file), Reading{Column: tc.column})
		if !errors.Is(err, tc.is) || d.Hours != nil || d.Bins != nil {
			t.Errorf("%s: got %v, %v, want %v", tc.name, d, err, tc.is)
			continue
		}
		if want := tc.is.Error() + ": " + tc.want; err.Error() != want {
			t.Errorf("%s: got %q, want %q", tc.name, err, want)
		}
	}
}

// What looks like a mistake and is none.
func TestNoMistakes(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		file string
		want float64 // the last saving
	}{
		{"PAR1,hours_saved\nx,2\n", 2},
		{"BZh,hours_saved\nx,2\n", 2},
		{"a;hours_saved\n1;1.500\n2;1.234\n", 1.234}, // every number has a mark
		{"a;hours_saved\n1;12\n2;0.234\n", 0.234},
		{"a;hours_saved\n1;12\n2;1,234\n3;2,5\n", 2.5},
		{"a,hours_saved\n1,12\n2,1.234\n", 1.234}, // between commas a point is a decimal point
		{"a,hours_saved\n\"5\"\" pipe\",1\n", 1},
		{"a,hours_saved\n1,1E1\n", 10},
		{"hours_saved\n1\n\n\n", 1},
		{zipped("hours_saved\n1\n") + zipped("2\n"), 2}, // two members are one file
		{"{\"hours\\u005fsaved\" : 3 , \"x\":{\"hours_saved\":\"}\\\"\"}}", 3},
		{"{\"x\":[1,{\"y\":\"\\\\\"}],\"hours_saved\":4}", 4},
	} {
		d, err := Read(strings.NewReader(tc.file), Reading{})
		if err != nil || d.Hours[len(d.Hours)-1] != tc.want {
			t.Errorf("%q: got %v, %v, want %g", tc.file, d.Hours, err, tc.want)
		}
	}
}
