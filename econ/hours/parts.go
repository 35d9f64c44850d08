package hours

import "math"

// partRows is for how many rows memory is reserved at a time if their number is unknown.
const partRows = 1 << 17

// Parts hold the rows read before the latest. A slice that grows by appending is copied again
// and again and leaves more garbage than it holds; a part stays where it is until the end of
// the file, when all are joined.
type parts []part

// A part holds the columns of some rows, in the order of [Data.columns].
type part struct {
	rows    int
	columns [4][]float64
}

// columns returns the parallel columns, hours first.
func (d *Data) columns() [4]*[]float64 {
	return [...]*[]float64{&d.Hours, &d.Years, &d.Wages, &d.Tokens}
}

// makeRoom reserves n rows in every column of the file, so that none is copied as it grows.
// Rows that stay unused cost no memory, because nothing is written there.
func (d *Data) makeRoom(n int) {
	for _, s := range d.columns() {
		if *s != nil || s == &d.Hours {
			*s = make([]float64, 0, n)
		}
	}
}

// room sets the rows read so far aside if there is no room for another.
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

// join joins all rows. A column that begins in a later part is NaN before it.
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
