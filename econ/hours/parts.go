package hours

import "math"

// partRows is for how many rows memory is reserved at a time if their number is unknown.
const partRows = 1 << 17

// Parts hold the rows read before the latest. A slice that grows by appending is copied again
// and again and leaves more garbage than it holds; a part stays where it is until the end of
// the file, when all are joined.
type parts []part

// A part holds the columns of some rows, in the order of [Data.columns] and [Data.numbers].
type part struct {
	rows    int
	columns [5][]float64
	numbers [2][]int32
}

// columns returns the parallel columns, hours first.
func (d *Data) columns() [5]*[]float64 {
	return [...]*[]float64{&d.Hours, &d.Years, &d.Wages, &d.Tokens, &d.Weights}
}

// numbers returns the parallel columns that number tasks and workers.
func (d *Data) numbers() [2]*[]int32 { return [...]*[]int32{&d.Task, &d.Worker} }

// makeRoom reserves n rows in every column of the file, so that none is copied as it grows.
// Rows that stay unused cost no memory, because nothing is written there.
func (d *Data) makeRoom(n int) {
	for _, s := range d.columns() {
		if *s != nil || s == &d.Hours {
			*s = make([]float64, 0, n)
		}
	}
	for _, s := range d.numbers() {
		if *s != nil {
			*s = make([]int32, 0, n)
		}
	}
}

// room sets the rows read so far aside if there is no room for another.
func (p *parts) room(d *Data) {
	if len(d.Hours) == cap(d.Hours) {
		p.setAside(d)
	}
}

func (p *parts) setAside(d *Data) {
	aside := part{rows: len(d.Hours)}
	for i, s := range d.columns() {
		aside.columns[i] = *s
	}
	for i, s := range d.numbers() {
		aside.numbers[i] = *s
	}
	*p = append(*p, aside)
	d.makeRoom(partRows)
}

// rows returns the number of rows set aside.
func (p parts) rows() int {
	n := 0
	for _, aside := range p {
		n += aside.rows
	}
	return n
}

// join joins all rows. A column that begins in a later part is NaN before it, or -1.
func (p parts) join(d *Data) {
	if len(p) == 0 {
		return
	}
	total := p.rows() + len(d.Hours)
	for i, s := range d.columns() {
		if *s == nil {
			continue
		}
		all := make([]float64, 0, total)
		for j := range p {
			values := p[j].columns[i]
			all = append(all, values...)
			for range p[j].rows - len(values) {
				all = append(all, math.NaN())
			}
			p[j].columns[i] = nil
		}
		*s = append(all, *s...)
	}
	for i, s := range d.numbers() {
		if *s == nil {
			continue
		}
		all := make([]int32, 0, total)
		for j := range p {
			all = append(all, p[j].numbers[i]...)
			for len(all) < p[:j+1].rows() {
				all = append(all, -1)
			}
			p[j].numbers[i] = nil
		}
		*s = append(all, *s...)
	}
}
