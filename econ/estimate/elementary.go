package estimate

import "math"

// Likelihoods are sums of ln(1 + x) and e^x - 1 over thousands of values. [math.Log1p] and
// [math.Expm1] are accurate near 0, but several times as slow as [math.Log] and [math.Exp],
// which keep thirteen digits elsewhere.

// nearZero is the magnitude below which an argument needs the accurate functions.
const nearZero = 0.05

// log1p returns ln(1 + x), to thirteen digits or more.
func log1p(x float64) float64 {
	if math.Abs(x) < nearZero {
		return math.Log1p(x)
	}
	return math.Log(1 + x)
}

// expm1 returns e^x - 1, to thirteen digits or more.
func expm1(x float64) float64 {
	if math.Abs(x) < nearZero {
		return math.Expm1(x)
	}
	return math.Exp(x) - 1
}

// meanLog1p returns the mean of ln(1 + θv) over values v ≥ 0 with the given mean. Unless θv
// is small it takes the logarithm of a product instead, each time that has grown or shrunk by
// a hundred orders of magnitude.
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
