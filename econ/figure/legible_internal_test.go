package figure

import (
	"testing"

	"valuecapture/econ/dist"
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

type burr struct{ dist.Tail }

type titled struct{ dist.Tail }

func (titled) String() string { return "a law with a title" }

func TestTailNameOfAReadersType(t *testing.T) {
	t.Parallel()
	inside := dist.Exponential{Rate: 1}
	if got := tailName(burr{inside}); got != "burr" {
		t.Errorf("got %q, want the type's name", got)
	}
	if got := tailName(titled{inside}); got != "a law with a title" {
		t.Errorf("got %q, want what its String says", got)
	}
}
