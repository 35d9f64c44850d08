package ipynb

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

// picture is a white figure with a black line at height y, a tick label of the
// size that figures here have, and noise of up to the given level on the line.
func picture(t *testing.T, w, h, y, label, noise int) string {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 1))
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for x := range w {
		for dy := range 3 {
			v := uint8(rng.IntN(noise + 1))
			m.SetNRGBA(x, y+dy, color.NRGBA{v, v, v, 255})
		}
	}
	for x := range label { // a digit: a stroke two pixels wide
		for dx := range 2 {
			m.SetNRGBA(20+dx, 20+x, color.NRGBA{0, 0, 0, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

func TestSamePicture(t *testing.T) {
	t.Parallel()
	saved := picture(t, 1152, 768, 300, 20, 0)
	tests := []struct {
		name, got, want string
	}{
		{"itself", saved, ""},
		{"with line breaks", saved[:40] + "\n" + saved[40:] + "\n", ""},
		{"rounded differently", picture(t, 1152, 768, 300, 20, 3), ""},
		{"line moved by a pixel", picture(t, 1152, 768, 301, 20, 0), "figure moved"},
		{"digit lost", picture(t, 1152, 768, 300, 0, 0), "figure moved"},
		{"line turned grey", picture(t, 1152, 768, 300, 20, 200), "figure moved"},
		{"other size", picture(t, 1152, 769, 300, 20, 0), "1152 x 769 pixels, was 1152 x 768"},
		{"no base64", "!", "the new figure is no PNG"},
		{"no PNG", "aGVsbG8=", "the new figure is no PNG"},
	}
	for _, test := range tests {
		got := samePicture(test.got, saved)
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := samePicture(saved, "aGVsbG8="); !strings.Contains(got, "the saved figure is no PNG") {
		t.Errorf("saved figure broken: %q", got)
	}
}
