package trend

import "math"

// student975 returns the 97.5% quantile of Student's t with a whole number of degrees
// of freedom, NaN below 1.
func student975(degrees int) float64 {
	if degrees < 1 {
		return math.NaN()
	}
	low, high := 0.0, math.Pi/2 // of θ = atan(t/√ν)
	for range 100 {
		if mid := (low + high) / 2; studentWithin(mid, degrees) < 0.95 {
			low = mid
		} else {
			high = mid
		}
	}
	return math.Tan(low) * math.Sqrt(float64(degrees))
}

// studentWithin returns P(|t| < √ν tan θ).
//
// Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964),
// 26.7.3 and 26.7.4.
func studentWithin(theta float64, degrees int) float64 {
	sin, cos := math.Sincos(theta)
	term, sum := 1.0, 0.0
	if degrees%2 == 0 {
		for k := 2; k <= degrees; k += 2 {
			sum += term
			term *= cos * cos * float64(k-1) / float64(k)
		}
		return sin * sum
	}
	term = cos
	for k := 3; k <= degrees; k += 2 {
		sum += term
		term *= cos * cos * float64(k-1) / float64(k)
	}
	return 2 / math.Pi * (theta + sin*sum)
}
