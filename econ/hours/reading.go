package hours

import "math"

// A Reading says what to read in a file. The zero Reading reads hours from the column
// hours_saved.
type Reading struct {
	Name   string // of the file, for legends and messages; may be empty
	Column string // of the hours saved; "" is hours_saved
	Unit   Unit   // of that column; 0 is hours
}

// DefaultColumn is the column read if none is named.
const DefaultColumn = "hours_saved"

func (o Reading) column() string {
	if o.Column == "" {
		return DefaultColumn
	}
	return o.Column
}

func (o Reading) validate() error {
	if u := float64(o.Unit); !(u >= 0) || math.IsInf(u, 1) {
		return wrong(ErrFile, 0, "unit of %g hours, want a finite number above 0", u)
	}
	return nil
}
