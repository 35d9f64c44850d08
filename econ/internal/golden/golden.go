// Package golden compares pictures with the ones a package keeps in its testdata.
//
// After a change that should be visible, the flag -regen
//
//	go test ./econ/figure -run Golden -regen
//
// writes the pictures anew instead of comparing them. Look at each before you commit
// it.
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var regen = flag.Bool("regen", false, "write the golden pictures anew")

// Most is the share of pixels that may differ.
const Most = 1.0 / 200

// Check fails t if a picture in the PNG format differs from testdata/NAME_golden.png in
// the folder of the test. Processors round the edges of lines differently. So a pixel
// differs only if one of its colours does by more than a tenth of its range, and one
// pixel in 200 may differ.
func Check(t testing.TB, name string, picture []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+"_golden.png")
	if *regen {
		if err := os.WriteFile(path, picture, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: draw it with -regen", err)
	}
	if bytes.Equal(picture, want) {
		return // as a rule, and faster than looking at pixels
	}
	moved, err := difference(picture, want)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if moved > Most {
		t.Errorf("%.2f%% of the pixels differ from %s, want at most %g%%", 100*moved, path, 100*Most)
	}
}

// difference returns the share of pixels that differ visibly, 1 for pictures of
// different size.
func difference(got, want []byte) (float64, error) {
	a, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		return 1, fmt.Errorf("decode the picture drawn: %w", err)
	}
	b, err := png.Decode(bytes.NewReader(want))
	if err != nil {
		return 1, fmt.Errorf("decode the golden picture: %w", err)
	}
	bounds := a.Bounds()
	if bounds != b.Bounds() {
		return 1, nil
	}
	var differ int
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if far(a, b, x, y) {
				differ++
			}
		}
	}
	return float64(differ) / float64(bounds.Dx()*bounds.Dy()), nil
}

// far reports whether a pixel differs visibly.
func far(a, b image.Image, x, y int) bool {
	const visible = 0xffff / 10
	r1, g1, b1, _ := a.At(x, y).RGBA()
	r2, g2, b2, _ := b.At(x, y).RGBA()
	apart := func(u, v uint32) bool { return max(u, v)-min(u, v) > visible }
	return apart(r1, r2) || apart(g1, g2) || apart(b1, b2)
}
