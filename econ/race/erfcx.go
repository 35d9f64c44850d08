package race

import "math"

// erfcx returns exp(x²) erfc(x) for x ≥ −26, to a few parts in 10¹⁵ for x ≤ 2 and
// above 5 and 10¹⁴ between.
//
// Source: the continued fraction is DLMF 7.9.1 in an equivalent form.
func erfcx(x float64) float64 {
	if x < 5 {
		return math.Exp(x*x) * math.Erfc(x)
	}
	var tail float64
	for k := 40; k > 0; k-- {
		tail = float64(k) / 2 / (x + tail)
	}
	return 1 / (math.Sqrt(math.Pi) * (x + tail))
}
