package econ

import (
	"errors"
	"fmt"
	"math"
	"reflect"

	"valuecapture/econ/dist"
)

// ErrParameter is wrapped by every error about a number outside its domain.
var ErrParameter = errors.New("econ: parameter out of domain")

// A Market is one kind of task, the tokens it takes and what they cost, and how
// the hours it saves are distributed. The zero Market is not valid.
type Market struct {
	Wage   float64   // w, in dollars per hour. Wage > 0.
	Tokens float64   // T, in millions of tokens per task. Tokens > 0.
	Cost   float64   // c, marginal cost in dollars per million tokens. Cost ≥ 0.
	Hours  dist.Tail // h, hours saved per task.
}

// NewMarket returns the market with these parameters, or an error that names the
// first one that is out of its domain. The numbers of the market beside an error are
// NaN.
func NewMarket(wage, tokens, cost float64, hours dist.Tail) (Market, error) {
	m := Market{Wage: wage, Tokens: tokens, Cost: cost, Hours: hours}
	if err := m.Validate(); err != nil {
		nan := math.NaN()
		return Market{Wage: nan, Tokens: nan, Cost: nan}, err
	}
	return m, nil
}

// Validate returns nil if every parameter is in its domain, and otherwise an
// error that wraps [ErrParameter], or the tail's own. A tail that cannot say
// whether it is valid is probed at a few quantiles.
func (m Market) Validate() error {
	if err := m.validateNumbers(); err != nil {
		return err
	}
	return dist.Validate(m.Hours)
}

func (m Market) validateNumbers() error {
	switch {
	case !positive(m.Wage):
		return fmt.Errorf("%w: Wage = %g $/h, want a finite number above 0", ErrParameter, m.Wage)
	case !positive(m.Tokens):
		return fmt.Errorf("%w: Tokens = %g Mtok, want a finite number above 0: count tokens in millions", ErrParameter, m.Tokens)
	case !(m.Cost >= 0) || math.IsInf(m.Cost, 1):
		return fmt.Errorf("%w: Cost = %g $/Mtok, want a finite number, 0 or above", ErrParameter, m.Cost)
	case m.Hours == nil:
		return fmt.Errorf("%w: Hours is nil, want a distribution such as dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}", ErrParameter)
	}
	return nil
}

// String describes the market in one line, with units.
func (m Market) String() string {
	return fmt.Sprintf("w = %.6g $/h, T = %.6g Mtok, c = %.6g $/Mtok, h ~ %v", m.Wage, m.Tokens, m.Cost, m.Hours)
}

// hours converts a price or cost in $/Mtok into the hours that are worth it.
func (m Market) hours(price float64) float64 { return product(price, m.Tokens, m.Wage) }

// price converts hours saved into what a million tokens are then worth.
func (m Market) price(hours float64) float64 { return product(hours, m.Wage, m.Tokens) }

// priceServing returns the highest price at which a task that saves these hours is
// still served, for hours at which demand drops or bends. It is price(hours) up to
// rounding, which may put the threshold a little above the hours.
func (m Market) priceServing(hours float64) float64 {
	p := m.price(hours)
	for range 8 {
		if !(m.hours(p) > hours) {
			break
		}
		p = math.Nextafter(p, 0)
	}
	return p
}

// product returns xy/d for positive numbers, without overflow on the way.
func product(x, y, d float64) float64 {
	if xy := x * y; xy >= 0x1p-1022 && xy <= math.MaxFloat64 {
		return xy / d
	}
	return scaledProduct(x, y, d)
}

func scaledProduct(x, y, d float64) float64 {
	if !(x > 0 && y > 0) || math.IsInf(x, 1) || math.IsInf(y, 1) {
		return x * y / d
	}
	fx, ex := math.Frexp(x)
	fy, ey := math.Frexp(y)
	fd, ed := math.Frexp(d)
	return math.Ldexp(fx*fy/fd, ex+ey-ed)
}

// valid is Validate without the probing, for methods that are called often.
func (m Market) valid() bool {
	if m.validateNumbers() != nil {
		return false
	}
	switch t := m.Hours.(type) {
	case dist.Pareto:
		return positive(t.Scale) && positive(t.Alpha)
	case dist.Exponential:
		return t.Validate() == nil
	case dist.Lognormal:
		return t.Validate() == nil
	case dist.GPD:
		return t.Validate() == nil
	case dist.Plain, dist.Truncated, dist.Spliced, dist.Mixture, dist.Histogram:
		return true // their own Validate may probe the tail inside; their methods give NaN if it is not valid
	}
	if v := reflect.ValueOf(m.Hours); v.Kind() == reflect.Pointer && v.IsNil() {
		return false
	}
	v, ok := m.Hours.(dist.Validator)
	return !ok || v.Validate() == nil
}

// accepts reports whether the market is valid and p a price.
func (m Market) accepts(p float64) bool {
	return p >= 0 && !math.IsInf(p, 1) && m.valid()
}

func positive(x float64) bool { return x > 0 && !math.IsInf(x, 1) }
