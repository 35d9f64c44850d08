package nb

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// price moves the price of the demand figure; at 0 there is nothing to draw.
var price = Slider{Name: "price p", Unit: "$/Mtok", Min: 0, Max: 12, Step: 0.5, Start: 6}

func demandAt(at ...float64) (figure.Figure, error) { return figure.Demand(econ.Baseline(), at[0]) }

func TestSliderValidate(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	for _, tc := range []struct {
		name   string
		change func(*Slider)
		says   string // of the error; empty for a valid slider
	}{
		{"valid", func(*Slider) {}, ""},
		{"at its end", func(s *Slider) { s.Start = s.Max }, ""},
		{"tenths", func(s *Slider) { s.Min, s.Max, s.Step, s.Start = 0.1, 0.7, 0.1, 0.3 }, ""},
		{"sixtieths", func(s *Slider) { s.Min, s.Max, s.Step, s.Start = 0, 1, 1.0/60, 0.5 }, ""},
		{"below zero", func(s *Slider) { s.Min, s.Max, s.Step, s.Start = -3, -1, 1, -2 }, ""},
		{"no name", func(s *Slider) { s.Name = " " }, "Name is empty"},
		{"reversed", func(s *Slider) { s.Min, s.Max = s.Max, s.Min }, "Min = 12"},
		{"a point", func(s *Slider) { s.Max = s.Min }, "the lower first"},
		{"Min NaN", func(s *Slider) { s.Min = nan }, "Min = NaN"},
		{"Max infinite", func(s *Slider) { s.Max = inf }, "Max = +Inf"},
		{"no step", func(s *Slider) { s.Step = 0 }, "Step = 0"},
		{"negative step", func(s *Slider) { s.Step = -0.5 }, "Step = -0.5"},
		{"step NaN", func(s *Slider) { s.Step = nan }, "Step = NaN"},
		{"step infinite", func(s *Slider) { s.Step = inf }, "Step = +Inf"},
		{"too fine", func(s *Slider) { s.Step = 1e-9 }, "larger step"},
		{"range beyond numbers", func(s *Slider) { s.Min, s.Max, s.Step, s.Start = -1.7e308, 1.7e308, 1e307, 0 }, "larger step"},
		{"uneven step", func(s *Slider) { s.Step = 5 }, "Max = 12"},
		{"start below", func(s *Slider) { s.Start = -1 }, "Start = -1"},
		{"start above", func(s *Slider) { s.Start = 13 }, "Start = 13"},
		{"start NaN", func(s *Slider) { s.Start = nan }, "Start = NaN"},
		{"start between", func(s *Slider) { s.Start = 6.1 }, "Start = 6.1"},
	} {
		s := price
		tc.change(&s)
		err := s.validate()
		switch {
		case tc.says == "" && err != nil:
			t.Errorf("%s: %v", tc.name, err)
		case tc.says != "" && (!errors.Is(err, ErrSlider) || !strings.Contains(err.Error(), tc.says)):
			t.Errorf("%s: got %v, want an ErrSlider with %q", tc.name, err, tc.says)
		}
	}
}

func TestSliderValue(t *testing.T) {
	t.Parallel()
	tenths := Slider{Name: "x", Min: 0.1, Max: 0.7, Step: 0.1, Start: 0.1}
	sixtieths := Slider{Name: "h", Unit: "h", Min: 0, Max: 1, Step: 1.0 / 60, Start: 0}
	for _, tc := range []struct {
		slider   Slider
		position int
		value    float64
		text     string
	}{
		{price, 0, 0, "0.0 $/Mtok"},
		{price, 12, 6, "6.0 $/Mtok"},
		{price, 24, 12, "12.0 $/Mtok"},
		{tenths, 2, 0.3, "0.3"}, // and not 0.30000000000000004
		{tenths, 6, 0.7, "0.7"},
		{sixtieths, 1, 1.0 / 60, "0.016667 h"},
		{sixtieths, 60, 1, "1.000000 h"},
	} {
		if got := tc.slider.value(tc.position); got != tc.value {
			t.Errorf("%s at %d is %v, want %v", tc.slider.Name, tc.position, got, tc.value)
		}
		if got := tc.slider.text(tc.position); got != tc.text {
			t.Errorf("%s at %d reads %q, want %q", tc.slider.Name, tc.position, got, tc.text)
		}
		if got := tc.slider.position(tc.value); got != tc.position {
			t.Errorf("%s at %v is at position %d, want %d", tc.slider.Name, tc.value, got, tc.position)
		}
	}
}

