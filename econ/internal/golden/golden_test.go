package golden

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestDifference(t *testing.T) {
	t.Parallel()
	white := paint(t, 20, 10, 0, color.White)
	for _, tc := range []struct {
		name string
		got  []byte
		want float64
	}{
		{"the same", white, 0},
		{"a shade", paint(t, 20, 10, 200, color.Gray{0xf0}), 0},
		{"one pixel in 20", paint(t, 20, 10, 10, color.Black), 0.05},
		{"another size", paint(t, 10, 20, 0, color.White), 1},
	} {
		if got, err := difference(tc.got, white); got != tc.want || err != nil {
			t.Errorf("%s: %g of the pixels differ, %v, want %g", tc.name, got, err, tc.want)
		}
	}
	for _, broken := range [][2][]byte{{nil, white}, {white, []byte("no picture")}} {
		if _, err := difference(broken[0], broken[1]); err == nil {
			t.Error("what is not a picture was compared")
		}
	}
}

// paint is a white picture whose first n pixels have another colour.
func paint(t *testing.T, width, height, n int, c color.Color) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Set(i%width, i/width, color.White)
		if i < n {
			img.Set(i%width, i/width, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
