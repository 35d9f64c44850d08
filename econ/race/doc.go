// Package race answers: if open models thin the tail of hours saved while the
// frontier fattens it again, what becomes of price, Lerner index, shares and
// dollars, and when does each date fall?
//
// A [Path] is the tail index over time. [Linear] and [Race] are the two forms of
// the essay; both have their dates in closed form. [Along] follows a market down a
// path and stops, with the exact date, where the monopoly price ceases to exist:
// at a tail index of 1.
//
// [Stochastic] adds noise, and [FirstPassage] is the law of the date at which it
// ends. A [Prior] says how little is known about start and rates, and its [Fan]
// what follows from that. [OpenShare] is one way, among others, from a share of
// tokens to a net rate. [Compare] sets the thinner tail beside two rivals: a
// truncated tail and a price cap.
//
// # Notation
//
//	symbol  Go                     meaning                                unit
//	t       (argument)             time from the start                    yr
//	α(t)    Path.Alpha(t)          tail index of the survival function    1
//	α₀      Start                  tail index at t = 0                    1
//	ρ_D     Race.Distillation      rate at which open models thin it      1/yr
//	ρ_F     Race.Frontier          rate at which the frontier fattens it  1/yr
//	ρ       Linear.Rate, Net       net rate, ρ_D − ρ_F                    1/yr
//	σ       Sigma                  noise of the stochastic race           1/√yr
//	d       FirstPassage.Distance  α₀ − 1                                 1
//	τ       FirstPassage           date at which α first reaches 1        yr
//	s       OpenShare              share of tokens of closed models       1
//	z_f     OpenShare.Frontier     saving up to which open models serve   h
//
// # Validity
//
// Errors wrap [ErrParameter], [ErrNoPrice], [ErrNoSplit] or those of econ and dist, and
// beside an error every number is NaN. Methods that return a bare number return NaN for
// an invalid receiver or argument, a nil one included, and +Inf for a date that never
// comes.
//
// Source: the section "Distillation thins the tail" of the essay at
// hypersoren.xyz/posts/price-elasticity/ (2026) for the linear path and the race.
// Everything else goes beyond it.
package race
