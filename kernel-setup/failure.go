package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// errInterrupted says that a signal, or the death of the go command that started
// this program, ended the work.
var errInterrupted = errors.New("interrupted")

// errNotReady says that check found something missing.
var errNotReady = errors.New("not everything is installed")

// A usageError is a mistake in the arguments, exit status 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return withHint(&usageError{fmt.Sprintf(format, args...)}, "go run ./kernel-setup help")
}

// A hintError carries the command that mends the error it wraps.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

func withHint(err error, hint string) error { return &hintError{err, hint} }

// parseFlags reads the flags of one verb and returns the remaining arguments.
// Flags and notebooks may be mixed.
func parseFlags(flags *flag.FlagSet, args []string) ([]string, error) {
	flags.SetOutput(io.Discard)
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usagef("%s: %v", flags.Name(), err)
		}
		if flags.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

// noArguments refuses arguments to a verb that takes none.
func noArguments(name string, args []string) error {
	rest, err := parseFlags(flag.NewFlagSet(name, flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return usagef("%s: takes no argument, got %q", name, rest[0])
	}
	return nil
}
