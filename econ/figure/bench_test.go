package figure_test

import (
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// BenchmarkFigure makes a figure without drawing it, which is what a test of its
// data or a slider's hidden half pays.
func BenchmarkFigure(b *testing.B) {
	for b.Loop() {
		if _, err := figure.Surplus(econ.Baseline(), 6); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPNG draws one figure at the resolution of a notebook.
func BenchmarkPNG(b *testing.B) {
	f, err := figure.Surplus(econ.Baseline(), 6)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
