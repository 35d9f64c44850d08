package chart

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestLegible(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"10⁴ and 10⁻⁴": "10⁴ and 10ˉ⁴", "10⁹": "10^9", "2×10⁻¹⁰ h": "2×10^−10 h", "x²⁰ y": "x^20 y", "α": "α",
	} {
		if got := legible(text); got != want {
			t.Errorf("legible(%q) = %q, want %q", text, got, want)
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
