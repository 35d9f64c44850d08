package chart

import (
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A tag is the name of a curve or a horizontal line at the right margin.
type tag struct {
	text   string
	y      float64
	colour Colour
}

// tags returns the names in the margin: those of horizontal lines and of curves that
// reach the right edge.
func (a *annotations) tags(p *plot.Plot) []tag {
	var out []tag
	for _, s := range a.series {
		if at, ok := lastVisible(s.XYs, p); ok && s.Name != "" && !s.Head && p.X.Norm(at.X) > 0.985 {
			out = append(out, tag{s.Name, at.Y, s.Colour})
		}
	}
	for _, h := range a.horizontals {
		if n := p.Y.Norm(h.At); h.Name != "" && n >= -1e-9 && n <= 1+1e-9 {
			out = append(out, tag{h.Name, h.At, h.Colour})
		}
	}
	letters := a.lettering(p, Ink)
	for i := range out {
		out[i].text = letters.balance(out[i].text, nameWidth)
	}
	return out
}

// lastVisible returns the last point of a curve inside the axes.
func lastVisible(xys plotter.XYs, p *plot.Plot) (plotter.XY, bool) {
	for i := len(xys) - 1; i >= 0; i-- {
		if visible(xys[i], p) {
			return xys[i], true
		}
	}
	return plotter.XY{}, false
}

// firstVisible returns the first point of a curve inside the axes.
func firstVisible(xys plotter.XYs, p *plot.Plot) (plotter.XY, bool) {
	for _, at := range xys {
		if visible(at, p) {
			return at, true
		}
	}
	return plotter.XY{}, false
}

func visible(at plotter.XY, p *plot.Plot) bool {
	x, y := p.X.Norm(at.X), p.Y.Norm(at.Y)
	return x >= -1e-9 && x <= 1+1e-9 && y >= -1e-9 && y <= 1+1e-9
}

// margin writes the names in the margin, moved apart where they would overlap.
func (a *annotations) margin(c draw.Canvas, p *plot.Plot, toY func(float64) vg.Length) {
	tags := a.tags(p)
	slices.SortStableFunc(tags, func(s, t tag) int {
		switch {
		case s.y < t.y:
			return -1
		case s.y > t.y:
			return 1
		}
		return 0
	})
	letters := a.lettering(p, Ink)
	middle, height := make([]vg.Length, len(tags)), make([]vg.Length, len(tags))
	for i, t := range tags {
		middle[i] = toY(t.y)
		_, height[i] = letters.size(t.text)
	}
	spread(middle, height, c.Min.Y, c.Max.Y)
	for i, t := range tags {
		a.lettering(p, t.colour).draw(c, vg.Point{X: c.Max.X + nameGap, Y: middle[i] + height[i]/2}, t.text)
	}
}

// spread moves increasing positions as little as needed for boxes of the given
// heights not to overlap, between two bounds where they fit.
func spread(middle, height []vg.Length, low, high vg.Length) {
	// Boxes that touch merge into a group, which settles around its mean.
	type group struct {
		first, last int
		mean, room  vg.Length
	}
	settle := func(g group) group {
		g.mean, g.room = 0, 0
		for i := g.first; i <= g.last; i++ {
			g.mean += middle[i]
			g.room += height[i]
		}
		g.mean /= vg.Length(g.last - g.first + 1)
		g.mean = max(low+g.room/2, min(high-g.room/2, g.mean))
		return g
	}
	var groups []group
	for i := range middle {
		groups = append(groups, settle(group{first: i, last: i}))
		for n := len(groups); n > 1 && groups[n-2].mean+groups[n-2].room/2 > groups[n-1].mean-groups[n-1].room/2; n = len(groups) {
			merged := settle(group{first: groups[n-2].first, last: groups[n-1].last})
			groups = append(groups[:n-2], merged)
		}
	}
	for _, g := range groups {
		y := g.mean - g.room/2
		for i := g.first; i <= g.last; i++ {
			middle[i] = y + height[i]/2
			y += height[i]
		}
	}
}
