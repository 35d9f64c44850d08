// Package econ answers: if a task saves h hours, at what price do tokens sell,
// and who keeps the value?
//
// A worker earns w dollars an hour. A task saves h hours and takes T million
// tokens at p dollars a million, so it is served if and only if wh ≥ pT, that is
// if h reaches the threshold h* = pT/w. Everything else follows from how the
// hours saved are distributed over tasks: demand is the survival function of h
// at the threshold, its elasticity is a property of the tail alone, the price of
// a monopolist follows from the elasticity, and the split of the surplus from
// the price.
//
// # Notation
//
//	symbol  Go                          meaning                                unit
//	h       Market.Hours                hours saved on a task                  h
//	w       Market.Wage                 worker's wage                          $/h
//	T       Market.Tokens               tokens a task takes, in millions       Mtok
//	c       Market.Cost                 marginal cost of a million tokens      $/Mtok
//	p       (argument)                  price of a million tokens              $/Mtok
//	v       WillingnessToPay(h)         wh/T, willingness to pay               $/Mtok
//	h*      Threshold(p)                pT/w, hours from which a task is served h
//	S, f    dist.Tail                   survival function and density of h
//	D(p)    Demand(p)                   S(h*), share of tasks served           1
//	ε(p)    Elasticity(p)               −d ln D/d ln p = h* f(h*)/S(h*)        1
//	p_m     KinkPrice()                 price up to which everyone buys        $/Mtok
//	φ       Conduct(φ)                  1 monopoly, 1/N Cournot, 0 Bertrand    1
//	Π       Profit(p)                   (p−c) T D(p)                           $/task
//	CS      CustomerSurplus(p)          w∫S over h > h*                        $/task
//	W       TotalSurplus(p)             Π + CS                                 $/task
//
// Money is per potential task: per task that might be served, whether or not it
// is. The Lerner index is (p−c)/p, the markup p/c and the unit margin p−c; the
// bare word margin is not used.
//
// # Tasks that are worth the same
//
// S(z) = P(h ≥ z) counts the tasks that save exactly z hours, as the rule h ≥ h* does.
// A price at which many tasks are just worth it serves them all: KinkPrice,
// InverseDemand, Monopoly and Chain round their prices so that it does.
//
// # Closed forms and the general route
//
// Pareto, exponential and generalised Pareto tails have a price in closed form;
// any other [dist.Tail] goes through a root of the Lerner condition, or through a
// global search where the condition may have several roots: [Market.Monopoly] says
// what it promises. Wrap a tail in [dist.Plain] to send it down the general route and
// compare the two. Searches look at the bends that a tail declares, and integrals are
// split there: see [dist.Bender].
//
// Functions that return an error return NaN beside it. Methods that return a
// bare number return NaN for an invalid market or argument, and [Market.Check] says
// why.
//
// Source: the essay at hypersoren.xyz/posts/price-elasticity/ (2026), after
// F. Uribe, "Who Wins in AI?" (2026). Results that go beyond them name their own.
package econ
