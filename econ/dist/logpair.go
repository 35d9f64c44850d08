package dist

import "math"

// A pair is an unevaluated sum hi + lo with |lo| at most half an ulp of hi, and lo = 0
// if hi is not finite. It carries exponents: to know exp(700) to 1e-16 takes the 700 to
// an absolute 1e-16, and a single float64 gives only 1e-13.
type pair struct{ hi, lo float64 }

// twoSum returns a + b exactly (Knuth, The Art of Computer Programming, volume 2,
// section 4.2.2, theorem B).
func twoSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// fastTwoSum returns a + b exactly when |a| >= |b| or a = 0.
func fastTwoSum(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

// twoProduct returns a*b exactly, barring overflow and underflow.
func twoProduct(a, b float64) pair {
	p := a * b
	return pair{p, math.FMA(a, b, -p)}
}

// ratio returns a/b as a pair.
func ratio(a, b float64) pair {
	q := a / b
	return pair{q, math.FMA(-q, b, a) / b}
}

// plus returns p + b.
func (p pair) plus(b float64) pair {
	s := twoSum(p.hi, b)
	if !finite(s.hi) {
		return pair{s.hi, 0}
	}
	return fastTwoSum(s.hi, s.lo+p.lo)
}

// minus returns p - b.
func (p pair) minus(b pair) pair {
	s := twoSum(p.hi, -b.hi)
	if !finite(s.hi) {
		return pair{s.hi, 0}
	}
	return fastTwoSum(s.hi, s.lo+(p.lo-b.lo))
}

// times returns p*b.
func (p pair) times(b float64) pair {
	h := twoProduct(p.hi, b)
	if !finite(h.hi) {
		return pair{h.hi, 0}
	}
	return fastTwoSum(h.hi, math.FMA(p.lo, b, h.lo))
}

// over returns p/b.
func (p pair) over(b float64) pair {
	q := p.hi / b
	if !finite(q) {
		return pair{q, 0}
	}
	return fastTwoSum(q, (math.FMA(-q, b, p.hi)+p.lo)/b)
}

// negated returns -p.
func (p pair) negated() pair { return pair{-p.hi, -p.lo} }

// exp returns e^p.
func (p pair) exp() float64 {
	e := math.Exp(p.hi)
	if e == 0 || math.IsInf(e, 1) {
		return e
	}
	return e + e*p.lo
}

// expTimes returns s*e^p for s >= 0 without intermediate overflow.
func (p pair) expTimes(s float64) float64 {
	if p.hi > 700 || p.hi < -700 {
		h := math.Exp(p.hi / 2)
		if h == 0 || s == 0 {
			return 0
		}
		v := h * s * h
		if v == 0 || math.IsInf(v, 0) {
			return v
		}
		return v + v*p.lo
	}
	return s * p.exp()
}

const (
	ln2Hi = 6.93147180369123816490e-01 // 32 leading bits, so that k*ln2Hi is exact
	ln2Lo = 1.9082149292705877e-10     // ln 2 - ln2Hi
)

// logTable holds, for m near j/16 and j = 11 ... 23, a float64 c near 16/j and
// -ln c to twice the working precision.
var logTable = [13]struct{ c, hi, lo float64 }{
	{1.4545454545454546, -0.3746934494414107, -2.3831264386765673e-17}, // 11/16
	{1.3333333333333333, -0.28768207245178085, -2.6071606164425637e-17},
	{1.2307692307692308, -0.20763936477824455, -1.2053243216686127e-17},
	{1.1428571428571428, -0.13353139262452257, 3.664457663660086e-18},
	{1.0666666666666667, -0.06453852113757116, 6.470486661692933e-18},
	{1.0, 0.0, 0.0}, // 16/16: ln keeps its relative accuracy around 1
	{0.9411764705882353, 0.060624621816434854, 2.6424025938726934e-18},
	{0.8888888888888888, 0.11778303565638351, -1.1971685747593662e-18},
	{0.8421052631578947, 0.17185025692665928, -6.022453821011369e-18},
	{0.8, 0.2231435513142097, -9.091270597324798e-18},
	{0.7619047619047619, 0.2719337154836418, 7.833196376974436e-19},
	{0.7272727272727273, 0.3184537311185346, -6.407962483026777e-19},
	{0.6956521739130435, 0.3629054936893685, 6.2632141603179415e-18}, // 23/16
}

// logPair returns ln x with a relative error below 8e-19, for finite x > 0, and
// math.Log(x) for any other. Unlike math.Log on amd64 it is right for subnormal x.
//
// With x = 2^k m and c near 1/m,
//
//	ln x = k ln 2 - ln c + ln(1 + r),  r = m c - 1 exactly, |r| < 1/21.
func logPair(x float64) pair {
	if !positive(x) {
		return pair{math.Log(x), 0}
	}
	m, k := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		k--
	}
	row := &logTable[int(m*16+0.5)-11]
	p := twoProduct(m, row.c)
	sum, rest := log1pSmall(pair{p.hi - 1, p.lo})
	kf := float64(k)
	a := twoSum(kf*ln2Hi, row.hi)
	b := twoSum(a.hi, sum.hi)
	return fastTwoSum(b.hi, a.lo+b.lo+sum.lo+rest+row.lo+kf*ln2Lo)
}

// log1pSmall returns ln(1 + r) for |r| < 1/21 as a pair and a small rest.
func log1pSmall(r pair) (sum pair, rest float64) {
	x := r.hi
	sq := twoProduct(x, x)
	// 1/3 - x/4 + x²/5 - ..., in pairs that the processor can work on at once.
	x2, x4 := sq.hi, sq.hi*sq.hi
	q := (1./11 - x*(1./12)) + x2*(1./13-x*(1./14))
	q = (1./7 - x*(1./8)) + x2*(1./9-x*(1./10)) + x4*q
	q = (1./3 - x*(1./4)) + x2*(1./5-x*(1./6)) + x4*q
	q *= x * x2
	sum = twoSum(x, -sq.hi/2)
	return sum, r.lo - x*r.lo - sq.lo/2 + q
}

// log1pPair returns ln(1 + u) for u > -1, accurate where u is small.
func log1pPair(u pair) pair {
	if math.Abs(u.hi) < 1./32 {
		sum, rest := log1pSmall(u)
		return fastTwoSum(sum.hi, sum.lo+rest)
	}
	w := u.plus(1)
	return w.log()
}

// log returns ln p for p > 0.
func (p pair) log() pair {
	l := logPair(p.hi)
	if !finite(l.hi) {
		return l
	}
	return fastTwoSum(l.hi, l.lo+p.lo/p.hi)
}
