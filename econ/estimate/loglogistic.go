package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// logLogisticLaw is the log-logistic law above its threshold: y has a logistic law cut at 0,
//
//	S(y) = (1 + b)/(1 + b e^{ky}),  b = (x/s)^k,
//
// which tends to a Pareto tail with α = k as b goes to infinity, that is as s falls to 0. Its
// pair is ln b and k. The score of ln b says that the mean of S(y) is a half, and has at most
// one solution for each k. Where it has none the limit is best, S(y) = e^{-ky}.
type logLogisticLaw struct{}

func (logLogisticLaw) name() string    { return "LogLogistic" }
func (logLogisticLaw) parameters() int { return 2 }

func (logLogisticLaw) holds(smaller Family) Test {
	if smaller == Pareto {
		return BoundaryBootstrap
	}
	return Separate
}

// fit solves the score of k, with the best b at each k. Where the mean of e^{-ky} at the Pareto
// tail's own k = 1/mean(y) is a half or more, no b is better than the limit.
func (logLogisticLaw) fit(u units) (pair, float64) {
	slope := func(k float64) float64 {
		logB := u.logisticB(k)
		return 1/k - u.mean + 2*u.logisticMoment(logB, k)
	}
	low := 1 / u.mean
	if math.IsInf(u.logisticB(low), 1) {
		return collapsed, u.pareto()
	}
	high := 2 * low
	for slope(high) > 0 {
		if low, high = high, 2*high; high*u.mean > 1e15 {
			return unsolved, math.NaN()
		}
	}
	k, err := root.Zero(slope, low, high)
	if err != nil {
		return unsolved, math.NaN()
	}
	logB := u.logisticB(k)
	if math.IsInf(logB, 1) || math.IsNaN(logB) {
		return collapsed, u.pareto()
	}
	return pair{logB, k}, u.logisticAt(logB, k)
}

func (l logLogisticLaw) refit(u units, _ pair) (pair, float64) { return l.fit(u) }

func (logLogisticLaw) describe(u units, p pair, best float64) (dist.Tail, []Parameter) {
	logScale, k := -p.a/p.b, p.b // of s in units of x
	scale := u.x * math.Exp(logScale)
	seLog, seShape := u.errors(func(logScale, k float64) float64 { return u.logisticAt(-k*logScale, k) }, logScale, k)
	return logLogisticTail{x: u.x, logB: p.a, k: k}, []Parameter{
		{"s", Estimate{scale, scale * seLog, normalInterval(scale, scale*seLog)}},
		{"k", Estimate{k, seShape, u.profile(u.logisticProfile, k, best, 0)}},
	}
}

func (logLogisticLaw) survival(p pair, y float64) float64 { return math.Exp(logisticLog(p.a, p.b, y)) }

func (logLogisticLaw) logDensity(p pair, y, _ float64) float64 {
	return math.Log(p.b) + p.a + p.b*y - softplus(p.a) + 2*logisticLog(p.a, p.b, y)
}

// draw solves (1 + b)/(1 + b e^{ky}) = e^{-z}.
func (logLogisticLaw) draw(p pair, u *units, rng *rand.Rand) {
	drawByHazard(u, rng, func(z float64) (float64, float64) {
		y := 0.0
		if e := -expm1(-z); p.a < -700 { // 1/b overflows
			y = (z + math.Log(e) - p.a) / p.b
		} else {
			y = (z + log1p(e*math.Exp(-p.a))) / p.b
		}
		y = math.Max(0, y)
		return y, expm1(y)
	})
}

// group searches k, which is at least near α, and the share ln b/(1+b), which is at most 0.
func (logLogisticLaw) group(t binnedTail, alpha float64) (dist.Tail, func(int) float64) {
	logB := func(logShare float64) float64 { return logShare - math.Log(-math.Expm1(logShare)) }
	at := func(logK, logShare float64) func(int) float64 {
		b, k := logB(logShare), alpha*math.Exp(logK)
		return func(i int) float64 { return math.Exp(logisticLog(b, k, t.edges[i])) }
	}
	logK, logShare := t.search(at, grid(-0.5, 7, 31), -30, -1e-9)
	k := alpha * math.Exp(logK)
	return logLogisticTail{x: t.x, logB: logB(logShare), k: k}, at(logK, logShare)
}

// softplus returns ln(1 + e^v).
func softplus(v float64) float64 { return math.Max(v, 0) + math.Log1p(math.Exp(-math.Abs(v))) }

// logisticLog returns ln S(y) for y >= 0. For b >= 1 it is -ky less a logarithm near that of
// 1 + 1/b, so that the Pareto limit is exact.
func logisticLog(logB, k, y float64) float64 {
	v := k * y
	if logB < 0 {
		return softplus(logB) - softplus(logB+v)
	}
	c := math.Exp(-logB)
	return -v + math.Log1p(c) - math.Log1p(c*math.Exp(-v))
}

