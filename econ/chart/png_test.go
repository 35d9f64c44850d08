package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// What encode writes is read back as the same pixels, whatever the size.
func TestEncode(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][2]int{{1, 1}, {3, 2}, {1229, 768}, {7, 300}} {
		for _, noise := range []bool{false, true} {
			m := image.NewRGBA(image.Rect(0, 0, size[0], size[1]))
			for i := range m.Pix {
				m.Pix[i] = 255
				if noise && i%4 != 3 {
					m.Pix[i] = uint8(rng.IntN(256))
				}
			}
			for x := range size[0] {
				m.SetRGBA(x, size[1]/2, color.RGBA{R: uint8(x), G: 114, B: 178, A: 255})
			}
			data, err := encode(m)
			if err != nil {
				t.Fatal(err)
			}
			back, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%v: %v", size, err)
			}
			if got, ok := back.(*image.RGBA); !ok || got.Rect != m.Rect || !bytes.Equal(got.Pix, m.Pix) {
				t.Errorf("%v, noise %v: read back as other pixels", size, noise)
			}
		}
	}
}

// What has a see-through pixel, or none at all, is left to image/png.
func TestEncodeOthers(t *testing.T) {
	t.Parallel()
	clear := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for _, m := range []image.Image{clear, image.NewGray(image.Rect(0, 0, 2, 2)), clear.SubImage(image.Rect(1, 1, 3, 3))} {
		var want bytes.Buffer
		if err := png.Encode(&want, m); err != nil {
			t.Fatal(err)
		}
		if got, err := encode(m); err != nil || !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%T: %v, or other bytes than those of image/png", m, err)
		}
	}
	if _, err := encode(image.NewRGBA(image.Rectangle{})); err == nil {
		t.Error("a picture without pixels: no error")
	}
}
