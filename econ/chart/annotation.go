package chart

import (
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// annotations draw the straight lines, the marks and all names, on top of curves
// and areas. Names go where they cover nothing.
type annotations struct{ *draft }

const (
	markRadius = vg.Length(3.2)
	nameGap    = vg.Length(5)   // from the end of a curve to its name
	nameWidth  = vg.Length(118) // at most, of a name in the margin
	textWidth  = vg.Length(165) // at most, of a text inside the axes
)

func (a *annotations) lettering(p *plot.Plot, c Colour) lettering {
	return lettering{p.TextHandler, sans(labelSize), c.ink()}
}

// GlyphBoxes implements [plot.GlyphBoxer]. It reserves the right margin for names.
func (a *annotations) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	var width vg.Length
	for _, t := range a.tags(p) {
		w, _ := a.lettering(p, Ink).size(t.text)
		width = max(width, w+nameGap)
	}
	width = max(width, 4)
	return []plot.GlyphBox{{X: 1, Y: 0.5, Rectangle: vg.Rectangle{Max: vg.Point{X: width}}}}
}

// Plot implements [plot.Plotter].
func (a *annotations) Plot(c draw.Canvas, p *plot.Plot) {
	toX, toY := p.Transforms(&c)
	at := func(x, y float64) vg.Point { return vg.Point{X: toX(x), Y: toY(y)} }
	free := &layout{bounds: c.Rectangle}
	a.rules(c, free, at)
	for _, s := range a.series {
		free.line(trace(s.XYs, at))
	}
	a.dots(c, free, at)
	a.margin(c, p, toY)
	for _, area := range a.areas {
		a.inside(c, p, free, area, at)
	}
	a.names(c, p, free, at)
}

// rules draws the straight lines.
func (a *annotations) rules(c draw.Canvas, free *layout, at func(x, y float64) vg.Point) {
	for _, v := range a.verticals {
		x := at(v.At, 0).X
		a.rule(c, free, v.Colour, v.Dashes, vg.Point{X: x, Y: c.Min.Y}, vg.Point{X: x, Y: c.Max.Y})
	}
	for _, h := range a.horizontals {
		y := at(0, h.At).Y
		a.rule(c, free, h.Colour, h.Dashes, vg.Point{X: c.Min.X, Y: y}, vg.Point{X: c.Max.X, Y: y})
	}
	for _, m := range a.marks {
		if foot := at(m.X, m.Y); m.Drop && within(c.Rectangle, foot) {
			a.rule(c, free, axisGrey, Dotted, vg.Point{X: foot.X, Y: c.Min.Y}, foot)
			a.rule(c, free, axisGrey, Dotted, vg.Point{X: c.Min.X, Y: foot.Y}, foot)
		}
	}
}

// dots draws the marks, each with a white rim.
func (a *annotations) dots(c draw.Canvas, free *layout, at func(x, y float64) vg.Point) {
	for _, m := range a.marks {
		dot := at(m.X, m.Y)
		if m.Bare || !within(c.Rectangle, dot) {
			continue
		}
		free.take(vg.Rectangle{Min: dot.Sub(vg.Point{X: markRadius, Y: markRadius}), Max: dot.Add(vg.Point{X: markRadius, Y: markRadius})})
		glyph := draw.GlyphStyle{Color: Colour(0xffffff), Radius: markRadius + 1, Shape: m.Shape}
		c.DrawGlyphNoClip(glyph, dot)
		glyph.Color, glyph.Radius = m.Colour, markRadius
		c.DrawGlyphNoClip(glyph, dot)
	}
}

// names writes the names of marks, of curves that end inside, and of vertical lines.
func (a *annotations) names(c draw.Canvas, p *plot.Plot, free *layout, at func(x, y float64) vg.Point) {
	for _, m := range a.marks {
		gap := markRadius + 1.5
		if m.Bare {
			gap = 0
		}
		a.beside(c, p, free, at(m.X, m.Y), gap, m.Text, m.Colour)
	}
	for _, s := range a.series {
		end, ok := lastVisible(s.XYs, p)
		if s.Head {
			end, ok = firstVisible(s.XYs, p)
		}
		if ok && s.Name != "" && (s.Head || p.X.Norm(end.X) <= 0.985) {
			a.beside(c, p, free, at(end.X, end.Y), 4, s.Name, s.Colour)
		}
	}
	for _, v := range a.verticals {
		a.along(c, p, free, at(v.At, 0).X, v.Name, v.Colour)
	}
}

