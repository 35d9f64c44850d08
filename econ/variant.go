package econ

import (
	"fmt"
	"math"
)

// Variants are the variants of one good, or the providers of it, at given prices: what is
// bought of each, and how that responds to each price.
type Variants struct {
	// Quantities are what is bought of each, all in one unit such as Mtok a day. Each is
	// finite and above 0.
	Quantities []float64
	// Elasticities[i][j] is ∂ln q_i/∂ln p_j, the relative change of the quantity of i for
	// a small relative change of the price of j, all other prices unchanged. Own ones,
	// i = j, are below 0 or 0; a variant that is a substitute for another has one above 0.
	Elasticities [][]float64
}

// Validate returns nil, or an error wrapping [ErrParameter] that names the first number
// outside its domain.
func (v Variants) Validate() error {
	if len(v.Quantities) == 0 || len(v.Elasticities) != len(v.Quantities) {
		return fmt.Errorf("%w: %d quantities and %d rows of elasticities, want as many, 1 or more", ErrParameter, len(v.Quantities), len(v.Elasticities))
	}
	for i, q := range v.Quantities {
		if !positive(q) {
			return fmt.Errorf("%w: quantity %d is %g, want a finite number above 0", ErrParameter, i, q)
		}
		if len(v.Elasticities[i]) != len(v.Quantities) {
			return fmt.Errorf("%w: row %d has %d elasticities, want %d", ErrParameter, i, len(v.Elasticities[i]), len(v.Quantities))
		}
		for j, e := range v.Elasticities[i] {
			if math.IsNaN(e) || math.IsInf(e, 0) || i == j && e > 0 {
				return fmt.Errorf("%w: elasticity of quantity %d to price %d is %g, want a finite number, 0 or below where the price is its own", ErrParameter, i, j, e)
			}
		}
	}
	return nil
}

// Substitutes reports whether no variant loses when another becomes dearer: every
// elasticity to another's price is 0 or above. It is false if v is not valid.
func (v Variants) Substitutes() bool {
	if v.Validate() != nil {
		return false
	}
	for i, row := range v.Elasticities {
		for j, e := range row {
			if i != j && e < 0 {
				return false
			}
		}
	}
	return true
}

// OwnMean returns the mean of the variants' own elasticities, sign dropped, weighted by
// the shares s_i = q_i/Σq of the quantity,
//
//	−Σ s_i e_ii,
//
// a pure number. If all are substitutes it is at or above [Variants.Market]. No single own
// elasticity bounds the market's: the least of them can lie on either side.
//
// Errors are those of [Variants.Validate], with NaN.
func (v Variants) OwnMean() (float64, error) {
	return v.mean(func(i, j int) bool { return i == j })
}

// Market returns the elasticity of the quantity of all variants, sign dropped, to a rise
// of all their prices in the same proportion,
//
//	−Σ s_i Σ_j e_ij,
//
// a pure number. Errors are those of [Variants.Validate], with NaN.
func (v Variants) Market() (float64, error) {
	return v.mean(func(int, int) bool { return true })
}

// mean is minus the mean of the sums of those elasticities that count.
func (v Variants) mean(counts func(i, j int) bool) (float64, error) {
	if err := v.Validate(); err != nil {
		return math.NaN(), err
	}
	largest, total, sum := 0.0, 0.0, 0.0
	for _, q := range v.Quantities { // in units of the largest, against overflow
		largest = math.Max(largest, q)
	}
	for i, row := range v.Elasticities {
		share := v.Quantities[i] / largest
		total += share
		for j, e := range row {
			if counts(i, j) {
				sum -= share * e
			}
		}
	}
	if mean := sum / total; !math.IsNaN(mean) && !math.IsInf(mean, 0) {
		return mean, nil
	}
	return math.NaN(), fmt.Errorf("%w: the sum of elasticities comes to %g", ErrNumber, sum)
}

// A Nest is one good that several providers offer, such as one open model on several
// hosts, with a constant elasticity of substitution between them. Provider i sells
//
//	q_i = k_i p_i^(−σ) P^(σ−ε),   P = (Σ k_j p_j^(1−σ)/Σ k_j)^(1/(1−σ)),
//
// so that σ is the elasticity of the ratio of two providers' quantities to the ratio of
// their prices, which is what a comparison of providers of the same model measures, and ε
// the elasticity of the good itself to all their prices.
type Nest struct {
	Prices       []float64 // p_i, in dollars per million tokens. Each > 0.
	Weights      []float64 // k_i, how well each is liked at equal prices. Each > 0.
	Substitution float64   // σ ≥ 0
	Elasticity   float64   // ε ≥ 0
}

// Variants returns what each provider sells and its elasticities,
//
//	e_ij = (σ − ε) r_j − σ [i = j],
//
// with r_j the provider's share of all revenue. The providers are substitutes if and only
// if σ ≥ ε: only then is σ a bound of the good's elasticity.
//
// Special cases are:
//
//	P = the weighted geometric mean of prices for σ = 1
//
// It returns an error wrapping [ErrParameter] for a number outside its domain, or
// [ErrNumber] if no float64 holds a quantity. The Variants beside an error are empty.
//
// Source: A. K. Dixit and J. E. Stiglitz, "Monopolistic competition and optimum product
// diversity", American Economic Review 67 (1977), for constant elasticity of substitution.
func (n Nest) Variants() (Variants, error) {
	if err := n.validate(); err != nil {
		return Variants{}, err
	}
	weights, mean := 0.0, 0.0 // mean is that of p^(1−σ), or of ln p
	for i, p := range n.Prices {
		weights += n.Weights[i]
		if n.Substitution == 1 {
			mean += n.Weights[i] * math.Log(p)
		} else {
			mean += n.Weights[i] * math.Pow(p, 1-n.Substitution)
		}
	}
	logIndex := mean / weights
	if n.Substitution != 1 {
		logIndex = math.Log(logIndex) / (1 - n.Substitution)
	}
	var v Variants
	var revenue float64
	for i, p := range n.Prices {
		q := n.Weights[i] * math.Exp((n.Substitution-n.Elasticity)*logIndex-n.Substitution*math.Log(p))
		if !positive(q) || !positive(p*q) {
			return Variants{}, fmt.Errorf("%w: provider %d sells %g at %g $/Mtok: give prices and weights in other units", ErrNumber, i, q, p)
		}
		v.Quantities = append(v.Quantities, q)
		revenue += p * q
	}
	for i := range n.Prices {
		row := make([]float64, len(n.Prices))
		for j, p := range n.Prices {
			row[j] = (n.Substitution - n.Elasticity) * p * v.Quantities[j] / revenue
		}
		row[i] -= n.Substitution
		v.Elasticities = append(v.Elasticities, row)
	}
	return v, nil
}

func (n Nest) validate() error {
	if len(n.Prices) == 0 || len(n.Weights) != len(n.Prices) {
		return fmt.Errorf("%w: %d prices and %d weights, want as many, 1 or more", ErrParameter, len(n.Prices), len(n.Weights))
	}
	for i, p := range n.Prices {
		if !positive(p) || !positive(n.Weights[i]) {
			return fmt.Errorf("%w: provider %d has price %g and weight %g, want finite numbers above 0", ErrParameter, i, p, n.Weights[i])
		}
	}
	for _, e := range []float64{n.Substitution, n.Elasticity} {
		if !(e >= 0) || math.IsInf(e, 1) {
			return fmt.Errorf("%w: substitution %g and elasticity %g, want finite numbers, 0 or above", ErrParameter, n.Substitution, n.Elasticity)
		}
	}
	return nil
}
