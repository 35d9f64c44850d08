package dist

import (
	"fmt"
	"math"
)

// Validate returns nil if t can be used, and otherwise an error that wraps
// [ErrParameter]. It asks the law's own Validate if there is one. Otherwise it probes a
// few quantiles and hours between them for NaN, for a survival outside [0,1] or rising, for a negative density,
// for an inverse that does not invert and for an atom that is not a bend, see [Bender].
func Validate(t Tail) (err error) {
	if t == nil {
		return &parameterError{"dist: tail is nil, want a law of hours saved: give for example Pareto{Scale: 1.0 / 60, Alpha: 1.5}"}
	}
	defer func() {
		if r := recover(); r != nil {
			err = &parameterError{fmt.Sprintf("dist: a method of %T panicked (%v), want a number: give a value whose methods can be called", t, r)}
		}
	}()
	if v, ok := t.(Validator); ok {
		return v.Validate()
	}
	return probe(t)
}

// probe tests the contract of Tail at a few quantiles.
func probe(t Tail) error {
	if m := t.Mean(); !(m >= 0) {
		return &parameterError{fmt.Sprintf("dist: %T: Mean() = %v, want hours at or above 0: check its parameters", t, m)}
	}
	p := prober{t: t, bends: Bends(t), lower: t.InverseSurvival(1), upper: t.InverseSurvival(0), lastZ: math.Inf(-1), lastS: 1}
	for _, b := range p.bends {
		if !(b > p.lower && b < p.upper) {
			return p.fail("Bends", b, b, fmt.Sprintf("hours strictly between the ends of the support, %v and %v", p.lower, p.upper))
		}
	}
	for _, q := range []float64{1, 0.999, 0.9, 0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-9} {
		z := t.InverseSurvival(q)
		if math.IsInf(z, 1) && q < 1 {
			break // the quantile overflows
		}
		if err := p.between(p.lastZ, z); err != nil {
			return err
		}
		if err := p.at(q, z); err != nil {
			return err
		}
	}
	return nil
}

// between looks for hours between two quantiles at which S is no share, which a
// quadrature may step over.
func (p *prober) between(a, b float64) error {
	const points = 64
	for k := 1; k < points && b > a && !math.IsInf(a, -1); k++ {
		z := a + (b-a)*(float64(k)/points)
		if s := p.t.Survival(z); !(s >= 0 && s <= 1) {
			return p.fail("Survival", z, s, "a share in [0,1]")
		}
	}
	return nil
}

// A prober goes through the quantiles of a law from the lowest upwards.
type prober struct {
	t            Tail
	bends        []float64
	lower, upper float64 // ends of the support
	lastZ, lastS float64 // the quantile before and the survival there
}

func (p *prober) fail(method string, at, got float64, want string) error {
	return &parameterError{fmt.Sprintf("dist: %T: %s(%v) = %v, want %s: check its parameters", p.t, method, at, got, want)}
}

// at probes the law around z, which it gives as the inverse of q.
func (p *prober) at(q, z float64) error {
	if !(z >= 0) || z < p.lastZ {
		return p.fail("InverseSurvival", q, z, "hours at or above 0 that do not fall as the argument falls")
	}
	if math.IsInf(z, 1) {
		return p.fail("InverseSurvival", q, z, "the lower end of the support, a finite number of hours")
	}
	s := p.t.Survival(z)
	if !(s >= 0 && s <= 1) || s > p.lastS*(1+1e-9) {
		return p.fail("Survival", z, s, "a share in [0,1] that does not rise")
	}
	// S passes q at z. Look a little to both sides: near an end, z may hold only the
	// last digits of the distance to it.
	before := math.Min(z*(1-1e-9), math.Nextafter(z, 0))
	after := math.Max(z*(1+1e-9), math.Nextafter(z, math.Inf(1)))
	if s := p.t.Survival(after); !(s <= q*(1+1e-6)) {
		return p.fail("Survival", after, s, fmt.Sprintf("at most %v, of which %v is the inverse", q, z))
	}
	if s := p.t.Survival(before); !(s >= q*(1-1e-6)) {
		return p.fail("Survival", before, s, fmt.Sprintf("at least %v, of which %v is the inverse", q, z))
	}
	if f := p.t.Density(z); !(f >= 0) {
		return p.fail("Density", z, f, "a number at or above 0")
	}
	p.lastZ, p.lastS = z, s
	return p.atom(z)
}

// atom refuses a jump of the survival function inside the support that is not a bend.
func (p *prober) atom(z float64) error {
	before, after := math.Nextafter(z, 0), math.Nextafter(z, math.Inf(1))
	if !(before > p.lower && after < p.upper) {
		return nil
	}
	for _, b := range p.bends {
		if before <= b && b <= after {
			return nil
		}
	}
	jump := p.t.Survival(before) - p.t.Survival(after)
	if !(jump > 1e-3) {
		return nil
	}
	return &parameterError{fmt.Sprintf("dist: %T: Survival falls by %.4g at %v h, want a fall only at a bend: if tasks share this value, return it from a method Bends() []float64", p.t, jump, z)}
}
