package disttest_test

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
)

// frechet is the law of the largest of many savings, S(z) = 1 - exp(-(z/b)^-α). Its
// survival function has to be written without the difference.
type frechet struct {
	Scale, Alpha float64 // b in hours and α. Both > 0.
}

func (d frechet) y(z float64) float64 { return math.Pow(math.Max(z, 0)/d.Scale, -d.Alpha) }

func (d frechet) Survival(z float64) float64 { return -math.Expm1(-d.y(z)) }

func (d frechet) Density(z float64) float64 {
	if z <= 0 || math.IsInf(z, 1) {
		return 0
	}
	return d.Alpha / z * d.y(z) * math.Exp(-d.y(z))
}

func (d frechet) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	return d.Scale * math.Pow(-math.Log1p(-q), -1/d.Alpha)
}

func (d frechet) Mean() float64 {
	if d.Alpha <= 1 {
		return math.Inf(1)
	}
	return d.Scale * math.Gamma(1-1/d.Alpha)
}

func (frechet) IncreasingGeneralizedHazard() bool { return true }

// subtracted is the same law as one would first write it.
type subtracted struct{ frechet }

func (s subtracted) Survival(z float64) float64 { return 1 - math.Exp(-s.y(z)) }

func ExampleCheck() {
	fmt.Println(disttest.Check(frechet{Scale: 0.05, Alpha: 1.5}))
	fmt.Println(disttest.Check(dist.Pareto{Scale: 0.05, Alpha: -1}))
	// Output:
	// <nil>
	// Validate: dist.Validate = dist: Pareto Alpha = -1, want a finite number above 0: give the tail index of the survival function, want <nil>
	//    means: no market accepts this law
	//    mend:  give parameters inside their domain; if they are, mend what the error names
}
