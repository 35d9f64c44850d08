// Package disttest answers: is my distribution right?
//
// It holds a [dist.Tail] to everything that the rest of the module relies on. From
// a notebook cell,
//
//	fmt.Println(disttest.Check(Burr{Scale: 0.05, A: 2, Q: 0.75}))
//
// prints <nil> or one paragraph for each broken rule: the call, what it gave, what
// was wanted, what that means, and how to mend it. From a test,
//
//	func TestBurr(t *testing.T) { disttest.Run(t, Burr{Scale: 0.05, A: 2, Q: 0.75}) }
//
// runs each rule as a subtest. Try several parameters: light and heavy, near the
// edges of their domain.
//
// # Rules
//
//	Validate         the law is valid, and one with a NaN in a field is not
//	Support          S is 1 up to S⁻¹(1), 0 from S⁻¹(0); f is 0 outside
//	Survival         S stays in [0,1] and never rises
//	InverseSurvival  S(S⁻¹(q)) = q from q = 1 to 1e-100, to 1e-9
//	Density          f = -S′, to 1e-6
//	FarTail          f/S = -d ln S/dz at S = 1e-6 to 1e-100, to 1e-6: no digits lost
//	Mean             E[h] is the area under S, to 1e-7, or both diverge
//	Hazard           the law's own agrees with f/S, to 1e-9
//	MeanExcess       its own agrees with the area under S, to 1e-7
//	LogDensitySlope  its own agrees with differences of ln f, to 1e-5
//	Regular          where it claims that z f/S never falls, it does not
//	Rand             40,000 seeded draws fall between quantiles as they should
//	NaN              NaN in, NaN out; so for shares outside [0,1]
//	Probe            dist.Validate, which every market calls, accepts it
//
// Rules about upgrades pass for a law without them, which then has the fallbacks of
// package dist. Tolerances are relative and widen where a last digit of z moves S by
// more.
//
// # What it cannot see
//
// Rules are tried at quantiles, some 3000 of them for the cheap ones; what happens
// between two neighbours escapes. A finite mean is taken on trust where quadrature
// cannot tell it from an infinite one, as for a Pareto tail with α below 1.03. Within
// a thousandth of a finite upper end digits are not
// compared. A law with atoms has no density and cannot pass.
package disttest
