package nb

import (
	"fmt"
	"os"
	"path/filepath"

	"valuecapture/econ/hours"
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
// The errors are those of [hours.Read], with the name of the file.
func Data(shipped string) (hours.Data, error) {
	if path := os.Getenv(dataVariable); path != "" {
		unit, err := hours.ParseUnit(os.Getenv(unitVariable))
		if err != nil {
			return hours.Data{}, err
		}
		return read(path, hours.Reading{Column: os.Getenv(columnVariable), Unit: unit})
	}
	return File(shipped)
}

// File reads a file that comes with the notebooks, whatever the reader gave.
func File(path string) (hours.Data, error) { return read(path, hours.Reading{}) }

func read(path string, o hours.Reading) (hours.Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return hours.Data{}, fmt.Errorf("nb: data: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return hours.Data{}, fmt.Errorf("nb: data: %s is a folder, want a file", path)
	}
	d, err := hours.Read(f, o)
	if err != nil {
		return hours.Data{}, fmt.Errorf("nb: %s: %w", filepath.Base(path), err)
	}
	d.Name = filepath.Base(path)
	return d, nil
}
