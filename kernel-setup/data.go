package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The variables that tell a cell about the reader's own data. Without --data they are
// empty, whatever the reader's shell sets, so that the saved outputs never depend on
// them.
const (
	dataVariable   = "VALUECAPTURE_DATA"
	columnVariable = "VALUECAPTURE_COLUMN"
	unitVariable   = "VALUECAPTURE_UNIT"
)

// units are the units that a column may be in.
var units = []string{"h", "min", "s"}

// A dataFile is the reader's own file with what to read in it.
type dataFile struct {
	path   string // absolute; "" for none
	column string // "" is hours_saved
	unit   string // "" is hours
}

// variables are what the cells are told about the file.
func (d dataFile) variables() map[string]string {
	return map[string]string{dataVariable: d.path, columnVariable: d.column, unitVariable: d.unit}
}

// resolve checks the flags together and makes the path absolute. The file is not
// read here, only opened and closed again, so that a wrong name is reported at once.
func (d dataFile) resolve(o runOptions, notebooks []string) (dataFile, error) {
	switch {
	case d.path == "" && (d.column != "" || d.unit != ""):
		return d, usagef("run: --column and --unit say what to read in the file of --data: give that file too")
	case d.path == "":
		return d, nil
	case o.out == "":
		return d, usagef("run: --data needs --out DIR, so that a notebook with your numbers does not replace the one of the course")
	case o.check:
		return d, usagef("run: --check compares with the saved outputs, which are not those of --data: leave out one of the two")
	case len(notebooks) == 0:
		return d, usagef("run: --data needs the name of a notebook, such as 08-is-it-pareto")
	case d.unit != "" && !slices.Contains(units, d.unit):
		return d, usagef("run: --unit = %q, want %s", d.unit, strings.Join(units, ", "))
	}
	abs, err := filepath.Abs(d.path)
	if err != nil {
		return d, err
	}
	info, err := os.Stat(abs) // before it is opened, which may wait for the other end of a pipe
	switch {
	case err != nil && d.path == "-":
		return d, usagef("run: --data = - is not a file: every cell reads it again, so save what comes through the pipe to a file first")
	case err != nil:
		return d, withHint(fmt.Errorf("--data: %w", err), "give the path of a file that you may read")
	case info.IsDir():
		return d, usagef("run: --data = %s is a folder, want a file", d.path)
	case !info.Mode().IsRegular():
		return d, usagef("run: --data = %s is not a regular file: every cell reads it again, so save what comes through the pipe to a file first", d.path)
	}
	f, err := os.Open(abs)
	if err != nil {
		return d, withHint(fmt.Errorf("--data: %w", err), "give the path of a file that you may read")
	}
	f.Close()
	d.path = abs
	return d, nil
}

// apart refuses a folder in which a result would replace the notebook it came from.
func (c checkout) apart(out string, jobs []*job) error {
	for _, j := range jobs {
		source, err := os.Stat(j.path)
		if err != nil {
			return err
		}
		result, err := os.Stat(filepath.Join(out, c.below(j.path)))
		if err == nil && os.SameFile(source, result) {
			return usagef("run: --out = %s holds the notebook itself, want another folder for the result", out)
		}
	}
	return nil
}
