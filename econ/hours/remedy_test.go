package hours

import (
	"errors"
	"strconv"
	"testing"
)

// mended is the reading that the remedies of an error or a doubt make. The choice of the
// reader takes the place of a column that only the reader knows.
func mended(t *testing.T, o Reading, err error, choice string) Reading {
	t.Helper()
	var remedies []Remedy
	if e, ok := errors.AsType[*Error](err); ok {
		remedies = e.Remedies
	} else if d, ok := errors.AsType[*Doubt](err); ok {
		remedies = d.Remedies
	}
	if len(remedies) == 0 {
		t.Errorf("%v: no remedy", err)
	}
	for _, r := range remedies {
		column := r.Column
		if column == "" {
			column = choice
		}
		unit, _ := ParseUnit(r.Unit)
		switch r.Field {
		case ColumnField:
			o.Column = column
		case UnitField:
			o.Unit = unit
		case WithoutField:
			o.Without = Timed{column, unit}
		case WithField:
			o.With = Timed{column, unit}
		case PeriodField:
			o.Period = column
		case WageField:
			o.Wage = column
		case TokensField:
			o.Tokens = column
			if r.Unit == "1" {
				o.Each = 1e-6
			}
		case TaskField:
			o.Task = column
			o.Merge, _ = ParseMerge(r.Unit)
		case WorkerField:
			o.Worker = column
		case WeightField:
			o.Weight = column
			if r.Unit == ChosenTotal {
				o.Total = 1300
			}
		case CapField:
			o.Facts.Cap, _ = strconv.ParseFloat(choice, 64)
		default:
			t.Errorf("%v: a remedy of field %d", err, r.Field)
		}
	}
	return o
}
