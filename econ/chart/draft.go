package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"
)

// A draft is a figure being put together.
type draft struct {
	labels      Labels
	x, y        Axis
	areas       []Area
	series      []Series
	marks       []Mark
	verticals   []Vertical
	horizontals []Horizontal
}

func (d *draft) figure() (Figure, error) {
	x, y, err := d.resolve()
	if err != nil {
		return Figure{}, err
	}
	p := plot.New()
	style(p)
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = d.labels.Title, d.labels.X, d.labels.Y
	d.x.set(&p.X, x.low, x.high)
	d.y.set(&p.Y, y.low, y.high)
	if err := d.draw(p); err != nil {
		return Figure{}, err
	}
	d.x.set(&p.X, x.low, x.high) // adding to the plot has widened its axes
	d.y.set(&p.Y, y.low, y.high)
	return Figure{
		Plot:        p,
		Alt:         d.describe(x, y),
		Series:      d.series,
		Areas:       d.areas,
		Marks:       d.marks,
		Verticals:   d.verticals,
		Horizontals: d.horizontals,
		Width:       DefaultWidth,
		Height:      DefaultHeight,
	}, nil
}

// resolve samples functions, checks every value, chooses the colours and dashes that
// were left open, and returns the ranges of the axes.
func (d *draft) resolve() (x, y extent, err error) {
	x, y = nowhere(), nowhere()
	if len(d.series)+len(d.areas)+len(d.marks) == 0 {
		return x, y, fmt.Errorf("%w: no series, area or mark, want at least one", ErrData)
	}
	for _, part := range []func(x, y *extent) error{d.resolveSeries, d.resolveAreas, d.resolveMarks, d.resolveLines} {
		if err := part(&x, &y); err != nil {
			return x, y, err
		}
	}
	x.low, x.high = d.x.fit(x, false)
	y.low, y.high = d.y.fit(y, true)
	return x, y, nil
}

func (d *draft) resolveSeries(x, y *extent) error {
	var dashes int
	var taken []Colour
	for _, s := range d.series {
		if s.Colour != 0 {
			taken = append(taken, s.Colour)
		}
	}
	for i, s := range d.series {
		s, err := s.resolve(d.x, d.y)
		if err != nil {
			return err
		}
		if s.Colour == 0 {
			s.Colour = unused(taken)
			taken = append(taken, s.Colour)
		}
		if s.Dashes == 0 {
			s.Dashes = NthDashes(dashes)
			dashes++
		}
		d.series[i] = s
		x.addX(s.XYs)
		y.addY(s.XYs)
	}
	return nil
}

func (d *draft) resolveAreas(x, y *extent) error {
	for i, a := range d.areas {
		a, err := a.resolve(d.x, d.y)
		if err != nil {
			return err
		}
		if a.Colour == 0 {
			a.Colour = NthColour(i)
		}
		d.areas[i] = a
		x.addX(a.Outline)
		y.addY(a.Outline)
	}
	return nil
}

func (d *draft) resolveMarks(x, y *extent) error {
	d.marks = once(d.marks)
	for i, m := range d.marks {
		if err := m.check(d.x, d.y); err != nil {
			return err
		}
		if m.Colour == 0 {
			d.marks[i].Colour = Ink
		}
		x.add(m.X)
		y.add(m.Y)
	}
	return nil
}

func (d *draft) resolveLines(x, y *extent) error {
	for i, v := range d.verticals {
		if err := d.x.check("horizontal", fmt.Sprintf("line %q", v.Name), v.At); err != nil {
			return err
		}
		d.verticals[i].Colour, d.verticals[i].Dashes = ruled(v.Colour, v.Dashes)
		x.add(v.At)
	}
	for i, h := range d.horizontals {
		if err := d.y.check("vertical", fmt.Sprintf("line %q", h.Name), h.At); err != nil {
			return err
		}
		d.horizontals[i].Colour, d.horizontals[i].Dashes = ruled(h.Colour, h.Dashes)
		y.add(h.At)
	}
	return nil
}

// unused returns the first colour of the sequence that no curve has. If all are taken,
// it starts over.
func unused(taken []Colour) Colour {
	for _, c := range sequence {
		if !slices.Contains(taken, c) {
			return c
		}
	}
	return NthColour(len(taken))
}

// once merges marks at one place with one text. A merged mark is drawn in Ink, the
// colour of no actor.
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

// ruled returns the colour and dashes of a straight line, with defaults.
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
func (d *draft) draw(p *plot.Plot) error {
	grid := plotter.NewGrid()
	grid.Vertical.Width = 0
	grid.Horizontal.Color = paleGrid
	grid.Horizontal.Width = 0.6
	p.Add(grid)
	for _, a := range d.areas {
		shape, err := plotter.NewPolygon(a.Outline)
		if err != nil {
			return fmt.Errorf("%w: area %q: %w", ErrData, a.Name, err)
		}
		shape.Color = a.Colour.tint()
		shape.LineStyle.Width = 0
		p.Add(shape)
	}
	for _, s := range d.series {
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
	p.Add(&annotations{d})
	return nil
}
