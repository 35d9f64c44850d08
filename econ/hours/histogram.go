package hours

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// The columns of a histogram.
const (
	fromColumn  = "hours_from"
	toColumn    = "hours_to"
	countColumn = "tasks"
)

// A histogramHeader has the positions of the columns of a histogram.
type histogramHeader struct{ from, to, tasks int }

// histogramColumns finds the columns of a histogram, whatever their case and punctuation, and
// reports whether the file is one.
func (t *table) histogramColumns() (h histogramHeader, ok bool) {
	if t.o.Column != "" || t.o.difference() {
		return h, false
	}
	count := countColumn
	if name := t.o.asked(weightRole); name != "" {
		count = name
	}
	for _, c := range []struct {
		name string
		at   *int
	}{{fromColumn, &h.from}, {toColumn, &h.to}, {count, &h.tasks}} {
		found := 0
		for i, name := range t.header {
			if letters(name) == letters(c.name) {
				*c.at = i
				found++
			}
		}
		if found != 1 {
			return h, false
		}
	}
	return h, true
}

// edgeNames match the names of columns with the edges of bins, in small letters.
var (
	lowerName = compiled(`from|lower|low$|_lo$|start|min$|min_?h|von`)
	upperName = compiled(`to$|_to|upper|high|_hi$|end|max$|max_?h|bis`)
)

// unitBehind matches the unit behind the name of a column.
var unitBehind = compiled(`\s*[(\[][^)\]]*[)\]]$`)

// nearHistogram is the error of a file that seems to be a histogram under other names, nil if
// it does not. If only that of the counts differs it can be named; the others cannot.
func (t *table) nearHistogram() error {
	var from, to, other string
	for _, name := range t.header {
		switch n := strings.ToLower(unitBehind().ReplaceAllString(name, "")); {
		case lowerName().MatchString(n) && from == "":
			from = name
		case upperName().MatchString(n) && to == "":
			to = name
		case other == "":
			other = name
		}
	}
	switch {
	case from == "" || to == "" || other == "":
		return nil
	case letters(from) == letters(fromColumn) && letters(to) == letters(toColumn) && t.o.Weight == "":
		return remedied(wrong(ErrColumn, 0, "it is a histogram without a column %q, but there is %q: name it if it holds the number of tasks", countColumn, other), Remedy{Field: WeightField, Column: other})
	case letters(from) == letters(fromColumn) && letters(to) == letters(toColumn):
		return t.o.noColumn("column", t.o.Weight, weightRole, t.header)
	}
	unit := ""
	if u := ownUnit(from); u != 0 && u != Hours {
		unit = fmt.Sprintf(", and give the unit of the edges, %v", u)
	} else if has(wordsOf(from), otherUnits) {
		unit = ", with edges in hours"
	}
	return wrong(ErrColumn, 0, "if it is a histogram, rename its columns: %q to %s, %q to %s, and that of the counts to %s%s", from, fromColumn, to, toColumn, countColumn, unit)
}

// histogram reads bins, which must be in order and must not overlap. The upper edge of the
// last may be empty or inf.
func (t *table) histogram(columns histogramHeader) (Data, error) {
	if err := t.o.histogramHasNone(); err != nil {
		return Data{}, err
	}
	o := t.o
	d := Data{Column: t.header[columns.tasks], Columns: t.header, Unit: o.Unit, Facts: o.Facts, Bins: []Bin{}}
	var counts []float64
	last, sum := 0.0, 0.0
	for {
		err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Data{}, err
		}
		low, high, err := t.edges(columns, last)
		if err != nil {
			return Data{}, err
		}
		count, err := t.count(columns.tasks)
		if err != nil {
			return Data{}, err
		}
		if sum += count; sum >= 1<<53 {
			return Data{}, wrong(ErrValue, t.lineOfField(columns.tasks), "the counts add up to more than 2^53, the most that can be counted")
		}
		last = high
		d.Rows++
		d.Bins, counts = append(d.Bins, Bin{From: low, To: high}), append(counts, count)
	}
	if err := t.decimalMark(); err != nil {
		return Data{}, err
	}
	if err := d.fill(counts, sum, o); err != nil {
		return Data{}, err
	}
	in := &intake{d: d, o: o}
	for _, b := range d.Bins {
		if b.From >= workingDay {
			in.long += float64(b.Count)
		}
	}
	in.doubt()
	in.d.doubtBins()
	if sum == 100 && o.Total == 0 {
		in.d.Doubts = append(in.d.Doubts, &Doubt{
			"the counts add up to 100: are they percent? Say of how many tasks in all, or of 100",
			[]Remedy{{Field: WeightField, Column: d.Column, Unit: ChosenTotal}},
		})
	}
	if in.d.Unit == 0 {
		in.d.Unit = Hours
	}
	return in.d, nil
}

