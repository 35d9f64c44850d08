package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A layout records where things are drawn and finds places for names.
type layout struct {
	bounds vg.Rectangle
	points []vg.Point     // along every line
	boxes  []vg.Rectangle // marks and names
	shades [][]vg.Point   // outlines of areas to avoid
}

// take marks a box as used.
func (l *layout) take(box vg.Rectangle) { l.boxes = append(l.boxes, box) }

// line marks a path as used.
func (l *layout) line(path []vg.Point) {
	const step = 2.5
	for i := 1; i < len(path); i++ {
		from, to := path[i-1], path[i]
		if !l.near(from) && !l.near(to) {
			continue
		}
		n := int(math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y))/step) + 1
		for k := range min(n, 2000) {
			t := vg.Length(k) / vg.Length(n)
			if p := from.Add(to.Sub(from).Scale(t)); within(l.bounds, p) {
				l.points = append(l.points, p)
			}
		}
	}
}

// near reports whether a point is in the figure or not far outside. Curves may leave
// the figure by a long way.
func (l *layout) near(p vg.Point) bool {
	const far = 2000
	return math.Abs(float64(p.X)) < far && math.Abs(float64(p.Y)) < far
}

// cost returns how bad a place is for a name: 0 if it covers nothing.
func (l *layout) cost(box vg.Rectangle) float64 {
	const air = 1.5
	wide := vg.Rectangle{Min: box.Min.Sub(vg.Point{X: air + 1, Y: 0}), Max: box.Max.Add(vg.Point{X: air + 1, Y: 0})}
	var cost float64
	for _, p := range l.points {
		if p.X > wide.Min.X && p.X < wide.Max.X && p.Y > wide.Min.Y && p.Y < wide.Max.Y {
			cost += 12
		}
	}
	for _, b := range l.boxes {
		w := min(wide.Max.X, b.Max.X) - max(wide.Min.X, b.Min.X)
		h := min(wide.Max.Y, b.Max.Y) - max(wide.Min.Y, b.Min.Y)
		if w > 0 && h > 0 {
			cost += 50 + float64(w*h)
		}
	}
	for _, shade := range l.shades {
		for _, corner := range []vg.Point{box.Min, box.Max, {X: box.Min.X, Y: box.Max.Y}, {X: box.Max.X, Y: box.Min.Y}} {
			if contains(shade, corner) {
				cost += 12
			}
		}
	}
	for _, over := range []vg.Length{
		l.bounds.Min.X - box.Min.X, box.Max.X - l.bounds.Max.X,
		l.bounds.Min.Y - box.Min.Y, box.Max.Y - l.bounds.Max.Y,
	} {
		if over > 0 {
			cost += 100 + 20*float64(over)
		}
	}
	return cost
}

// beside returns the best box of a size near a point, and its distance from it.
// It prefers close places, then those to the right and above.
func (l *layout) beside(point vg.Point, w, h, gap vg.Length) (vg.Rectangle, vg.Length) {
	var best vg.Rectangle
	var distance vg.Length
	least := math.Inf(1)
	const directions = 24
	for _, extra := range []vg.Length{0, 3, 8, 16, 28, 44, 66, 95} {
		for k := range directions {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
			// A box whose centre goes around the point on a rounded square
			// keeps the same gap on all sides.
			dx := vg.Length(math.Max(-1, math.Min(1, 1.35*cos)))
			dy := vg.Length(math.Max(-1, math.Min(1, 1.35*sin)))
			centre := point.Add(vg.Point{X: dx * (w/2 + gap + extra), Y: dy * (h/2 + gap + extra)})
			box := vg.Rectangle{
				Min: centre.Sub(vg.Point{X: w / 2, Y: h / 2}),
				Max: centre.Add(vg.Point{X: w / 2, Y: h / 2}),
			}
			cost := l.cost(box) + 0.35*float64(extra) + 0.6*(1-cos) + 0.4*(1-sin)
			if cost < least {
				best, least, distance = box, cost, gap+extra
			}
		}
	}
	return best, distance
}

// inside returns the box of a size that lies in an outline, covers nothing and is as
// far from the edges as possible. It reports whether there is one.
func (l *layout) inside(outline []vg.Point, w, h vg.Length) (vg.Rectangle, bool) {
	if len(outline) < 3 {
		return vg.Rectangle{}, false
	}
	low, high := outline[0], outline[0]
	for _, p := range outline {
		low = vg.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
		high = vg.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	outline = thin(outline)
	edge := perimeter(outline)
	const columns, rows = 48, 32
	var best vg.Rectangle
	least := math.Min(1.2, float64(w)/20) // air around the box, in points
	most, found := math.Inf(-1), false
	for i := range columns {
		for j := range rows {
			centre := vg.Point{
				X: low.X + (high.X-low.X)*(vg.Length(i)+0.5)/columns,
				Y: low.Y + (high.Y-low.Y)*(vg.Length(j)+0.5)/rows,
			}
			box := vg.Rectangle{
				Min: centre.Sub(vg.Point{X: w / 2, Y: h / 2}),
				Max: centre.Add(vg.Point{X: w / 2, Y: h / 2}),
			}
			if !contains(outline, centre) {
				continue
			}
			room := clearance(edge, box)
			if room < least {
				continue
			}
			// Among places with about as much air, prefer the middle.
			score := room - 0.03*math.Hypot(float64(centre.X-(low.X+high.X)/2), float64(centre.Y-(low.Y+high.Y)/2))
			if score > most && l.cost(box) == 0 {
				best, most, found = box, score, true
			}
		}
	}
	return best, found
}

// thin drops points that are close to the one before.
func thin(points []vg.Point) []vg.Point {
	const close = 4
	out := points[:1:1]
	for _, p := range points[1:] {
		if d := p.Sub(out[len(out)-1]); math.Hypot(float64(d.X), float64(d.Y)) >= close {
			out = append(out, p)
		}
	}
	return out
}

// perimeter returns points along an outline, close enough together that no name
// fits between two of them.
func perimeter(outline []vg.Point) []vg.Point {
	const step = 5
	var out []vg.Point
	for i, from := range outline {
		to := outline[(i+1)%len(outline)]
		n := int(math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y))/step) + 1
		for k := range n {
			out = append(out, from.Add(to.Sub(from).Scale(vg.Length(k)/vg.Length(n))))
		}
	}
	return out
}

// clearance returns the distance from a box to the nearest of some points, 0 if
// one is inside.
func clearance(points []vg.Point, box vg.Rectangle) float64 {
	least := math.Inf(1)
	for _, p := range points {
		dx := float64(max(box.Min.X-p.X, 0, p.X-box.Max.X))
		dy := float64(max(box.Min.Y-p.Y, 0, p.Y-box.Max.Y))
		least = math.Min(least, dx*dx+dy*dy)
	}
	return math.Sqrt(least)
}

// contains reports whether a point is inside an outline, by counting how often a
// ray from it crosses the edges.
func contains(outline []vg.Point, p vg.Point) bool {
	in := false
	for i, j := 0, len(outline)-1; i < len(outline); j, i = i, i+1 {
		a, b := outline[i], outline[j]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}
