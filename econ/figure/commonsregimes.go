package figure

import (
	"math"

	"valuecapture/econ/commons"
)

// FrontierRegimes maps what a token price does to the most complex users: whether they
// buy or are priced out, and whether they are worth serving. The axes are how fast value
// grows with complexity (η) and how fast it escapes those who create it (δ). The
// economy's own values are marked.
//
// It returns an error for an economy that is not valid.
func FrontierRegimes(e commons.Economy) (Figure, error) {
	if err := e.Validate(); err != nil {
		return fail(err)
	}
	beta, g := e.TokenExponent, e.TokenExponent*e.CostExponent
	right := math.Max(1.5, 1.25*e.Diffusion)
	top := math.Max(beta+right, math.Max(1.25*g, 1.25*e.ValueExponent))
	meet := g - beta // the δ at which the two lines cross
	far := math.Max(right, meet*1.1)
	elements := []Element{
		corners("priced out though worth it: the tragedy", Warning, meet, g, far, g, far, beta+far, meet, g),
		corners("they buy", Lab, 0, g, meet, g, far, beta+far, far, math.Max(top, beta+far), 0, math.Max(top, beta+far)),
		corners("priced out, and not worth serving", Lost, 0, 0, far, 0, far, g, meet, g, 0, beta),
		Curve("η = β + δ", func(d float64) float64 { return beta + d }, 0, far).In(Ink).With(Solid),
		Curve("η = βγ", func(float64) float64 { return g }, 0, far).In(Ink).With(Dashed),
		Mark{X: e.Diffusion, Y: e.ValueExponent, Text: claim("δ = %s, η = %s", short(e.Diffusion), short(e.ValueExponent))},
		XAxis{Min: 0, Max: far}, YAxis{Min: 0, Max: math.Max(top, beta+far)},
	}
	if meet > 0 {
		elements = append(elements, corners("bought, not worth it", App, 0, beta, meet, g, 0, g))
	}
	return New(Labels{
		Title: "The most complex users are lost where δ > η − β and η > βγ",
		X:     "diffusion δ: what escapes the user",
		Y:     "value exponent η",
	}, elements...)
}
