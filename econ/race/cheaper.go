package race

import (
	"math"

	"valuecapture/econ"
)

// Cheaper is a cost of a million tokens that falls by a factor each year,
//
//	c(t) = c_0 Factor^(−t),
//
// at constant capability. The essay's lab passes the fall on: in the interior p =
// c(t)α/(α−1). A lab beside open models that do tasks up to a length z does not, as its
// price wz/T depends on z and not on the cost.
//
// Prices at constant capability fell by a factor of 9 to 900 a year, 40 for one
// milestone. They are prices and not costs: part of the fall may be profit.
//
// Source for the factors: Epoch AI, "LLM inference prices have fallen rapidly but
// unequally across tasks", epoch.ai/data-insights/llm-inference-price-trends (12 March
// 2025).
type Cheaper struct {
	Start  float64 // c_0, in dollars per million tokens. Start > 0.
	Factor float64 // by which cost falls a year: 10 for a tenth after one year. Factor > 0.
}

// Validate returns an error wrapping [ErrParameter] for a parameter outside its domain.
func (c Cheaper) Validate() error {
	switch {
	case !positive(c.Start):
		return outside("Start", c.Start, "a finite cost in $/Mtok above 0")
	case !positive(c.Factor):
		return outside("Factor", c.Factor, "a finite factor a year above 0: 10 for a tenth after a year")
	}
	return nil
}

// Cost returns c(t), in dollars per million tokens, t in years. NaN for t < 0 or values
// that are not valid.
func (c Cheaper) Cost(t float64) float64 {
	if c.Validate() != nil || !(t >= 0) {
		return math.NaN()
	}
	return c.Start * math.Pow(c.Factor, -t)
}

// Market returns the market with the cost t years after the start.
//
// It returns an error wrapping [ErrParameter] for values that are not valid and t that
// is negative or not finite, and the market's own for one that is not valid.
func (c Cheaper) Market(m econ.Market, t float64) (econ.Market, error) {
	nan := math.NaN()
	none := econ.Market{Wage: nan, Tokens: nan, Cost: nan}
	if err := c.Validate(); err != nil {
		return none, err
	}
	if !(t >= 0) || !finite(t) {
		return none, outside("date", t, "finite years from the start, 0 or above")
	}
	if err := m.Validate(); err != nil {
		return none, err
	}
	m.Cost = c.Cost(t)
	return m, nil
}

// Until returns the years until the cost is at a level: 0 if it starts there, +Inf if
// it never gets there. NaN for values that are not valid and a level that is not above
// 0.
//
// The essay's price cα/(α−1) meets the kink price p_m at a cost of p_m (α−1)/α. From
// then on the lab serves every task at p_m, whatever the cost.
func (c Cheaper) Until(level float64) float64 {
	switch {
	case c.Validate() != nil || !(level > 0):
		return math.NaN()
	case level >= c.Start:
		return 0
	case c.Factor <= 1:
		return math.Inf(1)
	}
	return math.Log(c.Start/level) / math.Log(c.Factor)
}
