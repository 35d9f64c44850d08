package nb

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"

	"valuecapture/econ/hours"
)

// The flags of `kernel-setup run` by which the reader says what to read in the file of
// --data. The command has the same names, and hands over each in the variable of its name.
const (
	dataFlag    = "data"
	columnFlag  = "column"
	unitFlag    = "unit"
	withoutFlag = "without"
	withFlag    = "with"
	periodFlag  = "period"
	wageFlag    = "wage"
	tokensFlag  = "tokens"
	costFlag    = "cost"
	taskFlag    = "task"
	workerFlag  = "worker"
	weightFlag  = "weight"
	capFlag     = "cap"
	roundedFlag = "rounded"
)

// flagOf is the flag that changes a field of the reading.
var flagOf = map[hours.Field]string{
	hours.ColumnField:  columnFlag,
	hours.UnitField:    unitFlag,
	hours.WithoutField: withoutFlag,
	hours.WithField:    withFlag,
	hours.PeriodField:  periodFlag,
	hours.WageField:    wageFlag,
	hours.TokensField:  tokensFlag,
	hours.CostField:    costFlag,
	hours.TaskField:    taskFlag,
	hours.WorkerField:  workerFlag,
	hours.WeightField:  weightFlag,
	hours.CapField:     capFlag,
	hours.RoundedField: roundedFlag,
}

// variable is the environment variable by which the command hands over a flag.
func variable(flag string) string { return "VALUECAPTURE_" + strings.ToUpper(flag) }

// given returns what the reader wrote after a flag, "" if nothing.
func given(flag string) string { return os.Getenv(variable(flag)) }

// withFlags adds to an error of the reader's file the flags that mend it, if any do.
func withFlags(err error) error {
	if e, ok := errors.AsType[*hours.Error](err); ok && len(e.Remedies) > 0 {
		return fmt.Errorf("%w (%s)", err, inFlags(e.Remedies))
	}
	if d, ok := errors.AsType[*hours.Doubt](err); ok && len(d.Remedies) > 0 {
		return fmt.Errorf("%w (%s)", err, inFlags(d.Remedies))
	}
	return err
}

// inFlags writes remedies as flags, ready for a shell.
func inFlags(remedies []hours.Remedy) string {
	var flags []string
	for _, r := range remedies {
		flags = append(flags, inFlag(r))
	}
	return strings.Join(flags, " ")
}

func inFlag(r hours.Remedy) string {
	flag := "--" + flagOf[r.Field]
	value := r.Column
	switch {
	case r.Column == "" && r.Unit == "" && (r.Field == hours.CapField || r.Field == hours.CostField):
		return "change " + flag
	case r.Column == "" && r.Field != hours.UnitField:
		return "choose one with " + flag
	case value == "":
		value = r.Unit
	case r.Unit != "":
		value += ":" + r.Unit
	}
	return flag + " " + shellQuoted(value)
}

// shellQuoted writes a name as an argument.
func shellQuoted(name string) string {
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == ':' }
	if name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
