// Package hours answers one question: what does a reader's file say about the hours
// that tasks saved?
//
//	data, err := hours.Read(file, hours.Reading{Column: "human_minutes", Unit: hours.Minutes})
//	err = data.Validate()           // enough to go on?
//	fmt.Println(data)               // what was read, and what was left out
//
// [Read] takes CSV with a header, JSON lines, or a histogram in CSV, plain or compressed
// by gzip. A [Reading] names the columns, and states what no column holds. Rows without a
// saving above 0 are left out and counted in [Data], with the line of the first; a saving
// known only to be at least 8 hours is marked as censored. Any other text where a number
// belongs is an error that names the line, the column and the text, and says what to do.
// Nothing is guessed: a number that may have a decimal comma or a separator of thousands is
// refused, and so is a row that is a total. What is read and may still be wrong, such as a
// column of seconds taken for hours, is a [Doubt]. An [Error] and a doubt hold the change of
// the reading that settles them, if one does.
//
//	hours.Read(file, hours.Reading{
//		Without: hours.Timed{Column: "before", Unit: hours.Minutes},
//		With:    hours.Timed{Column: "after", Unit: hours.Minutes},
//		Task:    "issue", // one task for all its rows
//		Facts:   hours.Facts{Wage: 60, Cost: 2},
//	})
//
// A file takes the memory of its values, 8 bytes each for every column that is read, and a
// few megabytes. Names of tasks and workers take the memory of each different name besides.
package hours
