package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	stdfont "golang.org/x/image/font"
)

const (
	titleSize = vg.Length(12.5)
	labelSize = vg.Length(10)
	tickSize  = vg.Length(9.5)
	lineWidth = vg.Length(1.8)
	paleGrid  = Colour(0xe4e4e4)
	axisGrey  = Colour(0x8c8c8c)
	textGrey  = Colour(0x404040)
)

func sans(size vg.Length) font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}
}

func bold(size vg.Length) font.Font {
	f := sans(size)
	f.Weight = stdfont.WeightBold
	return f
}

// style sets fonts, colours and spacing of a plot.
func style(p *plot.Plot) {
	p.BackgroundColor = color.White
	p.Title.TextStyle.Font = bold(titleSize)
	p.Title.TextStyle.Color = Ink
	p.Title.TextStyle.XAlign = draw.XLeft
	p.Title.Padding = 5
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle.Font = sans(labelSize)
		axis.Label.TextStyle.Color = textGrey
		axis.Label.Padding = 4
		axis.Tick.Label.Font = sans(tickSize)
		axis.Tick.Label.Color = textGrey
		axis.Tick.Length = 4
		axis.Tick.Width = 0.6
		axis.Tick.Color = axisGrey
		axis.Width = 0.6
		axis.Color = axisGrey
		axis.Padding = 0
	}
	p.Y.Width = 0 // the grid takes its place
	p.Y.Tick.Length = 0
	p.Y.Label.Padding = 6
}
