// Package commons answers: why are the users who create the most value the
// hardest to earn from, and what would pay for serving them?
//
// It is a formal model of an essay that has none, "The Tragedy of Value Capture in AI
// Economics" (2025). Every functional form below is a choice of this project, not of
// that text: the simplest under which each of its sentences is true, false, or true
// under a condition that can be named.
//
// Users differ in complexity x ≥ 1, with P(complexity > x) = x^(−α). Everything else is
// a power of x:
//
//	compute           T(x) = τ x^β
//	serving cost      C(x) = κ T(x)^γ = κ τ^γ x^(βγ)
//	value created     V(x) = b x^η
//	the user's part   v(x) = b x^(η−δ)
//
// The user can appropriate the fraction x^(−δ) of the value; the rest diffuses to
// others, L years later. Society discounts those years at a low rate, a private owner
// at a higher one. All users with the same x take the same T(x) under any tariff: seats
// and pools change who uses tokens, not how many a user takes.
//
// # Notation
//
//	symbol   Go                       meaning                                   unit
//	x        (argument)               complexity of a user                      1
//	α        Economy.TailIndex        tail index of complexity                  1
//	τ        Economy.BaseTokens       tokens of the simplest user               Mtok/month
//	β        Economy.TokenExponent    elasticity of tokens in complexity        1
//	κ        Economy.BaseCost         cost of the first million tokens          $/Mtok^γ
//	γ        Economy.CostExponent     elasticity of cost in tokens              1
//	b        Economy.BaseValue        value to the simplest user                $/month
//	η        Economy.ValueExponent    elasticity of value in complexity         1
//	δ        Economy.Diffusion        elasticity of what escapes the user       1
//	L        Economy.Lag              until what diffuses arrives               years
//	r        Economy.SocialRate       discount rate of society                  1/year
//	         Economy.PrivateRate      discount rate of a private owner          1/year
//	P        (argument)               price of a seat                           $/month
//	p        (argument)               price of a million tokens                 $/Mtok
//	x̄        PricedOut(p)             complexity at which tokens are not worth  1
//	B        (argument)               size of a compute pool                    $/month a user
//	s        Base                     what a bill is in proportion to, x^s      1
//	R        (argument)               rate of such a bill                       $/month
//	l        (argument)               lag that grows with complexity, l ln x    years
//
// Amounts are dollars a month per potential user, served or not. Here complexity is
// Pareto, not hours, and α is its tail index; that of the value created is α/η.
//
// # Infinite means
//
// The mean of x^s is finite only for s < α. Amounts that diverge are +Inf or −Inf, with
// the sign of the term that grows fastest. A price that would depend on one is an error
// wrapping [ErrInsolvent] or [ErrUnbounded]. Exponents that differ by less than 10⁻¹²
// of α count as equal.
//
// # Errors
//
// Beside an error every number is NaN. Methods that return a bare number give NaN for
// an economy or argument out of domain; [Economy.Validate] and [Bands.Validate] say
// what is wrong, and [Economy.CheckElasticity] says why an elasticity is NaN.
//
// No price is merely a local optimum. Each is a closed form, the only solution of a
// condition between known bounds, or the result of a search that discards a range only
// if a bound shows that nothing in it is better.
//
// The ideas are old: public goods, P. A. Samuelson, "The pure theory of public
// expenditure", Review of Economics and Statistics 36 (1954); basic research that
// its funder cannot own, R. R. Nelson, "The simple economics of basic scientific
// research", Journal of Political Economy 67 (1959), and K. J. Arrow, "Economic
// welfare and the allocation of resources for invention", in The Rate and
// Direction of Inventive Activity (1962); tariffs over users that differ, M. Mussa
// and S. Rosen, "Monopoly and product quality", Journal of Economic Theory 18
// (1978); a subsidy of what spills over, A. C. Pigou, The Economics of Welfare (1920);
// prices that cover a fixed cost and lose the least, F. P. Ramsey, "A contribution to the
// theory of taxation", Economic Journal 37 (1927); who profits from what diffuses, D. J. Teece, "Profiting from
// technological innovation", Research Policy 15 (1986).
package commons
