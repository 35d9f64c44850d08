package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Shape is the form of a mark. It tells marks apart that a reader may not tell by
// colour.
type Shape int

// The shapes of a mark.
const (
	Circle Shape = iota
	Square
	Triangle
	Diamond
	Wedge // a triangle that stands on its point
	Star
	Plus
	shapes // how many there are
)

var shapeNames = [...]string{"circle", "square", "triangle", "diamond", "wedge", "star", "plus"}

func (s Shape) String() string { return shapeNames[modulo(int(s), len(shapeNames))] }

// NthShape returns the shape of marks of kind i, from 0. Shapes repeat after seven, as do
// those of [NthColour].
func NthShape(i int) Shape { return Shape(modulo(i, int(shapes))) }

// corners returns the outline of a shape, in units of its radius, at angles measured from
// the top. A circle has none.
func (s Shape) corners() (outline []vg.Point) {
	add := func(radius, turns float64) {
		sin, cos := math.Sincos(2 * math.Pi * turns)
		outline = append(outline, vg.Point{X: vg.Length(radius * sin), Y: vg.Length(radius * cos)})
	}
	polygon := func(n int, radius, from float64) {
		for i := range n {
			add(radius, from+float64(i)/float64(n))
		}
	}
	switch s {
	case Square:
		polygon(4, 1.25, 0.125)
	case Triangle:
		polygon(3, 1.4, 0)
	case Diamond:
		polygon(4, 1.3, 0)
	case Wedge:
		polygon(3, 1.4, 0.5)
	case Star:
		for i := range 5 {
			add(1.6, float64(i)/5)
			add(0.7, float64(i)/5+0.1)
		}
	case Plus:
		const arm, half = 1.3, 0.38
		for i := range 4 {
			for _, corner := range [][2]float64{{-half, arm}, {half, arm}, {half, half}} {
				add(math.Hypot(corner[0], corner[1]), math.Atan2(corner[0], corner[1])/(2*math.Pi)+float64(i)/4)
			}
		}
	}
	return outline
}

// DrawGlyph draws the shape at a point.
func (s Shape) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	outline := NthShape(int(s)).corners()
	if len(outline) == 0 {
		draw.CircleGlyph{}.DrawGlyph(c, style, at)
		return
	}
	var path vg.Path
	for i, corner := range outline {
		p := at.Add(corner.Scale(style.Radius))
		if i == 0 {
			path.Move(p)
			continue
		}
		path.Line(p)
	}
	path.Close()
	c.SetColor(style.Color)
	c.Fill(path)
}
