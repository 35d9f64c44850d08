package nb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"valuecapture/econ/hours"
	"valuecapture/econ/internal/nan"
)

// The variables by which a run hands over the reader's own data.
const (
	dataVariable   = "VALUECAPTURE_DATA"
	columnVariable = "VALUECAPTURE_COLUMN"
	unitVariable   = "VALUECAPTURE_UNIT"
)

// Data reads the file that the reader gave to `go run ./kernel-setup run --data`,
// or, where none was given, the one that the notebook names, from its own folder.
// It is the one place that opens a file: the file is read where it is, and nothing
// of it is written anywhere.
//
//	own := nb.Must(nb.Data("data/synthetic_hours_saved.csv"))
//
// The errors are those of [hours.Read], with the name of the file. Of the reader's own file
// they also name the option of the command that mends them.
func Data(shipped string) (hours.Data, error) {
	path := os.Getenv(dataVariable)
	if path == "" {
		return File(shipped)
	}
	unit, err := hours.ParseUnit(os.Getenv(unitVariable))
	if err != nil {
		return nan.Of[hours.Data](), fmt.Errorf("nb: %w", err)
	}
	d, err := read(path, hours.Reading{Column: os.Getenv(columnVariable), Unit: unit})
	return d, withOption(err)
}

// File reads a file that comes with the notebooks, whatever the reader gave.
func File(path string) (hours.Data, error) { return read(path, hours.Reading{}) }

func read(path string, o hours.Reading) (hours.Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return nan.Of[hours.Data](), fmt.Errorf("nb: data: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nan.Of[hours.Data](), fmt.Errorf("nb: data: %s is a folder, want a file", path)
	}
	o.Name = filepath.Base(path)
	d, err := hours.Read(f, o)
	if err != nil {
		return d, fmt.Errorf("nb: %w", err)
	}
	return d, nil
}

// withOption adds the option of `kernel-setup run` that mends an error, if one does.
func withOption(err error) error {
	if c, ok := errors.AsType[*hours.ColumnError](err); ok {
		if c.Nearest == "" {
			return fmt.Errorf("%w (choose one with --column)", err)
		}
		return fmt.Errorf("%w (--column %s)", err, shellQuoted(c.Nearest))
	}
	if u, ok := errors.AsType[*hours.UnitError](err); ok {
		return fmt.Errorf("%w (--unit %v)", err, u.Unit)
	}
	return err
}

// shellQuoted writes a name as an argument.
func shellQuoted(name string) string {
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	if name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
