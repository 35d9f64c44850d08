// Package hours answers one question: what does a reader's file say about the hours
// that tasks saved?
//
//	data, err := hours.Read(file, hours.Reading{Column: "human_minutes", Unit: hours.Minutes})
//	err = data.Validate()           // enough to go on?
//	fmt.Println(data)               // what was read, and what was left out
//
// [Read] takes CSV with a header, JSON lines, or a histogram in CSV, plain or compressed
// by gzip. Rows without a saving above 0 are left out and counted in [Data], with the line
// of the first. Any other text where a number belongs is an error that names the line, the
// column and the text, and says what to do. Nothing is guessed: a number that may have a
// decimal comma or a separator of thousands is refused.
//
// A file takes the memory of its values, 8 bytes each for every column that is read, and a
// few megabytes.
package hours
