package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// units are the units that a column may be in.
var units = []string{"h", "min", "s"}

// A dataFile is the reader's own file with what the reader says of it.
type dataFile struct {
	path  string            // absolute; "" for none
	given map[string]string // with a flag
}

// variables are what the cells are told about the file. What is not given is empty,
// whatever the reader's shell sets, so that the saved outputs never depend on it.
func (d dataFile) variables() map[string]string {
	v := map[string]string{variableOf(dataFlag): d.path}
	for _, f := range fileFlags {
		v[variableOf(f.name)] = d.given[f.name]
	}
	return v
}

// resolve checks the flags together and makes the path absolute. The file is not
// read here, only opened and closed again, so that a wrong name is reported at once.
func (d dataFile) resolve(o runOptions, notebooks []string) (dataFile, error) {
	if d.path == "" {
		for _, f := range fileFlags {
			if d.given[f.name] != "" {
				return d, usagef("run: --%s says what is in the file of --data: give that file too", f.name)
			}
		}
		if o.json {
			return d, usagef("run: --json prints the answer about the file of --data: give that file too")
		}
		return d, nil
	}
	if err := checkFileFlags(d.given); err != nil {
		return d, err
	}
	switch {
	case o.out == "":
		return d, usagef("run: --data needs --out DIR, so that a notebook with your numbers does not replace the one of the course")
	case o.check:
		return d, usagef("run: --check compares with the saved outputs, which are not those of --data: leave out one of the two")
	case len(notebooks) == 0:
		return d, usagef("run: --data needs the name of a notebook, such as 08-is-it-pareto")
	}
	return d.found()
}

// found makes the path absolute and opens the file once.
func (d dataFile) found() (dataFile, error) {
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
