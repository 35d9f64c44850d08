package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"
)

// Labels name a figure and its axes.
type Labels struct {
	Title string // the claim the figure makes
	X, Y  string // the quantity on each axis, with its unit in brackets
}

// An Element is a part of a figure: a [Series], [Area], [Mark], [Vertical] or
// [Horizontal] line, or an axis ([XAxis], [YAxis]).
type Element interface {
	addTo(*chart) error
}

// New returns the figure made of these elements, in whichever order they come.
// Areas are drawn first, then curves, lines, marks and names. Names find a free
// place by themselves.
//
// It returns an error wrapping [ErrData], which names the value, for an element
// that cannot be drawn: a point that is not finite, a curve without points, a
// value of 0 or less on a logarithmic axis, or nothing to draw at all.
func New(labels Labels, elements ...Element) (Figure, error) {
	c := chart{labels: labels}
	for i, e := range elements {
		if e == nil {
			return Figure{}, fmt.Errorf("%w: element %d is nil, want a Series, Area, Mark, Vertical, Horizontal, XAxis or YAxis", ErrData, i)
		}
		if err := e.addTo(&c); err != nil {
			return Figure{}, err
		}
	}
	return c.figure()
}

// A chart is a figure being put together.
type chart struct {
	labels      Labels
	x, y        Axis
	areas       []Area
	series      []Series
	marks       []Mark
	verticals   []Vertical
	horizontals []Horizontal
}

func (c *chart) figure() (Figure, error) {
	x, y, err := c.resolve()
	if err != nil {
		return Figure{}, err
	}
	p := plot.New()
	style(p)
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = c.labels.Title, c.labels.X, c.labels.Y
	c.x.set(&p.X, x.low, x.high)
	c.y.set(&p.Y, y.low, y.high)
	if err := c.draw(p); err != nil {
		return Figure{}, err
	}
	c.x.set(&p.X, x.low, x.high) // what was added has widened the axes
	c.y.set(&p.Y, y.low, y.high)
	return Figure{
		Plot:   p,
		Alt:    c.describe(x, y),
		Series: c.series,
		Width:  DefaultWidth,
		Height: DefaultHeight,
	}, nil
}

// resolve turns functions into points, checks every value, chooses the colours
// and dashes that were left open and returns the ranges of the axes.
func (c *chart) resolve() (x, y extent, err error) {
	x, y = nowhere(), nowhere()
	if len(c.series)+len(c.areas)+len(c.marks) == 0 {
		return x, y, fmt.Errorf("%w: no series, area or mark, want at least one", ErrData)
	}
	var dashes int
	var taken []Colour
	for _, s := range c.series {
		if s.Colour != 0 {
			taken = append(taken, s.Colour)
		}
	}
	for i, s := range c.series {
		if s, err = s.resolve(c.x, c.y); err != nil {
			return x, y, err
		}
		if s.Colour == 0 {
			s.Colour = unused(taken)
			taken = append(taken, s.Colour)
		}
		if s.Dashes == 0 {
			s.Dashes = NthDashes(dashes)
			dashes++
		}
		c.series[i] = s
		for _, p := range s.XYs {
			x.add(p.X)
			y.add(p.Y)
		}
	}
	for i, a := range c.areas {
		if a, err = a.resolve(c.x, c.y); err != nil {
			return x, y, err
		}
		if a.Colour == 0 {
			a.Colour = NthColour(i)
		}
		c.areas[i] = a
		for _, p := range a.Outline {
			x.add(p.X)
			y.add(p.Y)
		}
	}
	c.marks = once(c.marks)
	for i, m := range c.marks {
		if err := m.check(c.x, c.y); err != nil {
			return x, y, err
		}
		if m.Colour == 0 {
			c.marks[i].Colour = Ink
		}
		x.add(m.X)
		y.add(m.Y)
	}
	for i, v := range c.verticals {
		if err := c.x.check("horizontal", fmt.Sprintf("line %q", v.Name), v.At); err != nil {
			return x, y, err
		}
		c.verticals[i].Colour, c.verticals[i].Dashes = ruled(v.Colour, v.Dashes)
		x.add(v.At)
	}
	for i, h := range c.horizontals {
		if err := c.y.check("vertical", fmt.Sprintf("line %q", h.Name), h.At); err != nil {
			return x, y, err
		}
		c.horizontals[i].Colour, c.horizontals[i].Dashes = ruled(h.Colour, h.Dashes)
		y.add(h.At)
	}
	x.low, x.high = c.x.fit(x, false)
	y.low, y.high = c.y.fit(y, true)
	return x, y, nil
}

// unused returns the first colour of the sequence that no curve has, or the
// sequence from its start where all are taken.
func unused(taken []Colour) Colour {
	for _, c := range sequence {
		if !slices.Contains(taken, c) {
			return c
		}
	}
	return NthColour(len(taken))
}

// once drops marks that repeat an earlier one in another colour, and gives what
// is shared by several actors the colour of none.
func once(marks []Mark) []Mark {
	var out []Mark
	for _, m := range marks {
		same := func(o Mark) bool { return o.X == m.X && o.Y == m.Y && o.Text == m.Text }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Colour = Ink
			continue
		}
		out = append(out, m)
	}
	return out
}

// ruled is the look of a straight line unless it has its own.
func ruled(c Colour, d Dashes) (Colour, Dashes) {
	if c == 0 {
		c = DarkGrey
	}
	if d == 0 {
		d = Dashed
	}
	return c, d
}

// draw adds everything to the plot, from the back to the front.
func (c *chart) draw(p *plot.Plot) error {
	grid := plotter.NewGrid()
	grid.Vertical.Width = 0
	grid.Horizontal.Color = paleGrid
	grid.Horizontal.Width = 0.6
	p.Add(grid)
	for _, a := range c.areas {
		shape, err := plotter.NewPolygon(a.Outline)
		if err != nil {
			return fmt.Errorf("%w: area %q: %w", ErrData, a.Name, err)
		}
		shape.Color = a.Colour.tint()
		shape.LineStyle.Width = 0
		p.Add(shape)
	}
	for _, s := range c.series {
		line, err := plotter.NewLine(s.XYs)
		if err != nil {
			return fmt.Errorf("%w: series %q: %w", ErrData, s.Name, err)
		}
		line.Color = s.Colour
		line.Width = lineWidth
		line.LineStyle.Dashes = s.Dashes.pattern()
		p.Add(line)
		if s.Dots {
			dots, err := plotter.NewScatter(s.XYs)
			if err != nil {
				return fmt.Errorf("%w: series %q: %w", ErrData, s.Name, err)
			}
			dots.GlyphStyle = draw.GlyphStyle{Color: s.Colour, Radius: 2.4, Shape: draw.CircleGlyph{}}
			p.Add(dots)
		}
	}
	p.Add(&annotations{c})
	return nil
}
