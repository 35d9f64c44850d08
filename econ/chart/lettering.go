package chart

import (
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A lettering is a font and a colour.
type lettering struct {
	handler text.Handler
	font    font.Font
	colour  color.Color
}

func (l lettering) face() font.Face { return l.handler.Cache().Lookup(l.font, l.font.Size) }

// legible replaces what the font cannot draw. Liberation has no superscript minus; the
// modifier letter macron, as wide as a superscript digit, stands in for it. It has no
// superscript 0 or 9 either: exponents with one of them are written 10^9.
func legible(text string) string {
	if strings.ContainsAny(text, "⁰⁹") {
		return carets(text)
	}
	return strings.ReplaceAll(text, "⁻", "ˉ")
}

// carets writes each run of superscripts as plain digits after a caret.
func carets(text string) string {
	const raised, plain = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789"
	var b strings.Builder
	inside := false
	for _, r := range text {
		at := slices.Index([]rune(raised), r)
		if at < 0 {
			b.WriteRune(r)
		} else {
			if !inside {
				b.WriteByte('^')
			}
			b.WriteRune([]rune(plain)[at])
		}
		inside = at >= 0
	}
	return b.String()
}

// size returns the width and height of lines of text.
func (l lettering) size(text string) (width, height vg.Length) {
	face := l.face()
	lines := strings.Split(legible(text), "\n")
	for _, line := range lines {
		width = max(width, face.Width(line))
	}
	return width, l.height(len(lines))
}

func (l lettering) height(lines int) vg.Length {
	face := l.face()
	e := face.Extents()
	return e.Ascent + e.Descent + vg.Length(lines-1)*l.leading()
}

// leading is the distance from one line to the next.
func (l lettering) leading() vg.Length { return l.font.Size * 1.22 }

// draw writes lines of text with their upper left corner at a point and returns
// the height of their lower edge.
func (l lettering) draw(c draw.Canvas, corner vg.Point, text string) vg.Length {
	face := l.face()
	lines := strings.Split(legible(text), "\n")
	c.SetColor(l.colour)
	for i, line := range lines {
		baseline := corner.Y - face.Extents().Ascent - vg.Length(i)*l.leading()
		c.FillString(face, vg.Point{X: corner.X, Y: baseline}, line)
	}
	return corner.Y - l.height(len(lines))
}

// balance breaks text into as few lines as wrap does, of about equal length.
func (l lettering) balance(text string, width vg.Length) string {
	best := l.wrap(text, width)
	lines := strings.Count(best, "\n")
	for narrower := width * 0.97; lines > 0 && narrower > width/3; narrower *= 0.97 {
		next := l.wrap(text, narrower)
		if w, _ := l.size(next); strings.Count(next, "\n") > lines || w > narrower {
			break
		}
		best = next
	}
	return best
}

// wrap breaks text between words so that no line is wider than width, unless a single
// word is.
func (l lettering) wrap(text string, width vg.Length) string {
	face := l.face()
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			switch longer := line + " " + word; {
			case line == "":
				line = word
			case face.Width(longer) <= width:
				line = longer
			default:
				out = append(out, line)
				line = word
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
