package hours

// A Field is something that a [Reading] says. A [Remedy] names the one to change.
type Field int

const (
	ColumnField Field = iota
	UnitField
	WithoutField
	WithField
	PeriodField
	WageField
	TokensField
	CostField
	TaskField
	WorkerField
	WeightField
	CapField
	RoundedField
)

// A Remedy is a change of the [Reading] that mends an error or settles a doubt.
type Remedy struct {
	Field  Field
	Column string // to give there; "" if only the reader can choose it, or if none belongs there
	Unit   string // or rule to give with it, as a command writes it, such as min or mean; may be empty
}

// A Doubt is a reason to mistrust what was read without an error.
type Doubt struct {
	Problem  string
	Remedies []Remedy // that settle it, to be applied together
}

// Error returns the problem.
func (d *Doubt) Error() string { return d.Problem }
