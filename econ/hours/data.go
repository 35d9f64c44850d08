package hours

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// MinimumTasks is the number of tasks below which [Data.Validate] refuses data.
const MinimumTasks = 50

// Data is what a file holds, and a count of what was left out.
//
// Hours holds the savings above 0, in the order of the file, one for each task or for each
// row, as the [Reading] has it. The other slices run parallel to it. A slice is nil if the
// file has no such column or the reading did not ask for it.
//
// A histogram has Bins and no Hours.
type Data struct {
	Name    string    // of the file, from the Reading
	Column  string    // the column read, "" for a difference
	Without Timed     // the times of which the savings are the difference, if they are
	With    Timed     // likewise
	Columns []string  // all names in the header, or in the first object
	Unit    Unit      // its unit in the file; Hours is in hours
	Hours   []float64 // saved, each above 0
	// Censored tells of each saving whether it is known only to be at least what Hours says:
	// written like >8 or 8+, or at Facts.Cap. It is nil if none is.
	Censored []bool
	Weights  []float64 // how many tasks have this saving, whole numbers from 1 on; nil if each row is one
	Years    []float64 // the period in calendar years (2024.5 is the middle of 2024), NaN where it is empty
	Wages    []float64 // in dollars per hour, NaN where empty; see WageOf
	Tokens   []float64 // of the task, in millions, NaN where empty; see TokensOf
	Task     []int32   // numbers from 0 on, equal for the rows of a task; nil unless rows stay [Separate]
	Worker   []int32   // numbers from 0 on, equal for the tasks of a worker; -1 where empty
	Bins     []Bin
	Rows     int // read, including those left out
	Excluded Excluded
	Merge    Merge // what became of the rows of a task
	Merged   int   // rows that were merged into another of the same task
	Facts    Facts // as the Reading states them
	Time     Time
	Doubts   []error // reasons to mistrust what was read, each a [*Doubt]

	// DrawnFrom is the number of rows from which [Data.Draw] drew these, 0 if it drew none.
	DrawnFrom int

	// DecimalComma reports that numbers were written like 1,5.
	DecimalComma bool
}

// Time adds up the hours of all tasks whose saving is known, also of those that were left
// out. A censored time counts with what is known of it.
type Time struct {
	Saved   float64 // by the tasks that took less time
	Lost    float64 // by those that took more, as a number of 0 or more
	Without float64 // without the model; 0 if the saving is no difference
	With    float64 // with the model; likewise
}

// LostShare returns the time lost on tasks that took longer with the model as a share of the
// time saved on the others,
//
//	lost / saved,
//
// 0 or more, and above 1 if more was lost than saved. It is NaN if no time was saved, and for
// a histogram, which counts no task that lost time.
func (d Data) LostShare() float64 {
	if !(d.Time.Saved > 0) {
		return math.NaN()
	}
	return d.Time.Lost / d.Time.Saved
}

// Weight returns how many tasks the i-th saving stands for: 1 if there are no Weights.
func (d Data) Weight(i int) float64 {
	if d.Weights == nil {
		return 1
	}
	return d.Weights[i]
}

// WageOf returns the wage of the i-th task in dollars per hour: the one stated for all tasks,
// else that of its column, NaN if it is not known.
func (d Data) WageOf(i int) float64 { return factOr(d.Facts.Wage, d.Wages, i) }

// TokensOf returns the tokens of the i-th task in millions, as [Data.WageOf] does the wage.
func (d Data) TokensOf(i int) float64 { return factOr(d.Facts.Tokens, d.Tokens, i) }

func factOr(fact float64, column []float64, i int) float64 {
	switch {
	case fact > 0:
		return fact
	case i < 0 || i >= len(column):
		return math.NaN()
	}
	return column[i]
}

// Tasks returns the number of tasks used: of savings, each as often as its weight says, or
// of the tasks in the bins of a histogram.
func (d Data) Tasks() int {
	n := len(d.Hours)
	if d.Weights != nil {
		n = 0
		for _, w := range d.Weights {
			n += int(w)
		}
	}
	for _, b := range d.Bins {
		n += b.Count
	}
	return n
}

// Draw returns the data with n of its rows, drawn at random without replacement and kept in
// order, or unchanged if there are no more than n. A computation that takes hours on a large
// file takes seconds on a draw, and tens of thousands of tasks make intervals narrower than
// the doubts about the family.
//
// The same seed draws the same tasks. A histogram is returned unchanged, and so is the data for n < 1.
func (d Data) Draw(n int, seed uint64) Data {
	total := len(d.Hours)
	if n < 1 || n >= total {
		return d
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	chosen := make([]int, 0, n)
	for i := 0; len(chosen) < n; i++ { // each with the probability that keeps the draw uniform
		if rng.IntN(total-i) < n-len(chosen) {
			chosen = append(chosen, i)
		}
	}
	for _, s := range d.columns() {
		*s = chosenOf(*s, chosen, total)
	}
	d.Censored = chosenOf(d.Censored, chosen, total)
	d.Task, d.Worker = chosenOf(d.Task, chosen, total), chosenOf(d.Worker, chosen, total)
	d.DrawnFrom = max(d.DrawnFrom, total)
	return d
}

// chosenOf returns the chosen values of a column, or the column itself if it does not run
// parallel to the hours.
func chosenOf[T any](all []T, chosen []int, total int) []T {
	if len(all) != total {
		return all
	}
	some := make([]T, len(chosen))
	for j, i := range chosen {
		some[j] = all[i]
	}
	return some
}

// Validate reports whether a tail can be estimated. It returns an error wrapping [ErrTooFew]
// for fewer than [MinimumTasks] tasks or fewer than three bins with tasks, or [ErrEqual] if
// all tasks save the same.
func (d Data) Validate() error {
	if n := d.Tasks(); n < MinimumTasks {
		return fmt.Errorf("%w: %d tasks with time saved in %d rows, want at least %d: fewer support no verdict", ErrTooFew, n, d.Rows, MinimumTasks)
	}
	if d.Bins != nil {
		full := 0
		for _, b := range d.Bins {
			if b.Count > 0 {
				full++
			}
		}
		if full < 3 {
			return fmt.Errorf("%w: %d bins with tasks, want at least 3: give a histogram with narrower bins", ErrTooFew, full)
		}
		return nil
	}
	for _, h := range d.Hours {
		if h != d.Hours[0] {
			return nil
		}
	}
	return fmt.Errorf("%w: all %d tasks save %g h, want values that differ: is it the right column?", ErrEqual, len(d.Hours), d.Hours[0])
}
