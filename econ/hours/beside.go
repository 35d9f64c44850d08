package hours

import (
	"fmt"
	"math"
)

// beside takes the other columns of the current row, whose saving was kept.
func (in *intake) beside(weight float64) error {
	if in.read[weightRole] {
		in.d.Weights = append(in.d.Weights, weight)
	}
	if in.read[periodRole] {
		years, err := in.years()
		if err != nil {
			return err
		}
		in.next(&in.d.Years, years)
	}
	for _, r := range [...]role{wageRole, tokensRole} {
		if !in.read[r] {
			continue
		}
		x, err := in.amount(r)
		if err != nil {
			return err
		}
		in.next(in.column(r), x)
	}
	if in.read[workerRole] {
		in.nextWorker(in.workers.number(in.from.text(workerRole)))
	}
	return nil
}

// years returns the period of the current row in calendar years, NaN if it is empty.
func (in *intake) years() (float64, error) {
	years, err := in.periods.year(in.from.text(periodRole))
	if err != nil {
		return years, remedied(in.from.value(periodRole, err), Remedy{Field: PeriodField, Column: None})
	}
	return years, nil
}

// amount returns the wage or the tokens of the current row, NaN if they are empty.
func (in *intake) amount(r role) (float64, error) {
	field := map[role]Field{wageRole: WageField, tokensRole: TokensField}[r]
	x, more, there, err := in.from.number(r)
	if err == nil && more {
		err = in.from.value(r, fmt.Errorf("%q, want a number and not a bound", in.from.text(r)))
	}
	switch {
	case err != nil:
		return math.NaN(), remedied(err, Remedy{Field: field, Column: None})
	case !there:
		return math.NaN(), nil
	case r == tokensRole && in.o.Each > 0:
		x *= in.o.Each
	}
	return x, nil
}

// next adds a value next to the hours just kept. A column that no header announces begins
// with the first row that has it; the rows before are NaN.
func (in *intake) next(into *[]float64, x float64) {
	if *into == nil {
		if math.IsNaN(x) {
			return
		}
		*into = make([]float64, 0, cap(in.d.Hours))
	}
	for len(*into) < len(in.d.Hours)-1 {
		*into = append(*into, math.NaN())
	}
	*into = append(*into, x)
}

// nextWorker is [intake.next] for the number of a worker, -1 for none.
func (in *intake) nextWorker(n int32) {
	d := &in.d
	if d.Worker == nil {
		if n < 0 {
			return
		}
		d.Worker = make([]int32, 0, cap(d.Hours))
	}
	for len(d.Worker) < len(d.Hours)-1 {
		d.Worker = append(d.Worker, -1)
	}
	d.Worker = append(d.Worker, n)
}
