package chart

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// ErrData is wrapped by every error about something that cannot be drawn.
var ErrData = errors.New("figure: cannot be drawn")

// The size of a figure unless its fields say otherwise: golden, and on a page of
// 96 pixels an inch 614 wide.
const (
	DefaultWidth  = 6.4 * vg.Inch
	DefaultHeight = 4 * vg.Inch
)

// DPI is the resolution of [Figure.PNG], in dots per inch: two for each pixel of
// a page.
const DPI = 192

// A Figure is a plot with its description and size. It is drawn when it is asked
// for its picture, so that its fields may be changed before.
type Figure struct {
	Plot          *plot.Plot // title, axes and everything drawn
	Alt           string     // description in words, for those who do not see it
	Series        []Series   // the curves as drawn, point by point
	Width, Height vg.Length  // on the page, in points of 1/72 inch. Both > 0.
}

// PNG returns the picture in the PNG format at [DPI] dots per inch. The same
// figure gives the same bytes on every run.
//
// It returns an error wrapping [ErrData] if there is no plot or no size, and if
// something in the plot has been changed to what cannot be drawn.
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
	var b bytes.Buffer
	if err := png.Encode(&b, canvas.Image()); err != nil {
		return nil, fmt.Errorf("figure: encode the picture: %w", err)
	}
	return b.Bytes(), nil
}

// draw is Draw, with an error where gonum/plot panics: at a logarithmic scale of its
// own over 0, for instance, or at an axis without a scale.
func (f Figure) draw(c draw.Canvas) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: gonum/plot: %v: undo the last change to Plot", ErrData, cause)
		}
	}()
	f.Draw(c)
	return nil
}

// Draw draws the figure on a canvas of any kind. The title goes to the left, in
// as many lines as it takes, and the vertical axis is named above itself, where
// it can be read without turning one's head. Without a plot it draws nothing. It
// panics where [Figure.PNG] returns an error for a plot that has been changed.
func (f Figure) Draw(c draw.Canvas) {
	if f.Plot == nil {
		return
	}
	c.SetColor(f.Plot.BackgroundColor)
	c.Fill(c.Rectangle.Path())
	const margin = 6
	c = draw.Crop(c, margin, -margin, margin, -margin)
	p := *f.Plot // names are drawn here and not by the plot
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