// TestExploreStatic: where nobody moves a slider the figure is shown as it starts,
// and the cell ends.
func TestExploreStatic(t *testing.T) {
	t.Parallel()
	shown, stdout, stderr, status := notebook(nil, func(c cell) { c.explore(demandAt, []Slider{price}, nil) })
	if len(shown) != 2 || stdout+stderr != "" || status != 0 {
		t.Fatalf("%d displays, %q, %q, status %d, want figure, caption and nothing else", len(shown), stdout, stderr, status)
	}
	want, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := want.PNG()
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := shown[0].Data[protocol.MIMEImagePNG].([]byte); string(got) != string(picture) {
		t.Errorf("the picture of %d bytes is not that of the figure at the start, of %d", len(got), len(picture))
	}
	if got, want := shown[0].Data[protocol.MIMETextPlain], want.Alt+" Drawn at price p = 6.0 $/Mtok."; got != want {
		t.Errorf("described as %q, want %q", got, want)
	}
	offer := "In a live notebook this cell has a slider: price p from 0 to 12, here at 6 $/Mtok. The figure follows the slider."
	if got := shown[1].Data[protocol.MIMETextPlain]; got != offer {
		t.Errorf("caption %q, want %q", got, offer)
	}
	marked := "<p><em>" + strings.ReplaceAll(offer, "$", "<span>$</span>") + "</em></p>" // so that two make no formula
	if got := shown[1].Data[protocol.MIMETextHTML]; got != marked {
		t.Errorf("caption in HTML %q, want %q", got, marked)
	}
}

func TestExploreErrors(t *testing.T) {
	t.Parallel()
	bad := price
	bad.Start = 0
	broken := func(...float64) (figure.Figure, error) { panic("index out of range") }
	for _, tc := range []struct {
		name    string
		draw    func(...float64) (figure.Figure, error)
		sliders []Slider
		says    string
	}{
		{"no function", nil, []Slider{price}, "draw is nil"},
		{"no slider", demandAt, nil, "none given"},
		{"slider not valid", demandAt, []Slider{price, {}}, "Name is empty"},
		{"nothing to draw", demandAt, []Slider{bad}, "price 0"},
		{"panic", broken, []Slider{price}, "drawing at price p = 6.0 $/Mtok panicked: index out of range"},
	} {
		shown, stdout, stderr, status := notebook(nil, func(c cell) { c.explore(tc.draw, tc.sliders, nil) })
		if len(shown) != 0 || stdout != "" || status != 1 || !strings.Contains(stderr, tc.says) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: %d displays, %q, %q, status %d, want a failed cell and one line with %q", tc.name, len(shown), stdout, stderr, status, tc.says)
		}
	}
}

// TestCaptions: with several sliders each is named with its range and unit.
func TestCaptions(t *testing.T) {
	t.Parallel()
	alpha := Slider{Name: "tail index α", Min: 0.8, Max: 3, Step: 0.1, Start: 1.5}
	p, err := newPanel(demandAt, []Slider{alpha, price})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.offer(), "In a live notebook this cell has sliders: tail index α from 0.8 to 3, here at 1.5; price p from 0 to 12, here at 6 $/Mtok. The figure follows the sliders."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := p.again([]int{22, 1}), "Drawn at tail index α = 3.0, price p = 0.5 $/Mtok. Run this cell again to move the sliders."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A position at 0 reads 0, and not -0.0 or a rounding error.
func TestSliderAtZero(t *testing.T) {
	t.Parallel()
	for _, s := range []Slider{
		{Name: "x", Min: -0.9, Max: 0.9, Step: 0.3}, {Name: "x", Min: -3.6, Max: 3, Step: 0.3}, {Name: "x", Min: -1, Max: 1, Step: 1.0 / 60}, {Name: "x", Min: -7.0 / 3, Max: 1, Step: 1.0 / 3},
	} {
		if err := s.validate(); err != nil {
			t.Fatal(err)
		}
		at := s.position(0)
		if v := s.value(at); v != 0 || math.Signbit(v) || strings.HasPrefix(s.text(at), "-") || s.short(0) != "0" {
			t.Errorf("%+v: %v, %q, %q", s, v, s.text(at), s.short(0))
		}
	}
}
