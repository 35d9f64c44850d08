package ipynb

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"strings"
)

// How far two pictures may differ and still be the same figure. Another processor
// rounds the edge of a line differently, by a few levels of 255 in a few pixels. A
// digit that changes in a label is a hundred clearly different pixels.
const (
	meanTolerance  = 0.05 // levels of 255, over all pixels and channels
	clearLevel     = 48   // levels of 255 by which a pixel is clearly different
	clearTolerance = 2e-5 // share of the pixels that may be clearly different
)

// samePicture compares two PNG pictures in base64. It returns nothing if they are
// the same within tolerance, else what differs.
func samePicture(got, want string) string {
	if strings.TrimSpace(got) == strings.TrimSpace(want) {
		return ""
	}
	g, err := decodePicture(got)
	if err != nil {
		return fmt.Sprintf("the new figure is no PNG: %v", err)
	}
	w, err := decodePicture(want)
	if err != nil {
		return fmt.Sprintf("the saved figure is no PNG: %v", err)
	}
	if g.Rect != w.Rect {
		return fmt.Sprintf("figure is %d x %d pixels, was %d x %d",
			g.Rect.Dx(), g.Rect.Dy(), w.Rect.Dx(), w.Rect.Dy())
	}
	mean, clear := pictureDistance(g, w)
	pixels := g.Rect.Dx() * g.Rect.Dy()
	if mean <= meanTolerance && float64(clear) <= clearTolerance*float64(pixels) {
		return ""
	}
	return fmt.Sprintf("figure moved: %d of %d pixels clearly differ, mean difference %.3g of 255",
		clear, pixels, mean)
}

func decodePicture(text string) (*image.NRGBA, error) {
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		return nil, err
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if config.Width > 1<<14 || config.Height > 1<<14 {
		return nil, fmt.Errorf("%d x %d pixels, want at most 16384 x 16384", config.Width, config.Height)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	n := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(n, n.Rect, m, m.Bounds().Min, draw.Src)
	return n, nil
}

// pictureDistance returns the mean difference of the channels, in levels of 255,
// and the number of pixels of which a channel differs by more than clearLevel.
func pictureDistance(a, b *image.NRGBA) (mean float64, clear int) {
	var sum int
	for i := 0; i+3 < len(a.Pix); i += 4 {
		worst := 0
		for c := range 4 {
			d := int(a.Pix[i+c]) - int(b.Pix[i+c])
			if d < 0 {
				d = -d
			}
			sum += d
			worst = max(worst, d)
		}
		if worst > clearLevel {
			clear++
		}
	}
	if len(a.Pix) == 0 {
		return 0, 0
	}
	return float64(sum) / float64(len(a.Pix)), clear
}