// logisticB returns the ln b that is best for a given k: the mean of S(y) is a half. It is
// +Inf if that is so for no b, and NaN if no float64 solves it. The equation is solved for
// a = b/(1+b) e^{ky} at the median of y, which is of order 1.
func (u units) logisticB(k float64) float64 {
	middle := k * u.logs[len(u.logs)/2]
	powers := make([]float64, len(u.logs))
	pareto := 0.0
	for i, y := range u.logs {
		powers[i] = math.Exp(k*y - middle)
		pareto += math.Exp(-k * y)
	}
	n := float64(len(u.logs))
	if pareto >= n/2 {
		return math.Inf(1)
	}
	excess := func(logA float64) float64 { // of the mean of S over a half
		a, sum := math.Exp(logA), 0.0
		rest := -math.Expm1(logA - middle) // 1/(1+b)
		for _, p := range powers {
			sum += 1 / (rest + a*p)
		}
		return sum - n/2
	}
	low := math.Min(0, middle)
	high := low
	for step := 1.0; excess(low) <= 0; step *= 2 {
		if high, low = low, low-step; low < -700 {
			return math.NaN()
		}
	}
	for step := 1.0; excess(high) > 0; step *= 2 {
		if low, high = high, high+step; high >= middle { // b is infinite at middle
			high = middle
			break
		}
	}
	logA, err := root.Zero(excess, low, high)
	if err != nil {
		return math.NaN()
	}
	logShare := logA - middle // ln b/(1+b)
	return logShare - math.Log(-math.Expm1(logShare))
}

// logisticMoment returns the mean of y S(y)/(1+b).
func (u units) logisticMoment(logB, k float64) float64 {
	if math.IsInf(logB, 1) {
		return 0
	}
	sum := 0.0
	for _, y := range u.logs {
		sum += y / (1 + math.Exp(logB+k*y))
	}
	return sum / float64(len(u.logs))
}

// logisticAt returns the log-likelihood at ln b and k.
func (u units) logisticAt(logB, k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	if math.IsInf(logB, 1) {
		return math.Log(k) - k*u.mean
	}
	sum := 0.0
	for _, y := range u.logs {
		sum += logisticLog(logB, k, y)
	}
	return math.Log(k) + logB - softplus(logB) + k*u.mean + 2*sum/float64(len(u.logs))
}

// logisticProfile returns the largest log-likelihood at a given k.
func (u units) logisticProfile(k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	return u.logisticAt(u.logisticB(k), k)
}

// logLogisticTail is the log-logistic law of h given h ≥ x, with ln b = k ln(x/s) in place of
// the scale s, which may underflow.
type logLogisticTail struct {
	x, logB, k float64
}

// Validate accepts every tail that a fit returns.
func (l logLogisticTail) Validate() error {
	return validTail(l, l.x > 0 && l.k > 0 && !math.IsNaN(l.logB))
}

// uncut returns the law whose tail it is, and false if its scale is out of range.
func (l logLogisticTail) uncut() (dist.LogLogistic, bool) {
	u := dist.LogLogistic{Scale: l.x * math.Exp(-l.logB/l.k), Shape: l.k}
	return u, u.Validate() == nil
}

// Survival returns (1 + b)/(1 + b (z/x)^k).
func (l logLogisticTail) Survival(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z <= l.x:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	return math.Exp(logisticLog(l.logB, l.k, math.Log(z/l.x)))
}

// Density returns the density per hour.
func (l logLogisticTail) Density(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z < l.x || math.IsInf(z, 1):
		return 0
	}
	return l.k / z * math.Exp(logLogisticLaw{}.logDensity(pair{l.logB, l.k}, math.Log(z/l.x), 0)-math.Log(l.k))
}

// InverseSurvival returns the hours that a share q of the tail exceeds.
func (l logLogisticTail) InverseSurvival(q float64) float64 {
	return inverseSurvival(l.x, q, l.Survival)
}

// Mean returns x plus the mean excess there.
func (l logLogisticTail) Mean() float64 { return l.x + l.MeanExcess(l.x) }

// MeanExcess is that of the uncut law: cutting does not change what is left above z.
func (l logLogisticTail) MeanExcess(z float64) float64 {
	switch u, ok := l.uncut(); {
	case math.IsNaN(z):
		return z
	case z < l.x:
		return l.Mean() - z
	case ok:
		return u.MeanExcess(z)
	case l.k > 1: // the scale underflows: a Pareto tail
		return z / (l.k - 1)
	}
	return math.Inf(1)
}

// IncreasingGeneralizedHazard is true: it is k b (z/x)^k/(1 + b (z/x)^k).
func (l logLogisticTail) IncreasingGeneralizedHazard() bool { return true }

// String names the scale and shape of the uncut law.
func (l logLogisticTail) String() string {
	return fmt.Sprintf("LogLogistic(scale = %.3g h, shape = %.3g) from %.3g h", l.x*math.Exp(-l.logB/l.k), l.k, l.x)
}
