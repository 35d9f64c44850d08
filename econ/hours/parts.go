package hours

import "math"

// partRows is how many rows there is room for at a time where it is not known how many
// will come.
const partRows = 1 << 17

// Parts are what was read of a file before its latest rows. A slice that grows by
// appending is moved again and again, and leaves behind more than it holds; a part stays
// where it is until the end of the file, when all are put together.
type parts []part

// A part has the columns of a number of rows, in the order of [Data.columns].
type part struct {
	rows    int
	columns [4][]float64
}

// columns returns the columns that run beside each other. Hours come first.
func (d *Data) columns() [4]*[]float64 {
	return [...]*[]float64{&d.Hours, &d.Years, &d.Wages, &d.Tokens}
}

// makeRoom makes room for n rows in every column that there is, so that none is moved
// as it grows. What is not used of it costs no memory: nothing is written there.
func (d *Data) makeRoom(n int) {
	for _, s := range d.columns() {
		if *s != nil || s == &d.Hours {
			*s = make([]float64, 0, n)
		}
	}
}

// room puts the rows read so far aside if there is no room for another.
func (p *parts) room(d *Data) {
	if len(d.Hours) < cap(d.Hours) {
		return
	}
	aside := part{rows: len(d.Hours)}
	for i, s := range d.columns() {
		aside.columns[i] = *s
	}
	*p = append(*p, aside)
	d.makeRoom(partRows)
}

// join puts all rows together. A column that began in a later part is NaN before it.
func (p parts) join(d *Data) {
	if len(p) == 0 {
		return
	}
	total := len(d.Hours)
	for _, aside := range p {
		total += aside.rows
	}
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
}
