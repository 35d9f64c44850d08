// Package race answers: if open models thin the tail of hours saved while the
// frontier fattens it again, what becomes of price, Lerner index, shares and
// dollars, and when does each date fall?
//
// A [Path] is the tail index over time. [Linear] and [Race] are the two forms of
// the essay; both have their dates in closed form. [Along] follows a market down a
// path and stops, with the exact date, where the monopoly price ceases to exist:
// at a tail index of 1.
//
// [Stochastic] adds noise, and [FirstPassage] is the distribution of the date at which
// it ends. A [Prior] states the uncertainty about start and rates, and its [Fan] the
// forecast that follows. [Compare] sets the thinner tail beside two other ways to the same
// price: a truncated tail and a price cap.
//
// That is the essay's race. What open models do to its market is another question:
// hours are measured against no AI, so a task that an open model can do is still there.
// [OutsideOption] prices a closed lab beside open models that save hours too, a [Help].
// A [Sale] is who then keeps what, both of what closed tokens add and of the surplus of
// all AI. [Weighted] is the distribution of hours saved times [Odds]; it shows when the
// elasticity rises as in the essay. A [Window] is what a lab can sell while it is ahead
// in task length, [RedQueen] how fast its dollars then fall, [Cheaper] a cost that
// falls, and [TokenShare] what a share of tokens implies within one market.
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
//	g(h)    Help.Saves(h)          hours that open models save of a task  h
//	l(h)    Help.Leaves(h)         h − g(h), what they leave over         h
//	c_o     OutsideOption.Price    price of open models                   $/Mtok
//	κ       Proportional.Share     share of every task that they do       1
//	z       Reach                  length of task that they reach         h
//	s(h)    Odds.At(h)             how often a model completes a task     1
//	q(h)    Window.ClosedOnly(h)   share of tasks that only closed do     1
//	H, b    Horizon.Half, Slope    task length at even odds, sharpness    h, 1
//	r       Window.Ratio()         horizon of closed over that of open    1
//	β       Window.Growth          tokens a task grow like h^β            1
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
