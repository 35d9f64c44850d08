package chart

import (
	"math"
	"strings"
	"testing"
)

// Every shape has another outline, about its centre, and about as large as a circle.
func TestShapes(t *testing.T) {
	t.Parallel()
	seen := map[int][]Shape{}
	for s := Square; s < shapes; s++ {
		outline := s.corners()
		var x, y, area float64
		for i, p := range outline {
			q := outline[(i+1)%len(outline)]
			area += float64(p.Y*q.X-p.X*q.Y) / 2 // clockwise
			x, y = x+float64(p.X), y+float64(p.Y)
		}
		if math.Hypot(x, y) > 1e-9 || area < math.Pi/2 || area > 1.1*math.Pi {
			t.Errorf("%v: centre (%g, %g), area %.2f, want (0, 0) and half a circle's %.2f at least", s, x, y, area, math.Pi)
		}
		seen[len(outline)] = append(seen[len(outline)], s)
	}
	if len(Circle.corners()) != 0 || len(seen[3]) != 2 || len(seen[4]) != 2 {
		t.Errorf("shapes by corners %v, want two of three and two of four, none for the circle", seen)
	}
	if up, down := Triangle.corners()[0], Wedge.corners()[0]; !(up.Y > 0 && down.Y < 0) {
		t.Errorf("the triangle begins at %v, the wedge at %v, want above and below", up, down)
	}
	if NthShape(0) != Circle || NthShape(8) != Square || NthShape(-1) != Plus {
		t.Errorf("shapes 0, 8, -1: %v, %v, %v, want circle, square, plus", NthShape(0), NthShape(8), NthShape(-1))
	}
}

// A mark's shape is said to who does not see it, and a circle goes without saying.
func TestShapeInAlt(t *testing.T) {
	t.Parallel()
	f, err := New(Labels{Title: "Two marks", X: "x", Y: "y"}, Mark{X: 1, Y: 1, Text: "round"}, Mark{X: 2, Y: 3, Shape: Star, Text: "pointed"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Marked at (1, 1): round.", "Marked by a star at (2, 3): pointed."} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("%q lacks %q", f.Alt, want)
		}
	}
}
