// Package dist answers one question: how are the hours that a model saves spread
// over tasks, and above all, how fast does their tail fall?
//
// A [Tail] is a distribution of hours saved per task, written tail first: its
// primitive is the survival function, never one minus a distribution function, so
// that one task in 10^300 is counted as exactly as one in two. [Pareto],
// [Exponential], [Lognormal], [Weibull], [Gamma] and [GPD] are plain values:
//
//	hours := dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5} // at least a minute
//
// # Notation
//
//	symbol   meaning                                        unit
//	h        hours saved on a task                          h
//	z        an argument: a number of hours                 h
//	S(z)     survival function P(h > z)                     1
//	f(z)     density -S'(z)                                 1/h
//	f/S      hazard; z f/S is the elasticity of demand      1/h
//	e(z)     mean excess E[h - z | h >= z]                  h
//	q        a share of tasks, in [0,1]                     1
//	x_m, α   Pareto's smallest saving and tail index        h, 1
//	λ        exponential rate                               1/h
//	μ, σ     mean and standard deviation of ln h            1
//	s, k     Weibull scale and shape                        h, 1
//	θ, a     gamma scale and shape                          h, 1
//	μ, σ, ξ  GPD threshold, scale and extreme value index   h, h, 1
//
// The tail index α is the exponent of the survival function: a density falls like
// z^-(α+1). The extreme value index is ξ = 1/α.
//
// # Validity
//
// Literals are not checked. [Validate] and the constructors return an error that
// wraps [ErrParameter]; every method of an invalid law returns NaN. Hours are not
// negative: below the support S = 1, f = 0, the hazard is 0 and e(z) = E[h] - z.
// Above a finite upper end S = 0 and f = 0, and the hazard and e are NaN; at the end
// they are +Inf and 0. A divergent mean or mean excess is +Inf. NaN in, NaN out.
//
// # A law of your own
//
// Write a type with the four methods of [Tail]; [Hazard], [MeanExcess], [Rand] and
// [LogDensitySlope] then work by quadrature and differences, and [Validate] probes
// it. Add [Hazarder], [MeanExcesser] and the rest where there is a formula, and
// [Regular] where the generalised hazard is known to rise.
package dist