// doubtBins doubts counts that add up those of the bins before, and edges that leave gaps.
func (d *Data) doubtBins() {
	const fewest = 4
	rises, gaps := true, 0
	for i, b := range d.Bins[:max(0, len(d.Bins)-1)] {
		rises = rises && b.Count < d.Bins[i+1].Count
		if b.To < d.Bins[i+1].From {
			gaps++
		}
	}
	n := len(d.Bins)
	if n >= fewest && rises {
		d.Doubts = append(d.Doubts, &Doubt{Problem: "the counts rise from bin to bin up to the last: does each hold those before it? Give each bin its own tasks alone"})
	}
	if n >= fewest && gaps == n-1 {
		d.Doubts = append(d.Doubts, &Doubt{Problem: fmt.Sprintf("there is a gap between every two bins, as from %.3g to %.3g h: if a bin reaches to the next, write where that begins as its upper edge", d.Bins[0].To, d.Bins[1].From)})
	}
}

// fill gives the bins their counts, or those that their shares make.
func (d *Data) fill(counts []float64, sum float64, o Reading) error {
	if o.Total == 0 {
		for i, c := range counts {
			d.Bins[i].Count = int(c)
		}
		return nil
	}
	if _, err := wholeOf(sum); err != nil {
		return &Error{Kind: ErrValue, Column: d.Column, Problem: err}
	}
	next := portions(sum, o.Total)
	for i, c := range counts {
		d.Bins[i].Count = next(c)
	}
	return nil
}

// edges returns the edges of the current bin, in hours.
func (t *table) edges(columns histogramHeader, last float64) (low, high float64, err error) {
	low, more, there, err := t.numberIn(columns.from, savingRole)
	switch {
	case err != nil:
		return low, high, err
	case !there || more:
		return low, high, t.valueIn(columns.from, errors.New("it is empty or a bound, want the lower edge of a bin"))
	}
	high, more, there, err = t.numberIn(columns.to, savingRole)
	switch {
	case err != nil:
		return low, high, err
	case more:
		return low, high, t.valueIn(columns.to, errors.New("it is a bound, want the upper edge of a bin, or nothing for an open last one"))
	case !there:
		high = math.Inf(1)
	}
	low, high = t.o.Unit.Hours(low), t.o.Unit.Hours(high)
	if !(low >= last && low < high) {
		return low, high, wrong(ErrValue, t.lineOfField(columns.from), "bin from %g to %g h after %g h, want edges at or above 0 that rise and bins that do not overlap", low, high, last)
	}
	return low, high, nil
}

// count returns the tasks of the current bin, or their share.
func (t *table) count(column int) (float64, error) {
	x, more, there, err := t.numberIn(column, weightRole)
	switch {
	case err != nil:
		return 0, err
	case !there || more:
		return 0, t.valueIn(column, fmt.Errorf("%q, want a whole number of tasks, 0 or more", shortened(string(t.fields[column]))))
	}
	if err := checkWeight(x, t.o.Total); err != nil {
		return 0, t.o.shareRemedy(t.valueIn(column, err))
	}
	return x, nil
}

// histogramHasNone refuses to read what a histogram cannot hold.
func (o Reading) histogramHasNone() error {
	for _, c := range []struct {
		name  string
		field Field
		asked bool
	}{
		{"period", PeriodField, o.Period != "" && o.Period != None}, {"wage of each task", WageField, o.Wage != "" && o.Wage != None},
		{"number of tokens of each task", TokensField, o.Tokens != "" && o.Tokens != None}, {"task", TaskField, o.asked(taskRole) != ""}, {"worker", WorkerField, o.Worker != "" && o.Worker != None},
	} {
		if c.asked {
			return wrong(ErrColumn, 0, "it is a histogram, whose bins have no %s: ask for none, or give a row for each task", c.name)
		}
	}
	switch {
	case o.Facts.Cap > 0:
		return wrong(ErrFile, 0, "it is a histogram, in which an open last bin holds what reaches a cap: leave hours_to of that bin empty and state no cap")
	case o.Facts.Rounded != NotStated:
		return wrong(ErrFile, 0, "it is a histogram, whose edges say how savings were rounded: put the edges midway between the values that occur, and state no rounding")
	}
	return nil
}

// A Bin counts the tasks that save at least From and less than To hours.
type Bin struct {
	From, To float64
	Count    int
}
