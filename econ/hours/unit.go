package hours

import (
	"fmt"
	"math"
)

// A Unit is the number of hours in one unit of a column. The zero Unit stands for [Hours].
type Unit float64

const (
	Hours   Unit = 1
	Minutes Unit = 1.0 / 60
	Seconds Unit = 1.0 / 3600
)

// ParseUnit returns the unit written h, min or s. An empty name is h.
func ParseUnit(name string) (Unit, error) {
	switch name {
	case "", "h":
		return Hours, nil
	case "min":
		return Minutes, nil
	case "s":
		return Seconds, nil
	}
	return Unit(math.NaN()), fmt.Errorf("%w: unit %q, want h, min or s", ErrFile, name)
}

func (u Unit) String() string {
	switch u {
	case 0, Hours:
		return "h"
	case Minutes:
		return "min"
	case Seconds:
		return "s"
	}
	return fmt.Sprintf("%.6g h", float64(u))
}

// given is the name of a unit that somebody gave, "" for none.
func (u Unit) given() string {
	if u == 0 {
		return ""
	}
	return u.String()
}

// Hours converts x to hours. Division keeps exact values exact: 90 min is 1.5 h.
func (u Unit) Hours(x float64) float64 {
	switch u {
	case 0, Hours:
		return x
	case Minutes:
		return x / 60
	case Seconds:
		return x / 3600
	}
	return x * float64(u)
}
