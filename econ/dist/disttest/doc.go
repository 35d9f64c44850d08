// Package disttest answers: is my distribution right?
//
// It holds a [dist.Tail] to everything that the rest of the module relies on. From
// a notebook cell,
//
//	fmt.Println(disttest.Check(Burr{Scale: 0.05, A: 2, Q: 0.75}))
//
// prints <nil>, or a paragraph for each broken rule: the call, what it returned, what
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
//	Support          S is 1 up to S⁻¹(1), 0 above S⁻¹(0), and there but for an atom;
//	                 f is 0 outside
//	Survival         S stays in [0,1] and never rises
//	InverseSurvival  S(S⁻¹(q)) = q from q = 1 to 1e-100, to 1e-9; at an atom S jumps past q
//	Bends            those declared lie in order inside the support, and no other jump
//	                 of S or f is found; f and the jumps of S make up all tasks
//	Density          f = -S′, to 1e-6
//	FarTail          f/S = -d ln S/dz at S = 1e-6 to 1e-100, to 1e-6: no digits lost
//	Mean             E[h] is the area under S, to 1e-7, or both diverge
//	Hazard           the law's own agrees with f/S, to 1e-9
//	MeanExcess       its own agrees with the area under S, to 1e-7
//	LogDensitySlope  its own agrees with differences of ln f, to 1e-5
//	Regular          where it claims that z f/S never falls, it does not, nor has it atoms
//	Rand             40,000 seeded draws fall between quantiles as they should
//	NaN              NaN in, NaN out; so for shares outside [0,1]
//	Probe            dist.Validate, which every market calls, accepts it
//
// Rules about upgrades pass for a law without them, which then has the fallbacks of
// package dist. Tolerances are relative and widen where a last digit of z moves S by
// more.
//
// # Atoms and corners
//
// Tasks may share a value: savings rounded to quarter hours are all atoms. S(z) counts
// an atom at z and drops just above it. Density is that of the other tasks, 0 if there
// are none. Bends declares each atom inside the support and each jump of the density,
// see [dist.Bender]; of infinitely many atoms, those down to S = 1e-15. A law that
// leaves one out fails with the place and the remedy.
//
// # What it cannot see
//
// Rules are tried at quantiles, about 3000 of them for the cheap ones. They miss what
// happens between two quantiles, such as an atom that few tasks share or a jump of the
// density by less than a hundredth. A finite mean is not checked if quadrature cannot
// tell it from an infinite one, as for a Pareto tail with α below 1.03. Values are not
// compared within a thousandth of a finite upper end.
package disttest
