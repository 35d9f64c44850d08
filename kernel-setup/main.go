// Kernel-setup makes this checkout's notebooks run, and says whether their
// outputs still hold.
//
// Usage, from the root of the checkout (from any other folder of it, write
// valuecapture/kernel-setup in place of ./kernel-setup):
//
//	go run ./kernel-setup install
//	go run ./kernel-setup check
//	go run ./kernel-setup run [--check] [--kernel] [--jobs N] [--out DIR] [--timeout D] [--figures DIR] [notebook ...]
//	go run ./kernel-setup run --data FILE [what is in it] --out DIR [--json] notebook ...
//	go run ./kernel-setup test
//	go run ./kernel-setup open [--port N] [--completion]
//	go run ./kernel-setup source notebook
//	go run ./kernel-setup uninstall
//
// Install builds the Go kernel that go.mod pins, writes the kernelspec
// "valuecapture", warms the build cache, and makes sure that Jupyter is there:
// it uses one that is installed, or installs the packages of Debian or Ubuntu if
// it is root or sudo asks no password, or makes a private Python environment. It
// may be run twice. All that it makes is in one folder per checkout, outside the
// checkout; check prints its name.
//
// Check says what is installed and what is missing, and to which checkout the
// kernelspec in the reader's own Jupyter points. It changes nothing.
//
// Run executes notebooks and saves their outputs. Without arguments it runs all of notebooks
// and notebooks/solutions. A notebook is named by its path or by its
// bare name. Outputs are written back normalised and atomically. A figure within
// tolerance of the saved one keeps its saved bytes, so that a second run changes
// nothing. A failing cell fails the run and leaves its notebook as it was; with --out
// what was computed until then is written.
//
// It needs Go and nothing else. It makes Go programs of the cells, compiles and links them by
// one go build, and runs each cell as a process of its own; package composer says by which
// rules. A notebook with a cell that only the kernel knows, such as a magic or a shell command,
// is executed in Jupyter by the kernel, which run says and for which it installs what is missing.
//
//	--check      write nothing; fail if any text or figure moved
//	--kernel     execute all notebooks in Jupyter by the kernel, as test does besides
//	--jobs N     how many cells to run at once, or with the kernel how many notebooks
//	--out DIR    write the executed notebooks to DIR and leave the sources alone
//	--timeout D  time allowed to one cell, as in 90s
//	--figures D  write the numbers of every figure to the folder D as CSV
//	--data FILE  your own hours, for a notebook that reads a file (08-is-it-pareto)
//	--json       print the answer about that file as JSON
//
// What is in the file is said by further flags, so that it need not be edited: which column
// holds the savings, or the times without the model and with it, in what unit; wages, tokens
// and costs; which rows are of one task or worker, and for how many tasks one stands; caps
// and rounding. run --help shows each with an example.
//
// A run with --data needs --out. It reads FILE where it is, sends it nowhere, and
// writes nothing but the executed notebook in DIR. The notebook holds what was
// computed from the file, and figures that show its largest values as dots.
//
// Test installs what is missing, then runs go vet, staticcheck, gofmt, all Go
// tests, run --check on every notebook both ways, as programs and in the kernel, which must
// agree on every byte of text and every figure, and both ways the canary: a notebook whose
// cell panics and must be reported as a failure.
//
// Open starts the Jupyter server in notebooks, on the loopback address, prints
// its address with the token, and ends it with its kernels on Ctrl-C. With
// --completion a pinned gopls completes names on Tab; the first Tab in a
// notebook then takes about twelve seconds.
//
// Source prints the cells of a notebook without their outputs. With
//
//	git config diff.notebook.textconv "go run ./kernel-setup source"
//
// git diff shows what changed in the cells, and no outputs.
//
// Uninstall removes what install made, but not Jupyter from the system's packages
// and not Go's caches.
//
// The exit status is 0 if all is well, 1 after a failure and 2 after a mistake
// in the arguments.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
)

const usage = `usage: go run ./kernel-setup VERB
  install     build the kernel, write its kernelspec, make sure Jupyter is there
  check       say what is installed
  run         execute notebooks and save their outputs; --check compares instead
  test        vet, staticcheck, gofmt, Go tests, run --check with and without the kernel, canary
  open        start Jupyter in notebooks on the loopback address
  source      print the cells of a notebook, for git diff
  uninstall   remove what install made
more: go doc ./kernel-setup
`

// A verb is one command with its own arguments.
type verb struct {
	name string
	do   func(context.Context, *setup, []string) error
}

// verbs lists the commands in the order of the usage text.
func verbs() []verb {
	return []verb{
		{"install", doInstall},
		{"check", doCheck},
		{"run", doRun},
		{"test", doTest},
		{"open", doOpen},
		{"source", doSource},
		{"uninstall", doUninstall},
	}
}

func main() { os.Exit(command()) }

// command carries out this program's command line until it is done or a signal ends
// it, and returns the exit status.
func command() int {
	if len(os.Args) == 3 && os.Args[1] == guardArgument {
		return keepGuard(os.Stdin, os.Args[2])
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	ctx, forget := watchParent(ctx)
	defer forget()
	return run(ctx, os.Stdout, os.Stderr, os.Args[1:])
}

// verbNames lists the commands as a sentence does.
func verbNames() string {
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// run carries out one command line and returns its exit status.
func run(ctx context.Context, stdout, stderr io.Writer, args []string) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		fmt.Fprint(stdout, usage)
		return exitOK
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return report(stdout, stderr, dispatch(ctx, stdout, stderr, v, args[1:]))
		}
	}
	return report(stdout, stderr, usagef("no verb %q: want %s", args[0], verbNames()))
}

func dispatch(ctx context.Context, stdout, stderr io.Writer, v verb, args []string) error {
	s, err := newSetup(stdout, stderr)
	if err != nil {
		return err
	}
	err = v.do(ctx, s, args)
	if ctx.Err() != nil && err != nil && !errors.Is(err, errInterrupted) {
		err = fmt.Errorf("%w: %w", errInterrupted, err)
	}
	return err
}

// report prints an error with its hint and returns the exit status.
func report(stdout, stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, usage)
		return exitOK
	}
	fmt.Fprintf(stderr, "kernel-setup: %v\n", err)
	var h *hintError
	if errors.As(err, &h) {
		fmt.Fprintf(stderr, "kernel-setup: hint: %s\n", h.hint)
	}
	var u *usageError
	if errors.As(err, &u) {
		return exitUsage
	}
	return exitFailure
}
