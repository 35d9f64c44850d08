package dist

import (
	"fmt"
	"math"
)

// Spliced joins two laws at a threshold u: tasks below u are spread like Body, those
// from u on like Tail,
//
//	S(z) = s + (1-s) (B(z) - B(u))/(1 - B(u))  for z <= u,
//	S(z) = s T(z)/T(u)                         for z >= u,
//
// with B and T the survival functions of the parts and s = P(h >= u). An atom of Tail
// at u counts and one of Body does not. Splices suit data whose bulk looks lognormal
// and whose largest values look Pareto:
//
//	dist.Spliced{
//		Body: dist.Lognormal{Mu: -3, Sigma: 1},
//		Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5},
//		At:   0.5,
//	}
//
// Body matters only below u and Tail only above it: a Pareto tail may have any Scale up
// to At.
//
// Above u the law is as accurate as Tail. Below, S is a sum whose relative error is
// about 4e-16 (1 + B(u)/(s (1 - B(u)))): if s is tiny, give a body with few tasks above
// u. The density jumps at u unless Share is 0; at u it is the limit from above.
type Spliced struct {
	Body Tail
	Tail Tail
	At   float64 // u, in hours. Finite, with tasks of Body below it and of Tail above it.
	// Share is s = P(h >= u), with 0 < Share < 1, or 0 for the share at which the
	// density is continuous, s = r/(r + t) with r = b(u)/(1 - B(u)) and t the hazard
	// of Tail at u.
	Share float64
}

// NewSpliced returns body below at hours and tail from there on, with the given share
// of tasks in the tail or, for a share of 0, the one at which the density is
// continuous. Errors wrap [ErrParameter].
func NewSpliced(body, tail Tail, at, share float64) (Spliced, error) {
	d := Spliced{Body: body, Tail: tail, At: at, Share: share}
	if err := d.Validate(); err != nil {
		return Spliced{At: math.NaN(), Share: math.NaN()}, err
	}
	return d, nil
}

// Validate returns an error that wraps [ErrParameter] unless both parts are valid,
// At is finite with tasks of Body below it and of Tail above it, at least one in
// 1e300, and Share is in [0,1) and, where it is 0, follows from the densities at At.
func (s Spliced) Validate() error {
	if err := Validate(s.Body); err != nil {
		return fmt.Errorf("body of Spliced: %w", err)
	}
	if err := Validate(s.Tail); err != nil {
		return fmt.Errorf("tail of Spliced: %w", err)
	}
	_, left := above(s.Tail, s.At)
	switch {
	case !positive(s.At):
		return outside("Spliced", "At", s.At, positiveDomain, "give the threshold in hours")
	case !(s.Body.Survival(s.At) < 1):
		return outside("Spliced", "At", s.At, "hours that some task of the body saves less than", fmt.Sprintf("raise it above %v", s.Body.InverseSurvival(1)))
	case !(left > 0):
		return outside("Spliced", "At", s.At, "hours that some task of the tail saves more than", fmt.Sprintf("lower it below %v", s.Tail.InverseSurvival(0)))
	case left < least:
		return outside("Spliced", "At", s.At, fmt.Sprintf("hours that one task in 1e300 of the tail reaches, or more: too little of %v is left there to compute with", s.Tail), fmt.Sprintf("lower it to %.4g or less", s.Tail.InverseSurvival(least)))
	case !(s.Share >= 0 && s.Share < 1):
		return outside("Spliced", "Share", s.Share, "a share of tasks above 0 and below 1, or 0", "give the share above At as a fraction, or 0 for the one that makes the density continuous")
	}
	if share := s.TailShare(); !(share > 0 && share < 1) {
		return &parameterError{fmt.Sprintf("dist: Spliced has densities %v below At = %v and %v above, want both above 0 and finite for a continuous density: give Share", s.Body.Density(s.At), s.At, s.Tail.Density(s.At))}
	}
	return nil
}

// TailShare returns s, the share of tasks above At: Share, or where that is 0 the
// one at which the density is continuous. NaN if the parts are not valid.
func (s Spliced) TailShare() float64 {
	if s.Share != 0 || absent(s.Body) || absent(s.Tail) {
		return s.Share
	}
	r := s.Body.Density(s.At) / (1 - s.Body.Survival(s.At))
	if t := Hazard(s.Tail, s.At); !math.IsInf(t, 1) {
		return r / (r + t)
	}
	return 0
}

// A splice holds what the methods need to know at the threshold.
type splice struct {
	share  float64 // s
	body   Truncated
	bodyAt float64 // B(u)
	tail   Tail    // T, or the same law begun anew at u
	tailAt float64 // T(u)
}

// parts returns the splice, and whether there is one.
func (s Spliced) parts() (splice, bool) {
	if absent(s.Body) || absent(s.Tail) || !positive(s.At) {
		return splice{}, false
	}
	p := splice{
		share:  s.TailShare(),
		body:   Truncated{Tail: s.Body, Low: 0, High: s.At},
		bodyAt: s.Body.Survival(s.At),
	}
	p.tail, p.tailAt = above(s.Tail, s.At)
	return p, p.share > 0 && p.share < 1 && p.bodyAt >= 0 && p.bodyAt < 1 && p.tailAt >= least && p.tailAt <= 1
}

// Survival returns S(z), 1 below the support of Body, NaN if z is NaN or s is not
// valid.
func (s Spliced) Survival(z float64) float64 {
	p, ok := s.parts()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z >= s.At:
		return p.share * (p.tail.Survival(z) / p.tailAt)
	}
	if b := p.body.Survival(z); b < 1 {
		return math.Min(p.share+(1-p.share)*b, 1)
	}
	return 1
}

