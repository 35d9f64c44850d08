package main

import (
	"errors"
	"fmt"
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
