package chart

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

var page = vg.Rectangle{Max: vg.Point{X: 200, Y: 100}}

func square(x0, y0, x1, y1 vg.Length) []vg.Point {
	return []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}
}

func TestContains(t *testing.T) {
	t.Parallel()
	u := []vg.Point{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}, {X: 6, Y: 9}, {X: 6, Y: 3}, {X: 3, Y: 3}, {X: 3, Y: 9}, {X: 0, Y: 9}}
	for _, tc := range []struct {
		x, y vg.Length
		want bool
	}{{1, 8, true}, {4.5, 8, false}, {4.5, 1, true}, {8, 8, true}, {-1, 1, false}, {10, 1, false}} {
		if got := contains(u, vg.Point{X: tc.x, Y: tc.y}); got != tc.want {
			t.Errorf("contains(a U, %g, %g) = %t, want %t", tc.x, tc.y, got, tc.want)
		}
	}
}

func TestInside(t *testing.T) {
	t.Parallel()
	free := layout{bounds: page}
	box, ok := free.inside(square(20, 20, 120, 60), 40, 10)
	if !ok {
		t.Fatal("no place for 40 by 10 in 100 by 40")
	}
	middle := vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: (box.Min.Y + box.Max.Y) / 2}
	if !(math.Abs(float64(middle.X-70)) <= 12) || !(math.Abs(float64(middle.Y-40)) <= 3) {
		t.Errorf("placed around %v, want about the middle (70, 40)", middle)
	}
	if _, ok := free.inside(square(20, 20, 50, 60), 40, 10); ok {
		t.Error("a place for 40 by 10 in 30 by 40")
	}
	if _, ok := free.inside(square(20, 20, 120, 60)[:2], 40, 10); ok {
		t.Error("a place in an outline of two corners")
	}
	free.line([]vg.Point{{X: 0, Y: 40}, {X: 200, Y: 40}})
	if box, ok := free.inside(square(20, 20, 120, 60), 40, 10); ok && box.Min.Y < 40 && box.Max.Y > 40 {
		t.Errorf("placed at %v, across a line at 40", box)
	}
}

func TestBeside(t *testing.T) {
	t.Parallel()
	free := layout{bounds: page}
	point := vg.Point{X: 100, Y: 50}
	near, distance := free.beside(point, 30, 10, 4)
	if distance != 4 || free.cost(near) != 0 || near.Min.X < point.X {
		t.Errorf("on an empty page %v at %g, want to the right at the gap", near, distance)
	}
	free.line([]vg.Point{{X: 0, Y: 50}, {X: 200, Y: 50}})
	free.line([]vg.Point{{X: 100, Y: 0}, {X: 100, Y: 100}})
	free.take(near)
	next, _ := free.beside(point, 30, 10, 4)
	if free.cost(next) != 0 {
		t.Errorf("between two lines and beside a name: %v covers something", next)
	}
	corner, _ := free.beside(vg.Point{X: 200, Y: 100}, 30, 10, 4)
	if corner.Max.X > 200 || corner.Max.Y > 100 {
		t.Errorf("in the corner of the page: %v leaves it", corner)
	}
}
