package nb

import (
	"fmt"
	"os"
	"path/filepath"

	"valuecapture/econ/hours"
	"valuecapture/econ/internal/nan"
)

// Data reads the file that the reader gave to `go run ./kernel-setup run --data`,
// or, where none was given, the one that the notebook names, from its own folder.
// It is the one place that opens a file: the file is read where it is, and nothing
// of it is written anywhere.
//
//	own := nb.Must(nb.Data("data/synthetic_hours_saved.csv"))
//
// The errors are those of [hours.Read], with the name of the file. Of the reader's own file
// they and the doubts also name the flags of the command that mend them.
func Data(shipped string) (hours.Data, error) {
	path := given(dataFlag)
	if path == "" {
		return File(shipped)
	}
	o, err := reading()
	if err != nil {
		return nan.Of[hours.Data](), err
	}
	d, err := read(path, o)
	for i, doubt := range d.Doubts {
		d.Doubts[i] = withFlags(doubt)
	}
	return d, withFlags(err)
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
