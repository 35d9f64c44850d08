package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"

	"valuecapture/kernel-setup/ipynb"
)

// doSource prints the cells of a notebook without their outputs. A file that is not a
// notebook is printed as it is: git may ask for one in the middle of a merge.
func doSource(_ context.Context, s *setup, args []string) error {
	rest, err := parseFlags(flag.NewFlagSet("source", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return usagef("source: takes one notebook, got %d arguments", len(rest))
	}
	path, err := s.notebookPath(rest[0], s.notebookFolders())
	if err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	nb, err := ipynb.Parse(data)
	if errors.Is(err, ipynb.ErrNotebook) {
		_, err = s.stdout.Write(data)
		return err
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.stdout, nb.Text())
	return err
}
