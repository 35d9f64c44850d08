package dist

import "math"

// The shapes for which the incomplete gamma function is computed: below, Q nears the
// smallest float64; above, the number of terms grows like the root of the shape.
const (
	minGammaShape = 1e-100
	maxGammaShape = 1e6
)

// An incompleteGamma is the upper incomplete gamma function at (a, x), split so that
// ratios that stay finite where Q underflows need no exponential:
//
//	Q(a, x) = Γ(a, x)/Γ(a) = a D C  with  D = x^a e^(-x)/Γ(a+1),
//
// where C is the continued fraction of Γ(a, x) e^x x^(-a).
type incompleteGamma struct {
	a         float64
	x         pair
	continued bool    // fraction and excess are set, and not q
	fraction  float64 // C
	excess    float64 // a Q(a+1, x)/Q(a, x) - x
	q         float64 // Q(a, x)
}

// upperGamma evaluates the function for finite x > 0 and a from minGammaShape to
// maxGammaShape.
//
// Source: NIST Digital Library of Mathematical Functions, 8.7.3 for both series, 8.9.2
// for the continued fraction, whose even part is used. The regions follow W. Gautschi,
// "A Computational Procedure for Incomplete Gamma Functions", ACM Transactions on
// Mathematical Software 5 (1979), in outline.
func upperGamma(a float64, x pair) incompleteGamma {
	g := incompleteGamma{a: a, x: x}
	switch {
	case a < 1 && x.hi < 1.1:
		g.q = smallUpperGamma(a, x)
	case x.hi < a:
		g.q = 1 - gammaDensity(a, x)*gammaSeries(a, x.hi)
	default:
		g.continued = true
		g.fraction, g.excess = gammaFraction(a, x.hi)
	}
	return g
}

// tail returns Q(a, x).
func (g incompleteGamma) tail() float64 {
	if g.continued {
		return g.a * gammaDensity(g.a, g.x) * g.fraction
	}
	return g.q
}

// hazard returns x^(a-1) e^(-x)/Γ(a, x).
func (g incompleteGamma) hazard() float64 {
	if g.continued {
		return 1 / (g.x.hi * g.fraction)
	}
	return g.a * (gammaDensity(g.a, g.x) / g.q) / g.x.hi
}

// meanExcess returns a Q(a+1, x)/Q(a, x) - x.
func (g incompleteGamma) meanExcess() float64 {
	if g.continued {
		return g.excess
	}
	return g.a - g.x.hi + g.a*(gammaDensity(g.a, g.x)/g.q)
}

// gammaFraction returns the C of [incompleteGamma] and 1/C - x + a, from
//
//	1/C = x - a + 1 + 1(a-1)/(x - a + 3 + 2(a-2)/(x - a + 5 + ...)),
//
// whose inner part is evaluated from the front (Lentz's method with Thompson and
// Barnett's guard against zero). It converges for x >= a.
func gammaFraction(a, x float64) (fraction, excess float64) {
	const tiny = 1e-300
	d := x - a
	if d > 1e17*math.Max(a, 1) { // the inner part is below rounding, and overflows for the largest x
		return 1 / (d + 1), 1
	}
	b := d + 3
	f, c, inv := b, b, 0.0
	for n := 2.0; n < 1e6; n++ {
		num := n * (a - n)
		b += 2
		inv = b + num*inv
		if inv == 0 {
			inv = tiny
		}
		inv = 1 / inv
		c = b + num/c
		if c == 0 {
			c = tiny
		}
		step := c * inv
		f *= step
		if math.Abs(step-1) <= 2.3e-16 { // an ulp: at large x the product may stop improving there
			break
		}
	}
	excess = 1 + (a-1)/f
	return 1 / (d + excess), excess
}

// gammaSeries returns P(a, x)/D = 1 + x/(a+1) + x²/((a+1)(a+2)) + ...
func gammaSeries(a, x float64) float64 {
	term, sum := 1.0, 1.0
	for n := 1.0; n < 1e6; n++ {
		term *= x / (a + n)
		sum += term
		if term <= 1e-17*sum {
			break
		}
	}
	return sum
}

// lowerGamma returns P(a, x) = 1 - Q(a, x) without cancellation, for x < a + 1.
func lowerGamma(a float64, x pair) float64 {
	return gammaDensity(a, x) * gammaSeries(a, x.hi)
}

// gammaDensity returns D = x^a e^(-x)/Γ(a+1). Its exponent is a pair, which stays
// accurate where a ln x and x nearly cancel.
func gammaDensity(a float64, x pair) float64 {
	if a < 10 {
		e := x.log().times(a).minus(x)
		return e.exp() / math.Gamma(1+a)
	}
	// Γ(a+1) = sqrt(2πa) (a/e)^a e^s with Stirling's s.
	e := x.log().minus(logPair(a)).times(a).minus(x.plus(-a))
	return e.plus(-stirling(a)).exp() / math.Sqrt(2*math.Pi*a)
}

// stirling returns ln Γ(a+1) - (a ln a - a + ln(2πa)/2) for a >= 10.
//
// Source: NIST Digital Library of Mathematical Functions, 5.11.1.
func stirling(a float64) float64 {
	v := 1 / (a * a)
	return (1./12 - v*(1./360-v*(1./1260-v*(1./1680-v*(1./1188-v*(691./360360-v*(1./156-v*3617./122400))))))) / a
}

// smallUpperGamma returns Q(a, x) for a < 1 and x < 1.1, from
//
//	Γ(a+1) Q = [Γ(a+1) - 1] - [x^a - 1] - a x^a Σ_{n>=1} (-x)^n/((a+n) n!).
func smallUpperGamma(a float64, x pair) float64 {
	g := math.Expm1(lgamma1p(a))
	l := x.log().times(a)
	power := math.Expm1(l.hi)
	power += (1 + power) * l.lo
	term, sum := 1.0, 0.0
	for n := 1.0; n < 100; n++ {
		term *= -x.hi / n
		t := term / (a + n)
		sum += t
		if math.Abs(t) <= 1e-17*math.Abs(sum) {
			break
		}
	}
	return (g - power - a*(1+power)*sum) / (1 + g)
}

// zetaMinusOne holds ζ(k) - 1 for k = 2, 3, ...
var zetaMinusOne = [...]float64{
	0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993,
	0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143,
	0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915,
	6.124813505870483e-05, 3.058823630702049e-05, 1.528225940865187e-05, 7.637197637899763e-06,
	3.81729326499984e-06, 1.908212716553939e-06, 9.539620338727962e-07, 4.769329867878064e-07,
	2.38450502727733e-07, 1.1921992596531106e-07, 5.960818905125948e-08, 2.980350351465228e-08,
}

// lgamma1p returns ln Γ(1+a) for 0 <= a <= 1, relatively accurate near 0.
//
// Source: NIST Digital Library of Mathematical Functions, 5.7.3.
func lgamma1p(a float64) float64 {
	if a > 0.5 {
		return math.Log(a) + lgamma1p(a-1)
	}
	const oneMinusEuler = 0.42278433509846713
	sum := 0.0
	for i := len(zetaMinusOne) - 1; i >= 0; i-- {
		sum = zetaMinusOne[i]/float64(i+2) - a*sum
	}
	return a*oneMinusEuler - math.Log1p(a) + a*a*sum
}
