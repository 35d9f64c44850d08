package main

import (
	"flag"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The flags that say what is in the file of --data. The notebooks have the same names for
// them, in econ/nb/flag.go, and get each in the variable of its name.
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

// A fileFlag says something of the file of --data.
type fileFlag struct {
	name    string
	value   string // what is given, as the help writes it
	means   string
	example string
	check   func(value string) error // nil if any text will do
}

// fileFlags are all of them, in the order of the help.
var fileFlags = []fileFlag{
	{columnFlag, "COL", "the column of the savings, if that is not hours_saved", "--column 'Hours Saved'", nil},
	{unitFlag, "UNIT", "its unit: h, min or s", "--unit min", isUnit},
	{withoutFlag, "COL:UNIT", "time without the model; the saving is this less --with", "--without before:min", hasUnit},
	{withFlag, "COL:UNIT", "time with the model", "--with after:min", hasUnit},
	{periodFlag, "COL", "when the task was done, if that is not period; none: not read", "--period month", nil},
	{wageFlag, "COL|NUMBER", "dollars per hour, if that is not wage; none: not read", "--wage 60", isColumnOrNumber},
	{tokensFlag, "COL[:UNIT]|NUMBER", "tokens of a task in millions (M), thousands (k) or single (1), if that is not tokens; none: not read", "--tokens used:1", isColumnOrNumber},
	{costFlag, "NUMBER", "what a million tokens cost the seller, in dollars", "--cost 2", isNumber},
	{taskFlag, "COL[:RULE]", "one task for all rows with the same text here: their sum, as parts of it, or by the rule mean, as repetitions of it; rows: they stay apart, and count as dependent", "--task issue:mean", nil},
	{workerFlag, "COL", "who did the task: the tasks of one worker count as dependent", "--worker user", nil},
	{weightFlag, "COL[:TOTAL]", "how many tasks a row stands for, or its share or percent of TOTAL tasks", "--weight percent:1300", nil},
	{capFlag, "NUMBER", "the largest saving (or time) that could be written down, in the unit of the column; what reaches it is at least that", "--cap 8", isNumber},
	{roundedFlag, "up|nearest[:STEP]", "how savings were rounded, and to multiples of what", "--rounded up:0.25", isRounding},
}

// addFileFlags adds the flags to those of a command, which collects what is given.
func addFileFlags(flags *flag.FlagSet, given map[string]string) {
	for _, f := range fileFlags {
		flags.Func(f.name, f.means, func(value string) error {
			given[f.name] = value
			return nil
		})
	}
}

// variableOf is the variable that tells the cells what was given with a flag.
func variableOf(flag string) string { return "VALUECAPTURE_" + strings.ToUpper(flag) }

// checkFileFlags refuses values that mean nothing, alone or together.
func checkFileFlags(given map[string]string) error {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return given[name] != "" })
	}
	for _, f := range fileFlags {
		if value := given[f.name]; value != "" && f.check != nil {
			if err := f.check(value); err != nil {
				return usagef("run: --%s = %q, %v", f.name, value, err)
			}
		}
	}
	switch {
	case has(withoutFlag) != has(withFlag):
		return usagef("run: a saving is the time of --without less that of --with: give both")
	case has(withoutFlag) && has(columnFlag, unitFlag):
		return usagef("run: --without and --with take the place of --column and --unit: write the units behind the columns, as in --without before:min")
	case has(taskFlag) && has(weightFlag):
		return usagef("run: with --weight a row stands for several tasks, with --task for a part of one: leave out one of the two")
	}
	return nil
}

func isUnit(value string) error {
	if !slices.Contains(units, value) {
		return fmt.Errorf("want %s", strings.Join(units, ", "))
	}
	return nil
}

// hasUnit refuses a column whose unit is none. Without a unit it is hours, and doubted if
// they are many.
func hasUnit(value string) error {
	i := strings.LastIndexByte(value, ':')
	if i == 0 {
		return fmt.Errorf("want a column before the unit, such as before:min")
	}
	if i > 0 && !slices.Contains(units, value[i+1:]) {
		return fmt.Errorf("want a unit after the colon: %s", strings.Join(units, ", "))
	}
	return nil
}

func isNumber(value string) error {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || !(x > 0) || math.IsInf(x, 1) {
		return fmt.Errorf("want a number above 0, such as 1.5")
	}
	return nil
}

// isColumnOrNumber refuses a number that is not above 0; any other text is a column.
func isColumnOrNumber(value string) error {
	if _, err := strconv.ParseFloat(value, 64); err == nil {
		return isNumber(value)
	}
	return nil
}

var roundingText = regexp.MustCompile(`^(up|nearest)(:(.*))?$`)

func isRounding(value string) error {
	m := roundingText.FindStringSubmatch(value)
	if m == nil {
		return fmt.Errorf("want up or nearest, with a step if it is known, as in up:0.25")
	}
	if m[2] != "" {
		return isNumber(m[3])
	}
	return nil
}
