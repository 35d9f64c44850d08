package hours

import (
	"errors"
	"slices"
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
	type testOf = struct {
		name, file, column string
		is                 error
		want               string // after the words of is
		mend               string // the file as the message asks for it; "" if it names what to read, column:NAME to choose a column
	}
	tests := []testOf{
		{"empty file", "", "", ErrFile,
			`it is empty, want a header and rows`, "hours_saved\n1\n"},
		{"header alone", "hours_saved\n", "", ErrTooFew,
			`it has a header and no rows below it, want one row per task`, "hours_saved\n1\n"},
		{"case and space in a name", "id,Hours Saved\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "Hours Saved"; did you mean "Hours Saved"?`, ""},
		{"another name", "id,minutes\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "minutes"`, "column:minutes"},
		{"a slip in a name", "id,hour_saved\n1,2\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "hour_saved"; did you mean "hour_saved"?`, ""},
		{"a name to be quoted", "its,h\n1,2\n", "it's", ErrColumn,
			`there is no column "it's", but "its", "h"; did you mean "its"?`, ""},
		{"no header", "1,2\n3,4\n", "", ErrColumn,
			`line 1: there is no column "hours_saved": the first line holds numbers, want the names of the columns`, "hours_saved,b\n1,2\n3,4\n"},
		{"column twice", "hours_saved,hours_saved\n1,2\n", "", ErrColumn,
			`there are two columns "hours_saved", want one: rename the other`, "hours_saved,b\n1,2\n"},
		{"text", "id,hours_saved\n1,2\n2,three\n", "", ErrValue,
			`line 3, column "hours_saved": "three", want a number such as 1.5, or nothing if it is not known`, "id,hours_saved\n1,2\n2,\n"},
		{"too large", "hours_saved\n1e400\n", "", ErrValue,
			`line 2, column "hours_saved": "1e400" is beyond 1.8e308, the largest number that can be read`, "hours_saved\n1e4\n"},
		{"too large, below 0", "hours_saved\n-1e400\n", "", ErrValue,
			`line 2, column "hours_saved": "-1e400" is beyond 1.8e308, the largest number that can be read`, "hours_saved\n-1e4\n1\n"},
		{"hexadecimal", "hours_saved\n0x1p4\n", "", ErrValue,
			`line 2, column "hours_saved": "0x1p4", want a decimal number such as 1.5, not a hexadecimal one`, "hours_saved\n16\n"},
		{"underscore", "hours_saved\n1_000\n", "", ErrValue,
			`line 2, column "hours_saved": "1_000", want no separator of thousands: write 1234.5`, "hours_saved\n1000\n"},
		{"thousands, English", "hours_saved\n\"1,234.5\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234.5", want no separator of thousands: write 1234.5`, "hours_saved\n1234.5\n"},
		{"thousands, German", "a;hours_saved\n1;1.234,5\n", "", ErrValue,
			`line 2, column "hours_saved": "1.234,5", want no separator of thousands: write 1234.5`, "a;hours_saved\n1;1234,5\n"},
		{"thousands, English, semicolon", "a;hours_saved\n1;1,234.5\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234.5", want no separator of thousands: write 1234.5`, "a;hours_saved\n1;1234.5\n"},
		{"millions", "a;hours_saved\n1;1.234.567\n", "", ErrValue,
			`line 2, column "hours_saved": "1.234.567", want no separator of thousands: write 1234.5`, "a;hours_saved\n1;1234567\n"},
		{"decimal comma between commas", "hours_saved\n\"1,5\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,5", whose comma may be a decimal mark or separate thousands: write 1.5 for one and a half and 1500 for fifteen hundred (a decimal comma is read if semicolons or tabs separate the columns)`, "hours_saved\n1.5\n"},
		{"comma that may be either", "hours_saved\n\"1,234\"\n", "", ErrValue,
			`line 2, column "hours_saved": "1,234", whose comma may be a decimal mark or separate thousands: write 1.5 for one and a half and 1500 for fifteen hundred (a decimal comma is read if semicolons or tabs separate the columns)`, "hours_saved\n1234\n"},
		{"space in thousands", "hours_saved\n1 234\n", "", ErrValue,
			`line 2, column "hours_saved": "1 234", want no separator of thousands: write 1234.5`, "hours_saved\n1234\n"},
		{"apostrophe in thousands", "hours_saved\n1'234.5\n", "", ErrValue,
			`line 2, column "hours_saved": "1'234.5", want no separator of thousands: write 1234.5`, "hours_saved\n1234.5\n"},
		{"points that may be either", "a;hours_saved\n1;12\n2;1.234\n", "", ErrValue,
			`line 3, column "hours_saved": "1.234" may stand for 1.2340 or for thousands, and no number in the column settles it: write one with another number of decimals, or all without a separator`, "a;hours_saved\n1;12\n2;1.2340\n"},
		{"commas that may be either", "a;hours_saved\n1;12\n2;1,234\n", "", ErrValue,
			`line 3, column "hours_saved": "1,234" may stand for 1.2340 or for thousands, and no number in the column settles it: write one with another number of decimals, or all without a separator`, "a;hours_saved\n1;12\n2;1234\n"},
		{"point and comma", "a;hours_saved\n1;1,5\n1;1.5\n", "", ErrValue,
			`line 3 has a decimal point and line 2 a comma, want one of the two throughout`, "a;hours_saved\n1;1,5\n1;1,5\n"},
		{"unit", "hours_saved\n3h\n", "", ErrValue,
			`line 2, column "hours_saved": "3h", want the number alone: give the unit, here h, for the whole column`, ""},
		{"unit after a space", "hours_saved\n90 min\n", "", ErrValue,
			`line 2, column "hours_saved": "90 min", want the number alone: give the unit, here min, for the whole column`, ""},
		{"percent", "hours_saved\n50%\n", "", ErrValue,
			`line 2, column "hours_saved": "50%", want hours or another amount, not a share in percent`, "hours_saved\n0.5\n"},
		{"hours and minutes", "hours_saved\n1:30\n", "", ErrValue,
			`line 2, column "hours_saved": "1:30", want a decimal number, not hours:minutes: write 1.5 for 1:30`, "hours_saved\n1.5\n"},
		{"h and minutes", "hours_saved\n1h30\n", "", ErrValue,
			`line 2, column "hours_saved": "1h30", want a decimal number: write 1.5 for 1h30`, "hours_saved\n1.5\n"},
		{"currency", "hours_saved,wage\n1,$60\n", "", ErrValue,
			`line 2, column "wage": "$60", want the number alone, without a currency`, "hours_saved,wage\n1,60\n"},
		{"date", "hours_saved\n2024-03-01\n", "", ErrValue,
			`line 2, column "hours_saved": "2024-03-01", want a number such as 1.5, not a date: is this the right column?`, "date,hours_saved\n2024-03-01,1\n"},
		{"byte of 0 in a number", "hours_saved\n1\n1\x002\n", "", ErrValue,
			`line 3, column "hours_saved": "1\x002", want a number such as 1.5, or nothing if it is not known`, "hours_saved\n1\n12\n"},
		{"long text", "hours_saved\n" + strings.Repeat("x", 100) + "\n", "", ErrValue,
			`line 2, column "hours_saved": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", want a number such as 1.5, or nothing if it is not known`, "hours_saved\n\n1\n"},
		{"short row", "a,hours_saved\n1,2\n1\n", "", ErrFile,
			`line 3: it ends after 1 of 2 fields: a cell may be empty, but every separator (',') must be there; delete the line if it is a note and no task`, "a,hours_saved\n1,2\n1,\n"},
		{"long row", "a,hours_saved\n1,1,5\n", "", ErrFile,
			`line 2: it has 3 fields, the header has 2: write 1.5 if 1,5 is one number, and quote a text that contains ','`, "a,hours_saved\n1,1.5\n"},
		{"long row of text", "a,hours_saved\nb, c,1\n", "", ErrFile,
			`line 2: it has 3 fields, the header has 2: quote a field that contains ','`, "a,hours_saved\n\"b, c\",1\n"},
		{"minutes saved", "id,minutes_saved\n1,30\n", "", ErrColumn,
			`there is no column "hours_saved", but "id", "minutes_saved"; did you mean "minutes_saved"?`, ""},
		{"a unit in brackets", "hours_saved (h)\n1\n", "", ErrColumn,
			`there is no column "hours_saved", but "hours_saved (h)"; did you mean "hours_saved (h)"?`, ""},
		{"percent in a histogram", "hours_from,hours_to,tasks\n0,1,50%\n1,,50%\n", "", ErrValue,
			`line 2, column "tasks": "50%", want a whole number of tasks: if these are shares or percent, say of how many tasks in all`, ""},
		{"a bound with its unit", "hours_saved\n1\n>8h\n", "", ErrValue,
			`line 3, column "hours_saved": ">8h", want the number alone: give the unit, here h, for the whole column`, ""},
		{"histogram with another count", "hours_from,hours_to,n\n0,1,2\n1,,3\n", "", ErrColumn,
			`it is a histogram without a column "tasks", but there is "n": name it if it holds the number of tasks`, ""},
		{"histogram with other edges", "from,to,n\n0,1,2\n1,,3\n", "", ErrColumn,
			`if it is a histogram, rename its columns: "from" to hours_from, "to" to hours_to, and that of the counts to tasks`, "hours_from,hours_to,tasks\n0,1,2\n1,,3\n"},
		{"open quote", "a,hours_saved\n3,4\n\"x,1\n2,3\n", "", ErrFile,
			`line 3, column "a": the quote that opens here is never closed`, "a,hours_saved\n3,4\n\"x\",1\n2,3\n"},
		{"quote in a field", "a,hours_saved\n5\" pipe,1\n", "", ErrFile,
			`line 2, column "a": a quote inside an unquoted field: quote the whole field and double the quote inside`, "a,hours_saved\n\"5\"\" pipe\",1\n"},
		{"quotes in quotes", "a,hours_saved\n\"5\" pipe\",1\n", "", ErrFile,
			`line 2, column "a": a quote is followed by ' ', want the separator or the end of the line: double a quote inside a field`, "a,hours_saved\n\"5\"\" pipe\",1\n"},
		{"open quote in the header", "a,\"hours_saved\n1,2\n", "", ErrFile,
			`line 1: field 2: the quote that opens here is never closed`, "a,\"hours_saved\"\n1,2\n"},
		{"zip or Excel", "PK\x03\x04abc", "", ErrFile,
			`it is a zip archive, such as .xlsx, .ods and .zip files: export the sheet as CSV, or unpack the archive`, "hours_saved\n1\n"},
		{"old Excel", "\xd0\xcf\x11ࡱ", "", ErrFile,
			`it is an old Office file, such as .xls: export the sheet as CSV`, "hours_saved\n1\n"},
		{"Parquet", "PAR1\x15\x00", "", ErrFile,
			`it is a Parquet file: export it as CSV`, "hours_saved\n1\n"},
		{"Arrow", "ARROW1\x00\x00", "", ErrFile,
			`it is an Arrow file: export it as CSV`, "hours_saved\n1\n"},
		{"SQLite", "SQLite format 3\x00", "", ErrFile,
			`it is an SQLite database: export the table as CSV`, "hours_saved\n1\n"},
		{"Zstandard", "(\xb5/\xfdxx", "", ErrFile,
			`it is compressed by something other than gzip: unpack it`, "hours_saved\n1\n"},
		{"bzip2", "BZh91AY&SY", "", ErrFile,
			`it is compressed by something other than gzip: unpack it`, "hours_saved\n1\n"},
		{"tar", zipped("data.csv" + strings.Repeat("\x00", 249) + "ustar\x00"), "", ErrFile,
			`it is a tar archive: unpack it`, "hours_saved\n1\n"},
		{"PDF", "%PDF-1.4", "", ErrFile,
			`it is a PDF: export the table behind it as CSV`, "hours_saved\n1\n"},
		{"HTML", "\n<!DOCTYPE html><html>", "", ErrFile,
			`it is a page in HTML or XML, as failed downloads often are: export the table as CSV`, "hours_saved\n1\n"},
		{"UTF-16 without", "h\x00o\x00", "", ErrFile,
			`it is not text: it contains zero bytes, like a program or UTF-16 without a mark: export it as CSV in UTF-8`, "hours_saved\n1\n"},
		{"CR alone", "hours_saved\r1\r2\r", "", ErrFile,
			`its lines end in CR alone, want LF or CRLF: save it again with those`, "hours_saved\n1\n2\n"},
		{"torn gzip", good[:25], "", ErrFile,
			`gzip: the file is cut short, or something follows its end: copy it again: unexpected EOF`, good},
		{"wrong checksum", good[:len(good)-8] + "abcd" + good[len(good)-4:], "", ErrFile,
			`the file is damaged: copy it again: gzip: invalid checksum`, good},
		{"gzip and more", good + "more than ten bytes", "", ErrFile,
			`this is not a gzip file, or something follows its end: compress it again: gzip: invalid header`, good},
		{"no gzip", "\x1f\x8bno gzip at all", "", ErrFile,
			`this is not a gzip file, or something follows its end: compress it again: gzip: invalid header`, good},
		{"JSON list", "[{}]", "", ErrFile,
			`line 1: it begins with [, want JSON lines, one object per line without a list around them, as jq -c '.[]' writes`, "{\"hours_saved\":1}\n"},
		{"torn JSON", "{\"hours_saved\":1}\n{\"hours_", "", ErrFile,
			`line 2: it is not JSON, or continues on the next line: want one whole object per line: unexpected end of JSON input`, "{\"hours_saved\":1}\n{\"hours_saved\":2}"},
		{"no such field", "{\"a\":2,\"b\":1}\n", "", ErrColumn,
			`there is no field "hours_saved", but "a", "b"`, "column:a"},
		{"JSON text", "{\"hours_saved\":\"2\"}\n", "", ErrValue,
			`line 1, field "hours_saved": "2" is a string, want a number without quotes`, "{\"hours_saved\":2}\n"},
		{"JSON list as value", "{\"hours_saved\":[1]}\n", "", ErrValue,
			`line 1, field "hours_saved": [1] is not a number: nested fields are not read: move the number to the top level`, "{\"hours_saved\":1}\n"},
		{"JSON NaN", "{\"hours_saved\":NaN}\n", "", ErrFile,
			`line 1: it is not JSON, which has no NaN and no Infinity: write null: invalid character 'N' looking for beginning of value`, "{\"hours_saved\":null}\n{\"hours_saved\":1}\n"},
		{"JSON too large", "{\"hours_saved\":1e400}\n", "", ErrValue,
			`line 1, field "hours_saved": "1e400" is beyond 1.8e308, the largest number that can be read`, "{\"hours_saved\":1e4}\n"},
		{"JSON truth", "{\"hours_saved\":true}\n", "", ErrValue,
			`line 1, field "hours_saved": true, want a number such as 1.5`, "{\"hours_saved\":1.5}\n"},
		{"field of a field", "{\"human\":{\"minutes\":1}}\n", "human.minutes", ErrColumn,
			`there is no field "human.minutes", but "human"; fields inside "human" are not read: move the one you need to the top level`, "{\"human.minutes\":1}\n"},
		{"JSON field twice", "{\"hours_saved\":1,\"hours_saved\":2}\n", "", ErrFile,
			`line 1: it has the field "hours_saved" twice, want one`, "{\"hours_saved\":1}\n"},
		{"JSON over lines", "{\n\"hours_saved\":1}\n", "", ErrFile,
			`line 1: it is not JSON, or continues on the next line: want one whole object per line: unexpected end of JSON input`, "{\"hours_saved\":1}\n"},
		{"no object", "{\"hours_saved\":1}\n5\n", "", ErrFile,
			`line 2: it is 5, want a JSON object in braces`, "{\"hours_saved\":1}\n"},
		{"JSON period", "{\"hours_saved\":1,\"period\":\"spring\"}\n", "", ErrValue,
			`line 1, field "period": period "spring", want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15`, "{\"hours_saved\":1,\"period\":\"2024Q2\"}\n"},
		{"nothing above 0", "hours_saved\n0\n-1\n\nNaN\n", "", ErrTooFew,
			`no row has a saving above 0: 4 rows, column "hours_saved" in h, 0 used, 4 left out: 1 empty (first in line 4), 1 zero (first in line 2), 1 negative (first in line 3), 1 not finite (first in line 5)`, "hours_saved\n1\n"},
		{"period", "hours_saved,period\n1,spring\n", "", ErrValue,
			`line 2, column "period": period "spring", want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15`, "hours_saved,period\n1,2024-03\n"},
		{"columns in capitals", "hours_saved,Period,Wages\n1,2024,60\n", "", ErrColumn,
			`did you mean "Period" for period, "Wages" for wage? Name what is to be read, or none`, ""},
		{"before and after", "hours_without_ai,minutes_with_ai\n2,30\n", "", ErrColumn,
			`there is no column "hours_saved", but "hours_without_ai", "minutes_with_ai"; the saving may be the difference of "hours_without_ai" and "minutes_with_ai"`, ""},
		{"duration", "hours_saved\nPT1H30M\n", "", ErrValue,
			`line 2, column "hours_saved": "PT1H30M", want a decimal number of hours: write 1.5 for PT1H30M, and the working hours of 2d`, "hours_saved\n1.5\n"},
		{"days", "hours_saved\n2d 4h\n", "", ErrValue,
			`line 2, column "hours_saved": "2d 4h", want a decimal number of hours: write 1.5 for PT1H30M, and the working hours of 2d`, "hours_saved\n20\n"},
		{"a number made a date", "a;hours_saved\n1;01. Mai\n", "", ErrValue,
			`line 2, column "hours_saved": "01. Mai", which a spreadsheet may have made of a number such as 1.5: write the number, in a cell that is text or a number`, "a;hours_saved\n1;1,5\n"},
		{"fraction", "hours_saved\n1 1/2\n", "", ErrValue,
			`line 2, column "hours_saved": "1 1/2", want a decimal number: write 0.5 for 1/2`, "hours_saved\n1.5\n"},
		{"about", "hours_saved\n~2\n", "", ErrValue,
			`line 2, column "hours_saved": "~2", want the number alone: write 2 for ~2`, "hours_saved\n2\n"},
		{"line of units", "id,hours_saved\n-,[h]\n1,2\n", "", ErrValue,
			`line 2, column "hours_saved": "[h]", want a number: delete a line of units, and give the unit for the whole column`, "id,hours_saved\n1,2\n"},
		{"error of the spreadsheet", "hours_saved\n1\n#DIV/0!\n", "", ErrValue,
			`line 3, column "hours_saved": "#DIV/0!", an error of the spreadsheet: mend its formula, or empty the cell if the value is not known`, "hours_saved\n1\n\n"},
		{"formula", "hours_saved\n=A1-B1\n", "", ErrValue,
			`line 2, column "hours_saved": "=A1-B1", want the number and not a formula: write 1.5`, "hours_saved\n1.5\n"},
		{"apostrophe", "hours_saved\n'1.5\n", "", ErrValue,
			`line 2, column "hours_saved": "'1.5", want the number without the apostrophe: write 1.5`, "hours_saved\n1.5\n"},
		{"quotes of its own", "hours_saved\n'1.5'\n", "", ErrValue,
			`line 2, column "hours_saved": "'1.5'", want a number such as 1.5 without quotes`, "hours_saved\n1.5\n"},
		{"brackets for a loss", "hours_saved\n(1.5)\n2\n", "", ErrValue,
			`line 2, column "hours_saved": "(1.5)", want a minus sign for a number below 0: write -1.5 for (1.5)`, "hours_saved\n-1.5\n2\n"},
		{"a minus sign of print", "hours_saved\n−1.5\n2\n", "", ErrValue,
			"line 2, column \"hours_saved\": \"−1.5\", want a hyphen as the minus sign: write -1.5", "hours_saved\n-1.5\n2\n"},
		{"a dash", "hours_saved\n-\n2\n", "", ErrValue,
			`line 2, column "hours_saved": "-", want 0 if no time was saved, or nothing if it is not known`, "hours_saved\n0\n2\n"},
		{"at most", "hours_saved\n<0.5\n", "", ErrValue,
			`line 2, column "hours_saved": "<0.5", want a number: of a saving that is only known to be small write half of the bound, as the tail does not depend on it`, "hours_saved\n0.25\n"},
		{"range", "hours_saved\n2-4\n", "", ErrValue,
			`line 2, column "hours_saved": "2-4", want one number and not a range: count the tasks in each range, and give the columns hours_from, hours_to and tasks instead`, "hours_from,hours_to,tasks\n2,4,1\n"},
		{"date of another kind", "hours_saved\n03/15/2024\n", "", ErrValue,
			`line 2, column "hours_saved": "03/15/2024", want a number such as 1.5, not a date: is this the right column?`, "date,hours_saved\n03/15/2024,1\n"},
		{"total in the column", "hours_saved\n1\nTotal: 1\n", "", ErrValue,
			`line 3, column "hours_saved": "Total: 1", want a number: delete the line if it is a total and no task`, "hours_saved\n1\n"},
		{"total in a short row", "id,hours_saved\n1,1\nTotal\n", "", ErrFile,
			`line 3: it ends after 1 of 2 fields and is labelled "total", as a total that is no task: delete the line`, "id,hours_saved\n1,1\n"},
		{"spaces between columns", "id hours_saved\n1 2\n", "", ErrFile,
			`line 1: its columns seem to be separated by spaces, want commas, semicolons, tabs or vertical bars (|): put one of them between the columns`, "id|hours_saved\n1|2\n"},
		{"lines above the header", "Export of March\n\nid,hours_saved\n1,2\n", "", ErrFile,
			`line 3: the names of the columns are here, want them in the first line: delete the lines above`, "id,hours_saved\n1,2\n"},
		{"a wage with a unit", "hours_saved,wage\n1,60h\n", "", ErrValue,
			`line 2, column "wage": "60h", want the number alone`, ""},
		{"a wage as a bound", "hours_saved,wage\n1,>60\n", "", ErrValue,
			`line 2, column "wage": ">60", want a number and not a bound`, ""},
		{"tokens in words", "hours_saved,tokens\n1,many\n", "", ErrValue,
			`line 2, column "tokens": "many", want a number such as 1.5, or nothing if it is not known`, ""},
		{"a US date", "hours_saved,period\n1,03/15/2024\n", "", ErrValue,
			`line 2, column "period": period "03/15/2024", want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15`, ""},
		{"shares", "hours_from,hours_to,tasks\n0,1,41.5\n1,,58.5\n", "", ErrValue,
			`line 2, column "tasks": 41.5, want a whole number of tasks: if these are shares or percent, say of how many tasks in all`, ""},
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
		o, file := Reading{Column: tc.column}, tc.mend
		if column, choose := strings.CutPrefix(tc.mend, "column:"); choose || tc.mend == "" {
			o, file = mended(t, o, err, column), tc.file
		}
		if d, err := Read(strings.NewReader(file), o); err != nil || d.Tasks() == 0 {
			t.Errorf("%s: mended as %q says it is %v, %v", tc.name, tc.want, d, err)
		}
	}
	for _, m := range mistakes {
		if !slices.ContainsFunc(tests, func(tc testOf) bool { return strings.Contains(tc.want, m.remedy) }) {
			t.Errorf("nothing tries the remedy %q", m.remedy)
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