// Density returns (1-s) b(z)/(1 - B(u)) below u and s t(z)/T(u) from u on, per hour.
func (s Spliced) Density(z float64) float64 {
	p, ok := s.parts()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z >= s.At:
		return p.share * (p.tail.Density(z) / p.tailAt)
	}
	return (1 - p.share) * p.body.Density(z)
}

// Hazard returns f(z)/S(z), per hour: from u on it is that of Tail.
func (s Spliced) Hazard(z float64) float64 {
	switch _, ok := s.parts(); {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z >= s.At:
		return Hazard(s.Tail, z)
	}
	return s.Density(z) / s.Survival(z)
}

// InverseSurvival returns the largest z with S(z) >= q, in hours: the quantile of
// Body for q above s, else that of Tail.
func (s Spliced) InverseSurvival(q float64) float64 {
	p, ok := s.parts()
	switch {
	case !ok || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 1:
		return s.Body.InverseSurvival(1)
	case q > p.share:
		return p.body.InverseSurvival((q - p.share) / (1 - p.share))
	case q == p.share: // At, or the end of a gap that Tail has there
		return Truncated{Tail: s.Tail, Low: s.At, High: math.Inf(1)}.lower()
	}
	return math.Max(p.tail.InverseSurvival(p.tailAt*(q/p.share)), s.At)
}

// Mean returns (1-s) E[h | h <= u] + s (u + e_T(u)) in hours, with the first mean
// that of Body and e_T the mean excess of Tail. It is +Inf where Tail's is.
func (s Spliced) Mean() float64 {
	p, ok := s.parts()
	if !ok {
		return math.NaN()
	}
	lower := s.Body.InverseSurvival(1)
	return lower + s.excessArea(p, lower)
}

// MeanExcess returns E[h - z | h >= z] in hours, from the parts:
//
//	S(z) e(z) = (1-s) ∫_z^u (B(y) - B(u)) dy/(1 - B(u)) + s (u - z) + s e_T(u)
//
// for z <= u, where the integral is B(z) e_B(z) - B(u) (e_B(u) + u - z), and
// e_T(z) above. It takes quadrature where the mean of Body is infinite or far above u.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z below the support
//	MeanExcess(z) = +Inf if the mean of Tail is
//	MeanExcess(z) = NaN if z is NaN or s is not valid
func (s Spliced) MeanExcess(z float64) float64 {
	p, ok := s.parts()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z >= s.At:
		return MeanExcess(s.Tail, z)
	case z <= s.Body.InverseSurvival(1):
		return s.Mean() - z
	}
	return s.excessArea(p, z) / s.Survival(z)
}

// excessArea returns ∫ S from z, at or above the lower end and at most u, upwards.
func (s Spliced) excessArea(p splice, z float64) float64 {
	var body float64                        // ∫ (B(y) - B(u)) dy/(1 - B(u)) from z to u
	if atZ := s.Body.Survival(z); atZ > 0 { // else above the upper end of Body
		whole := atZ * MeanExcess(s.Body, z)
		below := whole - p.bodyAt*(s.At-z)
		if p.bodyAt > 0 {
			below -= p.bodyAt * MeanExcess(s.Body, s.At)
		}
		body = below / (1 - p.bodyAt)
		// If the areas above the threshold, which this law does not have, nearly cancel
		// or are infinite, use quadrature.
		if !(below > 1e-4*whole) {
			area, err := area(p.body, z, s.At)
			if err != nil {
				return math.NaN()
			}
			body = area
		}
	}
	return (1-p.share)*body + p.share*(s.At-z) + p.share*MeanExcess(s.Tail, s.At)
}

// Bends returns At with the bends of Body below it and those of Tail above, and the
// ends of a gap between the parts.
func (s Spliced) Bends() []float64 {
	if _, ok := s.parts(); !ok {
		return nil
	}
	bends := []float64{s.At}
	for _, z := range append(Bends(s.Body), s.Body.InverseSurvival(0)) {
		if z < s.At {
			bends = append(bends, z)
		}
	}
	for _, z := range append(Bends(s.Tail), s.Tail.InverseSurvival(1)) {
		if z > s.At {
			bends = append(bends, z)
		}
	}
	return inside(bends, s.InverseSurvival(1), s.InverseSurvival(0))
}

// LogDensitySlope returns f'(z)/f(z), per hour: that of Body below u, of Tail from u
// on. NaN where the density is 0.
func (s Spliced) LogDensitySlope(z float64) float64 {
	switch _, ok := s.parts(); {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z >= s.At:
		return LogDensitySlope(s.Tail, z)
	}
	return LogDensitySlope(s.Body, z)
}

// IncreasingGeneralizedHazard is true where it follows from the parts: both are
// regular, the density does not jump down at u, and s <= B(u). The last means that the
// tail holds no more than the body would have: then z f/S is that of Body times B/(B -
// k) with a constant k >= 0, and both factors rise. False means unknown.
func (s Spliced) IncreasingGeneralizedHazard() bool {
	p, ok := s.parts()
	if !ok || !IsRegular(s.Body) || !IsRegular(s.Tail) || p.share > p.bodyAt {
		return false
	}
	below := (1 - p.share) * (s.Body.Density(s.At) / (1 - p.bodyAt))
	return below <= s.Density(s.At)*(1+1e-12) // up to rounding of the share
}

// String reads "Lognormal(…) up to 0.5 h, Pareto(…) for 3.21% above".
func (s Spliced) String() string {
	return fmt.Sprintf("%v up to %.4g h, %v for %.3g%% above", s.Body, s.At, s.Tail, 100*s.TailShare())
}