// rule draws a straight line and keeps names off it.
func (a *annotations) rule(c draw.Canvas, free *layout, colour Colour, dashes Dashes, from, to vg.Point) {
	style := draw.LineStyle{Color: colour, Width: 1, Dashes: dashes.pattern()}
	c.StrokeLines(style, c.ClipLinesXY([]vg.Point{from, to})...)
	free.line([]vg.Point{from, to})
}

// beside writes a text next to a point. A thin line joins the two if the nearest
// free place is not close.
func (a *annotations) beside(c draw.Canvas, p *plot.Plot, free *layout, point vg.Point, gap vg.Length, text string, colour Colour) {
	if text == "" || !within(c.Rectangle, point) {
		return
	}
	letters := a.lettering(p, colour)
	text = letters.balance(text, textWidth)
	w, h := letters.size(text)
	box, distance := free.beside(point, w, h, gap)
	if distance > gap+6 {
		thin := draw.LineStyle{Color: axisGrey, Width: 0.6}
		c.StrokeLine2(thin, point.X, point.Y, clamp(point.X, box.Min.X, box.Max.X), clamp(point.Y, box.Min.Y, box.Max.Y))
	}
	a.write(c, free, letters, box, text)
}

// along writes the name of a vertical line beside it, at a height that is free.
func (a *annotations) along(c draw.Canvas, p *plot.Plot, free *layout, x vg.Length, text string, colour Colour) {
	if text == "" || x < c.Min.X || x > c.Max.X {
		return
	}
	letters := a.lettering(p, colour)
	text = letters.balance(text, textWidth)
	w, h := letters.size(text)
	best, least := vg.Rectangle{}, math.Inf(1)
	for i := range 12 {
		top := c.Max.Y - 2 - vg.Length(i)*(c.Max.Y-c.Min.Y-h-4)/11
		for _, left := range []vg.Length{x + 4, x - 4 - w} {
			box := vg.Rectangle{Min: vg.Point{X: left, Y: top - h}, Max: vg.Point{X: left + w, Y: top}}
			if cost := free.cost(box) + float64(i)*0.3; cost < least {
				best, least = box, cost
			}
		}
	}
	a.write(c, free, letters, best, text)
}

// inside writes the name of an area inside it if it fits, and beside it if not.
func (a *annotations) inside(c draw.Canvas, p *plot.Plot, free *layout, area Area, at func(x, y float64) vg.Point) {
	if area.Name == "" {
		return
	}
	letters := a.lettering(p, area.Colour.shade())
	outline := c.ClipPolygonXY(trace(area.Outline, at))
	edges := append(slices.Clone(outline), outline[:min(1, len(outline))]...)
	for _, width := range []vg.Length{textWidth, textWidth / 2} {
		text := letters.wrap(area.Name, width)
		w, h := letters.size(text)
		if box, ok := free.inside(outline, w, h); ok {
			a.write(c, free, letters, box, text)
			return
		}
	}
	if middle, ok := free.inside(outline, 1, 1); ok {
		free.line(edges)
		for _, other := range a.areas {
			free.shades = append(free.shades, trace(other.Outline, at))
		}
		defer func() { free.shades = nil }()
		a.beside(c, p, free, middle.Min, 0, area.Name, area.Colour)
	}
}

// trace converts points to places on the canvas.
func trace(xys plotter.XYs, at func(x, y float64) vg.Point) []vg.Point {
	out := make([]vg.Point, len(xys))
	for i, q := range xys {
		out[i] = at(q.X, q.Y)
	}
	return out
}

func (a *annotations) write(c draw.Canvas, free *layout, letters lettering, box vg.Rectangle, text string) {
	letters.draw(c, vg.Point{X: box.Min.X, Y: box.Max.Y}, text)
	free.take(box)
}

func within(r vg.Rectangle, p vg.Point) bool {
	const slack = 0.5
	return p.X >= r.Min.X-slack && p.X <= r.Max.X+slack && p.Y >= r.Min.Y-slack && p.Y <= r.Max.Y+slack
}

func clamp(v, low, high vg.Length) vg.Length { return max(low, min(high, v)) }
