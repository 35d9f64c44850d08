package estimate

import (
	"math"
	"slices"
)

// solveSymmetric solves a positive definite system given its lower triangle, by Cholesky's
// factors.
func solveSymmetric(a, b []float64, p int) ([]float64, bool) {
	f := slices.Clone(a)
	x := slices.Clone(b)
	for i := range p {
		for j := range i + 1 {
			sum := f[i*p+j]
			for m := range j {
				sum -= f[i*p+m] * f[j*p+m]
			}
			if i == j {
				if !(sum > 1e-12*math.Abs(a[i*p+i])) {
					return nil, false
				}
				f[i*p+i] = math.Sqrt(sum)
			} else {
				f[i*p+j] = sum / f[j*p+j]
			}
		}
	}
	for i := range p {
		for m := range i {
			x[i] -= f[i*p+m] * x[m]
		}
		x[i] /= f[i*p+i]
	}
	for i := p - 1; i >= 0; i-- {
		for m := i + 1; m < p; m++ {
			x[i] -= f[m*p+i] * x[m]
		}
		x[i] /= f[i*p+i]
	}
	return x, true
}
