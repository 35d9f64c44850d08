// Package dist answers one question: how are the hours that a model saves spread
// over tasks, and above all, how fast does their tail fall?
//
// A [Tail] is a distribution of hours saved per task, written tail first: its primitive
// is the survival function, never one minus a distribution function, so that a share of
// 1e-300 is as accurate as a share of a half. [Pareto], [Exponential], [Lognormal],
// [Weibull], [LogLogistic], [Gamma] and [GPD] are plain values:
//
//	hours := dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5} // at least a minute
//
// # Notation
//
//	symbol   meaning                                        unit
//	h        hours saved on a task                          h
//	z        an argument: a number of hours                 h
//	S(z)     survival function P(h >= z)                    1
//	f(z)     density -S'(z)                                 1/h
//	f/S      hazard; z f/S is the elasticity of demand      1/h
//	e(z)     mean excess E[h - z | h >= z]                  h
//	q        a share of tasks, in [0,1]                     1
//	S⁻¹(q)   the largest z with S(z) >= q                   h
//	x_m, α   Pareto's smallest saving and tail index        h, 1
//	λ        exponential rate                               1/h
//	μ, σ     mean and standard deviation of ln h            1
//	s, k     Weibull scale and shape                        h, 1
//	s, k     log-logistic scale and shape                   h, 1
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
// # Accuracy
//
// The worst relative errors against mpmath, at the float64 z and from S = 1 down to
// S = 1e-300, on linux/amd64 (go test -run Reference -v prints those of the tables):
//
//	law          S        f        hazard   e        S⁻¹
//	Pareto       4.6e-15  3.1e-16  1.2e-16  1.2e-16  2.7e-16
//	Exponential  2.2e-16  2.7e-16  0        1.2e-16  2.2e-16
//	Lognormal    3.2e-15  3.1e-15  2.4e-15  3.5e-13  3.4e-15
//	Weibull      1.3e-13  1.2e-13  4.0e-15  1.2e-15  2.2e-16
//	LogLogistic  2.2e-16  5.4e-16  4.0e-16  6.3e-16  2.2e-16
//	Gamma        1.8e-15  1.7e-15  1.3e-15  1.6e-15  1.3e-14
//	GPD          2.2e-16  3.3e-16  2.2e-16  2.5e-16  2.7e-16
//	Mixture      8.7e-16  3.1e-16  2.3e-15  3.2e-15  1.8e-11
//	Histogram    2.2e-15  3.1e-16  1.9e-16  1.8e-16  7.4e-11
//
// Lognormal is measured for σ from 1e-4 to 40, Weibull for shapes from 0.2 to 10,
// log-logistic for shapes from 0.3 to 1e5, gamma for shapes from 1e-6 to 1000, whose S⁻¹ is limited by the conditioning of the
// problem: an error of S moves S⁻¹ by that error over z f/S, which for the mixture and
// the histogram is 1e-6 and less near S = 1. The tests hold all of them to 1e-12, and
// S⁻¹ to its conditioning.
//
// # A law of your own
//
// Write a type with the four methods of [Tail]; [Hazard], [MeanExcess], [Rand] and
// [LogDensitySlope] then work by quadrature and differences, and [Validate] probes
// it. Add [Hazarder], [MeanExcesser] and the rest where there is a formula, and
// [Regular] where the generalised hazard is known to rise. Package
// valuecapture/econ/dist/disttest judges whether it keeps the contract, and the
// notebook extend shows one from the formula to the figures.
//
// Often none is needed: [Mixture] puts several kinds of tasks together, [Histogram] takes
// counts as they are, [Spliced] joins two laws at a threshold, [Truncated] cuts one between
// two ends, and [Plain] hides the closed forms of one.
//
// A law must declare where its density jumps and where many tasks share a value: see
// [Bender].
package dist
