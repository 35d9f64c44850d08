// Package unit answers: how is a number written?
//
// A number has a unit and a [Notation]. Pictures and sentences are set as [Text],
// tables and checks as [Plain]:
//
//	unit.Text.Number(-2.5e-7, 3)   // −2.5×10⁻⁷
//	unit.Plain.Number(-2.5e-7, 6)  // -2.5e-07
//	unit.Text.Percent(2.0/3, 3)    // 66.7%
//	unit.Plain.Dollars(1.5, 4)     // $1.50
//	unit.Text.Hours(0.05, 3)       // 3 min
//	unit.Plain.PValue(0, 2)        // p < 0.001
//
// The last argument is always the number of significant digits, which is a
// maximum: zeros at the end are left out. Fewer than one digit counts as one, and more
// than 17, which tell every float64 from its neighbours, as 17.
//
// Infinities and NaN are written without a unit, because they are no amounts: ∞ or
// +Inf and never ∞% or $NaN.
//
// The package imports nothing of this module.
package unit
