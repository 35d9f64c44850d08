package chart

import (
	"slices"
	"testing"
)

// TestContrast: every colour can be read as text on white.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, c := range append(slices.Clone(sequence[:]), Grey, DarkGrey) {
		if contrast := 1.05 / (c.ink().luminance() + 0.05); contrast < 4.5 {
			t.Errorf("%06x as text is %06x with contrast %.2f, want at least 4.5", uint32(c), uint32(c.ink()), contrast)
		}
		on := (c.tint().luminance() + 0.05) / (c.shade().luminance() + 0.05)
		if on < 4.5 {
			t.Errorf("%06x as text on its own tint has contrast %.2f, want at least 4.5", uint32(c), on)
		}
	}
	if r, g, b, a := Blue.RGBA(); r>>8 != 0x00 || g>>8 != 0x72 || b>>8 != 0xb2 || a != 0xffff {
		t.Errorf("Blue is %04x %04x %04x %04x, want 0072b2, opaque", r, g, b, a)
	}
}
