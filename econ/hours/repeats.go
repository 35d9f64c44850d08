package hours

// taskName matches names, in small letters without punctuation, of columns that may say which
// task a row belongs to.
var taskName = compiled(`^(task|issue|ticket|story|job|case|request|workitem)s?(id|no|nr|num|number|key|name)?$`)

// Repeats look whether the column of a task, which nobody asked to be read, has the same
// value in several rows. They look at the first rows only.
type repeats struct {
	column string // "" for none
	rows   int
	known  map[string]bool
}

// mostRepeats is how many rows are looked at.
const mostRepeats = 20_000

// watch chooses the column, unless the reader has said something about tasks.
func (r *repeats) watch(o Reading, there []string) {
	if o.Task != "" || o.Weight != "" {
		return
	}
	for _, name := range there {
		if taskName().MatchString(letters(name)) && !o.uses(name) {
			r.column, r.known = name, map[string]bool{}
			return
		}
	}
}

// see takes note of a row.
func (r *repeats) see(value []byte) {
	if r.rows >= mostRepeats || missing(value) {
		return
	}
	r.rows++
	if !r.known[string(value)] {
		r.known[string(value)] = true
	}
}

// doubt returns the remedy for repeated tasks, if there are any to speak of: parts of a task
// if most tasks have one row, else rows that stay apart, as of a kind of task.
func (r *repeats) doubt() (Remedy, bool) {
	const tolerated = 100 // one repeated row in so many may be a slip
	n := len(r.known)
	if r.column == "" || (r.rows-n)*tolerated <= r.rows {
		return Remedy{}, false
	}
	if 2*n > r.rows {
		return Remedy{Field: TaskField, Column: r.column}, true
	}
	return Remedy{Field: TaskField, Column: r.column, Unit: Separate.String()}, true
}
