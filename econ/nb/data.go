package nb

import (
	"fmt"
	"os"
	"path/filepath"

	"valuecapture/econ/estimate"
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
// The errors are those of [estimate.Read], with the name of the file.
func Data(shipped string) (estimate.Data, error) {
	if path := os.Getenv(dataVariable); path != "" {
		unit, err := estimate.ParseUnit(os.Getenv(unitVariable))
		if err != nil {
			return estimate.Data{}, err
		}
		return read(path, estimate.Reading{Column: os.Getenv(columnVariable), Unit: unit})
	}
	return File(shipped)
}

// File reads a file that comes with the notebooks, whatever the reader gave.
func File(path string) (estimate.Data, error) { return read(path, estimate.Reading{}) }

func read(path string, o estimate.Reading) (estimate.Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return estimate.Data{}, fmt.Errorf("nb: data: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return estimate.Data{}, fmt.Errorf("nb: data: %s is a folder, want a file", path)
	}
	d, err := estimate.Read(f, o)
	if err != nil {
		return estimate.Data{}, fmt.Errorf("nb: %s: %w", filepath.Base(path), err)
	}
	d.Name = filepath.Base(path)
	return d, nil
}
