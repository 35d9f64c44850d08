package chart

import (
	"math"
	"slices"
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

func TestSpread(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name         string
		middle, want []vg.Length
	}{
		{"apart", []vg.Length{20, 50, 80}, []vg.Length{20, 50, 80}},
		{"two close", []vg.Length{48, 52}, []vg.Length{45, 55}},
		{"all at one place", []vg.Length{50, 50, 50}, []vg.Length{40, 50, 60}},
		{"at the bottom", []vg.Length{0, 1}, []vg.Length{5, 15}},
		{"at the top", []vg.Length{99, 100}, []vg.Length{85, 95}},
		{"a group meets another", []vg.Length{40, 42, 51}, []vg.Length{103.0 / 3 * 1, 133.0 / 3, 163.0 / 3}},
		{"none", nil, nil},
	} {
		got := slices.Clone(tc.middle)
		height := make([]vg.Length, len(got))
		for i := range height {
			height[i] = 10
		}
		spread(got, height, 0, 100)
		for i := range got {
			if !(math.Abs(float64(got[i]-tc.want[i])) <= 1e-9) {
				t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
				break
			}
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	f, err := New(Labels{}, Curve("f", math.Sqrt, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	letters := lettering{f.Plot.TextHandler, sans(10), Ink}
	const text = "one two three four five six seven eight nine ten"
	for _, width := range []vg.Length{40, 80, 120, 400} {
		wrapped := letters.wrap(text, width)
		if w, _ := letters.size(wrapped); w > width {
			t.Errorf("wrapped to %g it is %g wide: %q", width, w, wrapped)
		}
		if flat(wrapped) != text || flat(letters.balance(text, width)) != text {
			t.Errorf("words are lost: %q", wrapped)
		}
	}
	if got := letters.balance(text, 150); got != "one two three four five\nsix seven eight nine ten" {
		t.Errorf("balanced as %q, want two lines of about the same length", got)
	}
	if got := letters.wrap("unbreakable", 5); got != "unbreakable" {
		t.Errorf("a long word became %q", got)
	}
}
