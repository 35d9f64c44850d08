package nb

import (
	"math"

	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot/vg"

	"valuecapture/econ/figure"
)

// Show displays a figure, with its description as the alternative text, or fails
// the cell with the error. It takes what a function of package figure returns:
//
//	nb.Show(figure.Demand(market, 6))
func Show(f figure.Figure, err error) { here().showFigure(f, err) }

func (c cell) showFigure(f figure.Figure, err error) {
	if err != nil {
		c.fail(err)
		return
	}
	picture, err := f.PNG()
	if err != nil {
		c.fail(err)
		return
	}
	if err := c.handFigure(f); err != nil {
		c.fail(err)
		return
	}
	c.show(f.Alt,
		map[protocol.MIMEType]any{protocol.MIMEImagePNG: picture},
		map[string]any{string(protocol.MIMEImagePNG): map[string]any{
			"width":  pixels(f.Width),
			"height": pixels(f.Height),
			"alt":    f.Alt,
		}},
	)
}

// pixels converts a length to pixels of a page, of which an inch has 96.
func pixels(l vg.Length) int { return int(math.Round(float64(l / vg.Inch * 96))) }
