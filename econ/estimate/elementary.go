package estimate

import "math"

// Likelihoods are sums of ln(1 + x) and e^x - 1 over thousands of values. [math.Log1p]
// and [math.Expm1] keep their last digits next to 0 and take several times as long as
// [math.Log] and [math.Exp], which lose none of thirteen away from it.

// away is how far from 0 an argument is away.
const away = 0.05

// log1p returns ln(1 + x), to thirteen digits or more.
func log1p(x float64) float64 {
	if math.Abs(x) < away {
		return math.Log1p(x)
	}
	return math.Log(1 + x)
}

// expm1 returns e^x - 1, to thirteen digits or more.
func expm1(x float64) float64 {
	if math.Abs(x) < away {
		return math.Expm1(x)
	}
	return math.Exp(x) - 1
}

// meanLog1p returns the mean of ln(1 + θv) over values v ≥ 0 with the given mean. Away
// from 0 it is the logarithm of a product, taken as often as the product grows or shrinks
// by a hundred orders of magnitude.
func meanLog1p(theta float64, values []float64, mean float64) float64 {
	sum := 0.0
	if math.Abs(theta)*mean < 1e-3 {
		for _, v := range values {
			sum += math.Log1p(theta * v)
		}
		return sum / float64(len(values))
	}
	product := 1.0
	for _, v := range values {
		f := 1 + theta*v
		if p := product * f; p > 1e100 || p < 1e-100 {
			sum += math.Log(product) + math.Log(f)
			product = 1
		} else {
			product = p
		}
	}
	return (sum + math.Log(product)) / float64(len(values))
}
