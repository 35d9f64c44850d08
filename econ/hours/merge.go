package hours

import (
	"fmt"
	"math"
)

// A Merge says what becomes of several rows of one task.
type Merge int

const (
	// SumOfParts is Sum, and an error if in most tasks with several rows all rows are equal, as
	// if each were the whole task.
	SumOfParts Merge = iota
	// Sum adds them up: each row is a part of the task, such as one person's share of it. The
	// saving of a task is known only if that of every row is.
	Sum
	// Mean takes their mean: each row is the whole task, done once more.
	Mean
	// Separate leaves the rows as they are and numbers their tasks in [Data].Task.
	Separate
)

// String returns sum, mean or rows.
func (m Merge) String() string {
	switch m {
	case Mean:
		return "mean"
	case Separate:
		return "rows"
	}
	return "sum"
}

// ParseMerge returns the merge written sum, mean or rows. An empty name is [SumOfParts].
func ParseMerge(name string) (Merge, error) {
	switch name {
	case "":
		return SumOfParts, nil
	case "sum":
		return Sum, nil
	case "mean":
		return Mean, nil
	case "rows":
		return Separate, nil
	}
	return SumOfParts, fmt.Errorf("%w: rule %q for the rows of a task, want sum, mean or rows", ErrFile, name)
}

// Identifiers number names from 0 on, in the order in which they come.
type identifiers struct{ known map[string]int32 }

// number returns the number of a name, -1 for an empty one.
func (i *identifiers) number(name []byte) int32 {
	if missing(name) {
		return -1
	}
	if n, ok := i.known[string(name)]; ok {
		return n
	}
	if i.known == nil {
		i.known = map[string]int32{}
	}
	n := int32(len(i.known))
	i.known[string(name)] = n
	return n
}

// A tally adds up numbers of which some may not be known.
type tally struct {
	sum float64
	n   int
}

func (t *tally) add(x float64) {
	if !math.IsNaN(x) {
		t.sum += x
		t.n++
	}
}

func (t tally) mean() float64 { return t.sum / float64(t.n) } // NaN for none

// A merging is what the rows of one task have said so far.
type merging struct {
	saving              // of the first row, and whether any is a bound
	savings             tally
	without, with       tally
	rows                int
	years, wage, tokens tally
	worker              int32
	differ              bool // the rows are not all equal
}

// A merger holds the tasks in the order in which they come.
type merger struct {
	tasks          []merging
	severalWorkers bool // have done one task
}

// ofTask takes in the current row as one of a task.
func (in *intake) ofTask(s saving) error {
	task := in.tasks.number(in.from.text(taskRole))
	if task < 0 {
		return in.from.value(taskRole, fmt.Errorf("it is empty, want the task of the row: give each row that is a task by itself a name of its own"))
	}
	if in.o.Merge == Separate {
		if !in.keep(s, 1) {
			return nil
		}
		in.d.Task = append(in.d.Task, task)
		return in.beside(1)
	}
	first := int(task) == len(in.merger.tasks)
	if first {
		in.merger.tasks = append(in.merger.tasks, merging{saving: s, worker: -1})
	}
	m := &in.merger.tasks[task]
	m.rows++
	m.more, m.atMost = m.more || s.more, m.atMost || s.atMost
	m.differ = m.differ || s.hours != m.saving.hours || s.known != m.saving.known
	if s.known {
		m.savings.sum += s.amount
		m.savings.n++
		m.without.add(s.without)
		m.with.add(s.with)
	}
	return in.besideTask(m, first)
}

// besideTask takes the other columns of a row of a task.
func (in *intake) besideTask(m *merging, first bool) error {
	if in.read[periodRole] {
		years, err := in.years()
		if err != nil {
			return err
		}
		m.years.add(years)
	}
	for _, c := range [...]struct {
		role role
		into *tally
	}{{wageRole, &m.wage}, {tokensRole, &m.tokens}} {
		if in.read[c.role] {
			x, err := in.amount(c.role)
			if err != nil {
				return err
			}
			c.into.add(x)
		}
	}
	if in.read[workerRole] {
		worker := in.workers.number(in.from.text(workerRole))
		if !first && worker != m.worker {
			worker, in.merger.severalWorkers = -1, true
		}
		m.worker = worker
	}
	return nil
}

// merge makes one row of the rows of each task: savings, times and tokens by the rule, wage
// and period as means. A task of several workers has none.
func (in *intake) merge() error {
	several, equal := 0, 0
	for i := range in.merger.tasks {
		m := &in.merger.tasks[i]
		if m.rows > 1 {
			several++
			if !m.differ {
				equal++
			}
		}
	}
	if in.o.Merge == SumOfParts && several > 0 && 2*equal > several {
		e := wrong(ErrValue, 0, "in %d of the %d tasks with several rows all rows are equal, as if each were the whole task and not a part of it: ask for the mean, or for the sum all the same", equal, several)
		return remedied(e, Remedy{Field: TaskField, Column: in.o.Task, Unit: Mean.String()})
	}
	for i := range in.merger.tasks {
		m := &in.merger.tasks[i]
		in.d.Merged += m.rows - 1
		in.before.room(&in.d)
		if in.keep(m.merged(in.o.Merge), 1) {
			in.besideMerged(m)
		}
	}
	in.merger.tasks, in.d.Merge = nil, max(in.o.Merge, Sum)
	return nil
}

// merged returns the saving of a task.
func (m *merging) merged(by Merge) saving {
	s := m.saving
	s.known = m.savings.n > 0
	if m.rows == 1 {
		return s
	}
	if by == Mean {
		s.amount, s.without, s.with = m.savings.mean(), m.without.mean(), m.with.mean()
	} else {
		s.known = m.savings.n == m.rows
		s.amount, s.without, s.with = m.savings.sum, m.without.sum, m.with.sum
	}
	s.hours = s.unit.Hours(tidy(s.amount))
	return s
}

// tidy takes the noise of the last digits from a sum of decimal numbers, so that 0.1 and 0.2
// add up to 0.3, which is equal to another 0.3.
func tidy(x float64) float64 {
	const digits = 1e9
	if math.Abs(x) > 1e6 || math.IsNaN(x) {
		return x
	}
	return math.Round(x*digits) / digits
}

// besideMerged adds the other columns of a task.
func (in *intake) besideMerged(m *merging) {
	d := &in.d
	if in.read[periodRole] {
		in.next(&d.Years, m.years.mean())
	}
	if in.read[wageRole] {
		in.next(&d.Wages, m.wage.mean())
	}
	if in.read[tokensRole] {
		tokens := m.tokens.mean()
		if in.o.Merge != Mean {
			tokens *= float64(m.rows)
		}
		in.next(&d.Tokens, tokens)
	}
	if in.read[workerRole] {
		in.nextWorker(m.worker)
	}
}
