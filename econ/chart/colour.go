package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// A Colour is an opaque colour, 0xRRGGBB. Zero lets the figure choose.
type Colour uint32

// The palette of M. Okabe and K. Ito, "Color Universal Design" (2002), which people
// with any colour vision tell apart, and three greys.
const (
	Blue       Colour = 0x0072b2
	Orange     Colour = 0xe69f00
	Green      Colour = 0x009e73 // bluish
	Vermillion Colour = 0xd55e00
	Purple     Colour = 0xcc79a7 // reddish
	SkyBlue    Colour = 0x56b4e9
	Grey       Colour = 0x999999
	DarkGrey   Colour = 0x4d4d4d
	Ink        Colour = 0x1a1a1a // near black
)

// sequence is the order in which colours are given to curves that have none.
var sequence = [...]Colour{Blue, Vermillion, Green, Purple, Orange, SkyBlue, Ink}

// NthColour returns the colour of curve i, from 0, in a figure whose curves need only
// be told apart. Colours repeat after seven.
func NthColour(i int) Colour { return sequence[modulo(i, len(sequence))] }

func modulo(i, n int) int { return (i%n + n) % n }

// RGBA implements [color.Color].
func (c Colour) RGBA() (r, g, b, a uint32) { return c.opaque().RGBA() }

func (c Colour) opaque() color.NRGBA {
	return color.NRGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}

// tint returns the colour mixed with white, for areas.
func (c Colour) tint() Colour {
	mix := func(shift uint) Colour {
		v := float64(c >> shift & 0xff)
		return Colour(math.Round(v+(255-v)*0.58)) << shift
	}
	return mix(16) | mix(8) | mix(0)
}

// ink returns the colour, darkened until its contrast with white is at least 4.5 to
// 1, as WCAG 2.1 requires of small text (criterion 1.4.3).
func (c Colour) ink() Colour {
	for range 100 {
		if 1.05/(c.luminance()+0.05) >= 4.5 {
			return c
		}
		darker := func(shift uint) Colour { return Colour(float64(c>>shift&0xff)*0.97) << shift }
		c = darker(16) | darker(8) | darker(0)
	}
	return Ink
}

// luminance returns the relative luminance of WCAG 2.1, from 0 for black to 1 for
// white.
func (c Colour) luminance() float64 {
	linear := func(shift uint) float64 {
		v := float64(c>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

// Dashes are the pattern of a line, so that lines differ in more than colour. Zero
// lets the figure choose.
type Dashes int

// The patterns of a line.
const (
	Solid Dashes = iota + 1
	Dashed
	Dotted
	DashDot
	LongDash
)

// NthDashes returns the dashes of curve i, from 0: [Solid] to [LongDash], and again.
func NthDashes(i int) Dashes { return Dashes(modulo(i, int(LongDash))) + Solid }

func (d Dashes) pattern() []vg.Length {
	switch d {
	case Dashed:
		return []vg.Length{6, 3}
	case Dotted:
		return []vg.Length{1.6, 2.4}
	case DashDot:
		return []vg.Length{8, 2.5, 1.6, 2.5}
	case LongDash:
		return []vg.Length{12, 3}
	}
	return nil
}

// shade returns the colour darkened, for text on its own tint.
func (c Colour) shade() Colour {
	half := func(shift uint) Colour { return Colour(float64(c>>shift&0xff)*0.5) << shift }
	return half(16) | half(8) | half(0)
}
