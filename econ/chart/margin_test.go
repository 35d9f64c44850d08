package chart

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

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
