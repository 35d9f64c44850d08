package chart

import (
	"errors"
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// ErrData is wrapped by every error about something that cannot be drawn.
var ErrData = errors.New("figure: cannot be drawn")

// The default size of a figure: 614 by 384 pixels on a page of 96 pixels an inch, close
// to the golden ratio.
const (
	DefaultWidth  = 6.4 * vg.Inch
	DefaultHeight = 4 * vg.Inch
)

// DPI is the resolution of [Figure.PNG] in dots per inch: two for each pixel of a page.
const DPI = 192

// A Figure is a plot with its description and size. It is drawn by PNG and Draw, so
// that its fields may be changed before.
type Figure struct {
	Plot          *plot.Plot // title, axes and everything drawn
	Alt           string     // description in words, for readers who do not see the picture
	Series        []Series   // the curves as drawn, point by point
	Areas         []Area     // with their outlines as drawn
	Marks         []Mark
	Verticals     []Vertical
	Horizontals   []Horizontal
	Width, Height vg.Length // on the page, in points of 1/72 inch. Both > 0.
}

// PNG returns the picture in the PNG format at [DPI] dots per inch. The same
// figure gives the same bytes on every run.
//
// It returns an error wrapping [ErrData] if there is no plot, if a side is not above 0
// or above 40 inches, and if Plot has been changed so that gonum/plot panics.
func (f Figure) PNG() ([]byte, error) {
	const largest = 40 * vg.Inch // a picture of some 240 MB
	switch {
	case f.Plot == nil:
		return nil, fmt.Errorf("%w: Plot is nil, want a figure made by New", ErrData)
	case !(f.Width > 0 && f.Width <= largest && f.Height > 0 && f.Height <= largest):
		return nil, fmt.Errorf("%w: size %.4g by %.4g points, want both above 0 and at most %.4g", ErrData, f.Width, f.Height, largest)
	}
	canvas := vgimg.NewWith(vgimg.UseWH(f.Width, f.Height), vgimg.UseDPI(DPI))
	if err := f.draw(draw.New(canvas)); err != nil {
		return nil, err
	}
	data, err := encode(canvas.Image())
	if err != nil {
		return nil, fmt.Errorf("figure: encode the picture: %w", err)
	}
	return data, nil
}

// draw is Draw with an error instead of a panic of gonum/plot, which refuses, for
// instance, a logarithmic scale that includes 0.
func (f Figure) draw(c draw.Canvas) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: gonum/plot: %v: undo the last change to Plot", ErrData, cause)
		}
	}()
	f.Draw(c)
	return nil
}

// Draw draws the figure on any canvas. The title is set to the left, on as many lines
// as it needs. The name of the vertical axis is above it and horizontal. Without a
// plot, Draw does nothing. If Plot has been changed so that gonum/plot panics, Draw
// panics.
func (f Figure) Draw(c draw.Canvas) {
	if f.Plot == nil {
		return
	}
	c.SetColor(f.Plot.BackgroundColor)
	c.Fill(c.Rectangle.Path())
	const margin = 6
	c = draw.Crop(c, margin, -margin, margin, -margin)
	p := *f.Plot // a copy, without the names that are drawn here
	if p.Title.Text != "" {
		title := lettering{p.TextHandler, p.Title.TextStyle.Font, p.Title.TextStyle.Color}
		text := title.balance(p.Title.Text, c.Max.X-c.Min.X)
		c.Max.Y = title.draw(c, vg.Point{X: c.Min.X, Y: c.Max.Y}, text) - p.Title.Padding
		p.Title.Text = ""
	}
	if p.Y.Label.Text != "" {
		name := lettering{p.TextHandler, p.Y.Label.TextStyle.Font, p.Y.Label.TextStyle.Color}
		text := name.wrap(p.Y.Label.Text, c.Max.X-c.Min.X)
		c.Max.Y = name.draw(c, vg.Point{X: c.Min.X, Y: c.Max.Y}, text) - p.Y.Label.Padding
		p.Y.Label.Text = ""
	}
	p.Draw(c)
}
