package main

import (
	"errors"
	"flag"
	"io"
)

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
