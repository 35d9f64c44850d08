package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// Pareto is the power law of hours saved,
//
//	S(z) = (x_m/z)^α  for z >= x_m,  1 below.
//
// Alpha is the tail index of the survival function; the exponent of the density is
// α + 1. The mean is finite for α > 1, the variance for α > 2.
type Pareto struct {
	Scale float64 // x_m, the smallest saving, in hours. Scale > 0.
	Alpha float64 // α, the tail index. Alpha > 0.
}

// NewPareto returns the Pareto law with smallest saving scale, in hours, and tail
// index alpha. It returns an error wrapping [ErrParameter] unless both are finite
// and above 0.
func NewPareto(scale, alpha float64) (Pareto, error) {
	p := Pareto{Scale: scale, Alpha: alpha}
	if err := p.Validate(); err != nil {
		return nan.Of[Pareto](), err
	}
	return p, nil
}

// ParetoWithMean returns the Pareto law with the given mean, in hours, and tail
// index alpha,
//
//	x_m = mean (α-1)/α.
//
// It returns an error wrapping [ErrParameter] unless mean > 0 and alpha > 1.
func ParetoWithMean(mean, alpha float64) (Pareto, error) {
	if !positive(mean) {
		return nan.Of[Pareto](), outside("Pareto", "mean", mean, positiveDomain, "give the mean hours saved")
	}
	if !(positive(alpha) && alpha > 1) {
		return nan.Of[Pareto](), outside("Pareto", "Alpha", alpha, "a finite number above 1", "a Pareto law has a mean only for a tail index above 1")
	}
	return NewPareto(mean*(alpha-1)/alpha, alpha)
}

func (p Pareto) valid() bool { return positive(p.Scale) && positive(p.Alpha) }

// Validate returns an error wrapping [ErrParameter] unless Scale and Alpha are
// finite and above 0.
func (p Pareto) Validate() error {
	if !positive(p.Scale) {
		return outside("Pareto", "Scale", p.Scale, positiveDomain, "give the smallest saving in hours")
	}
	if !positive(p.Alpha) {
		return outside("Pareto", "Alpha", p.Alpha, positiveDomain, "give the tail index of the survival function")
	}
	return nil
}

// Survival returns (x_m/z)^α, 1 below x_m, NaN if z is NaN or p is not valid.
func (p Pareto) Survival(z float64) float64 {
	switch {
	case !p.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= p.Scale:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	// Close to the scale, where most markets are priced, a plain logarithm takes half
	// the time. Within these limits the relative error stays below 5e-15.
	if l := p.Alpha * math.Log(z/p.Scale); l < 16 && p.Alpha <= 32 {
		return math.Exp(-l)
	}
	return logRatio(z, p.Scale).times(-p.Alpha).exp()
}

// Density returns (α/z)(x_m/z)^α, 0 below x_m, NaN if z is NaN or p is not valid.
func (p Pareto) Density(z float64) float64 {
	switch {
	case !p.valid() || math.IsNaN(z):
		return math.NaN()
	case z < p.Scale || math.IsInf(z, 1):
		return 0
	}
	return logRatio(z, p.Scale).times(-p.Alpha).expTimes(p.Alpha / z)
}

// Hazard returns α/z, 0 below x_m, NaN if z is NaN or p is not valid.
func (p Pareto) Hazard(z float64) float64 {
	switch {
	case !p.valid() || math.IsNaN(z):
		return math.NaN()
	case z < p.Scale:
		return 0
	}
	return p.Alpha / z
}

// InverseSurvival returns x_m q^(-1/α), +Inf at q = 0, NaN for q outside [0,1] or if
// p is not valid.
func (p Pareto) InverseSurvival(q float64) float64 {
	switch {
	case !p.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	}
	return logPair(q).over(-p.Alpha).expTimes(p.Scale)
}

// Mean returns x_m α/(α-1), +Inf for α <= 1, NaN if p is not valid.
func (p Pareto) Mean() float64 {
	switch {
	case !p.valid():
		return math.NaN()
	case p.Alpha <= 1:
		return math.Inf(1)
	}
	return p.Scale * (p.Alpha / (p.Alpha - 1))
}

// MeanExcess returns z/(α-1), in hours.
//
// Special cases are:
//
//	MeanExcess(z) = +Inf for α <= 1
//	MeanExcess(z) = Mean - z for z < x_m
//	MeanExcess(z) = NaN if z is NaN or p is not valid
func (p Pareto) MeanExcess(z float64) float64 {
	switch {
	case !p.valid() || math.IsNaN(z):
		return math.NaN()
	case p.Alpha <= 1:
		return math.Inf(1)
	case z < p.Scale:
		return p.Mean() - z
	}
	return z / (p.Alpha - 1)
}

// LogDensitySlope returns -(α+1)/z, NaN below x_m where the density is 0.
func (p Pareto) LogDensitySlope(z float64) float64 {
	if !p.valid() || !(z >= p.Scale) {
		return math.NaN()
	}
	return -(p.Alpha + 1) / z
}

// Rand draws x_m e^(E/α) with E exponential.
func (p Pareto) Rand(rng *rand.Rand) float64 {
	if !p.valid() || rng == nil {
		return math.NaN()
	}
	return p.Scale * math.Exp(rng.ExpFloat64()/p.Alpha)
}

// Fill draws hours into the slice, the same as Rand would one by one.
func (p Pareto) Fill(hours []float64, rng *rand.Rand) {
	if !p.valid() || rng == nil {
		for i := range hours {
			hours[i] = math.NaN()
		}
		return
	}
	perAlpha := 1 / p.Alpha
	for i := range hours {
		hours[i] = p.Scale * math.Exp(rng.ExpFloat64()*perAlpha)
	}
}

// IncreasingGeneralizedHazard is true: z f/S = α is constant.
func (p Pareto) IncreasingGeneralizedHazard() bool { return p.valid() }

// GPD returns the same law as a generalised Pareto: Location x_m, Scale x_m/α,
// Xi 1/α.
func (p Pareto) GPD() GPD {
	return GPD{Location: p.Scale, Scale: p.Scale / p.Alpha, Xi: 1 / p.Alpha}
}

// String returns a legend such as "Pareto(α = 1.5, x_m = 0.0167 h)".
func (p Pareto) String() string {
	return fmt.Sprintf("Pareto(α = %.3g, x_m = %.3g h)", p.Alpha, p.Scale)
}

// logRatio returns ln(z/s) for finite z, s > 0.
func logRatio(z, s float64) pair {
	r := ratio(z, s)
	if !(r.hi > 1e-290 && r.hi < 1e290) {
		return logPair(z).minus(logPair(s))
	}
	return r.log()
}
