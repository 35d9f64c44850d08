package dist

import "fmt"

// Plain hides every closed form of a tail but the four methods of [Tail], so that
// only the general numerical route is left. Computing a result with and without
// it gives two answers by two routes.
type Plain struct{ Tail }

// Validate asks the tail inside.
func (p Plain) Validate() error { return Validate(p.Tail) }

// String names the tail inside.
func (p Plain) String() string { return fmt.Sprintf("%v, by the general route", p.Tail) }
