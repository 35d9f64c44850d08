package hours

import (
	"fmt"
	"strings"
)

// String describes the data in one line: what was read, what was left out, and what is
// doubtful.
func (d Data) String() string {
	parts := []string{d.read()}
	if d.Excluded.N() > 0 {
		parts[0] += fmt.Sprintf(", %d left out: %v", d.Excluded.N(), d.Excluded)
	}
	if d.Time.Lost > 0 && d.Without.Column != "" {
		parts = append(parts, fmt.Sprintf("%.4g h were lost, which is %.3g%% of the %.4g h saved", d.Time.Lost, 100*d.LostShare(), d.Time.Saved))
	}
	if d.DrawnFrom > 0 {
		parts = append(parts, fmt.Sprintf("of those, %d were drawn at random, and what follows is about them", len(d.Hours)))
	}
	if d.DecimalComma {
		parts = append(parts, "a comma is read as the decimal mark")
	}
	parts = append(parts, d.stated()...)
	for _, doubt := range d.Doubts {
		parts = append(parts, fmt.Sprintf("DOUBT: %v", doubt))
	}
	return strings.Join(parts, "; ")
}

// read says what was read and how much of it is used.
func (d Data) read() string {
	what := fmt.Sprintf("%d rows", d.Rows)
	if d.Bins != nil {
		return what + fmt.Sprintf(" of a histogram of %d tasks", d.Tasks())
	}
	if d.Merged > 0 {
		what += fmt.Sprintf(" of %d tasks (the %v of a task's rows)", d.Rows-d.Merged, d.Merge)
	}
	if d.Without.Column != "" {
		what += fmt.Sprintf(", column %q in %v less %q in %v", d.Without.Column, d.Without.Unit, d.With.Column, d.With.Unit)
	} else {
		what += fmt.Sprintf(", column %q in %v", d.Column, d.Unit)
	}
	used := max(d.DrawnFrom, len(d.Hours))
	if d.Weights != nil {
		used = d.Tasks()
		what = fmt.Sprintf("%d rows that stand for %d tasks", d.Rows, used+d.Excluded.N()) + strings.TrimPrefix(what, fmt.Sprintf("%d rows", d.Rows))
	}
	return what + fmt.Sprintf(", %d used", used)
}

// stated says what the reader stated of the file, and what is known only to be at least so
// much.
func (d Data) stated() (parts []string) {
	if n := d.CensoredTasks(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d of them are known only to be at least what is written", n))
	}
	f := d.Facts
	for _, fact := range []struct {
		x    float64
		says string
	}{
		{f.Wage, "a wage of %.4g $/h is stated"}, {f.Tokens, "%.4g million tokens a task are stated"},
		{f.Cost, "a cost of %.4g $ per million tokens is stated"}, {f.Cap, "savings are stated to be capped at %.4g h"},
	} {
		if fact.x > 0 {
			parts = append(parts, fmt.Sprintf(fact.says, fact.x))
		}
	}
	if f.Rounded != NotStated {
		way := "savings are stated to be rounded " + map[Rounding]string{Up: "up", ToNearest: "to the nearest"}[f.Rounded]
		if f.Step > 0 {
			way += fmt.Sprintf(" %.4g h", f.Step)
		}
		parts = append(parts, way)
	}
	return parts
}

// CensoredTasks returns the number of tasks whose saving is known only to be at least what
// Hours says.
func (d Data) CensoredTasks() int {
	n := 0
	for i, more := range d.Censored {
		if more {
			n += int(d.Weight(i))
		}
	}
	return n
}
