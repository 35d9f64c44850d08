package nb

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

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

// TestExploreHere: a cell waits only where the variable says that somebody is there.
func TestExploreHere(t *testing.T) {
	t.Parallel()
	if os.Getenv(LiveVariable) != "" {
		t.Fatalf("%s is set where tests run", LiveVariable)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		notebook(nil, func(c cell) { c.explore(demandAt, []Slider{price}, nil) })
	}()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("a cell without a reader waits")
	}
}

// reader plays the script on the page: it makes its moves one after the other,
// each after the answer to the one before.
type reader struct {
	moves   []move
	answers []answer
	address string
	latest  latest
}

func (r *reader) connect(address string) link {
	r.address = address
	r.latest.moved = make(chan struct{}, 1)
	next := func() {
		if len(r.moves) > 0 {
			r.latest.put(r.moves[0])
			r.moves = r.moves[1:]
		}
	}
	return link{
		call:   next,
		moved:  r.latest.moved,
		latest: r.latest.get,
		answer: func(a answer) {
			r.answers = append(r.answers, a)
			next()
		},
	}
}

func TestExploreLive(t *testing.T) {
	t.Parallel()
	r := &reader{moves: []move{
		{Count: 1, Setting: []int{12}},
		{Count: 2, Setting: []int{4}},
		{Count: 3, Setting: []int{0}},  // a price of 0 cannot be drawn
		{Count: 4, Setting: []int{99}}, // not a position
		{Count: 5, Setting: []int{8}, Done: true},
	}}
	shown, stdout, stderr, status := notebook(nil, func(c cell) { c.explore(demandAt, []Slider{price}, r.connect) })
	if len(shown) != 3 || stdout+stderr != "" || status != 0 {
		t.Fatalf("%d displays, %q, %q, status %d, want the sliders, the last figure, its caption and nothing else", len(shown), stdout, stderr, status)
	}
	if shown[0].DisplayID == "" || shown[0].DisplayID != shown[1].DisplayID || r.address != "/"+shown[0].DisplayID {
		t.Errorf("sliders at %q, figure at %q, address %q, want one place", shown[0].DisplayID, shown[1].DisplayID, r.address)
	}
	if len(r.answers) != 4 {
		t.Fatalf("%d answers, want 4: %v", len(r.answers), r.answers)
	}
	for i, a := range r.answers {
		if a.Count != i+1 {
			t.Errorf("answer %d is to move %d", i+1, a.Count)
		}
	}
	if a, b := r.answers[0], r.answers[1]; a.Picture == b.Picture || !strings.HasPrefix(a.Picture, "data:image/png;base64,") || !strings.HasSuffix(b.Alt, "price p = 2.0 $/Mtok.") {
		t.Errorf("the picture did not follow the slider: %.40s, %.40s, %s", a.Picture, b.Picture, b.Alt)
	}
	if a := r.answers[2]; a.Picture != "" || !strings.Contains(a.Error, "price 0") {
		t.Errorf("a price of 0 is answered by %.40q and error %q", a.Picture, a.Error)
	}
	want, err := figure.Demand(econ.Baseline(), 4)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := want.PNG()
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := shown[1].Data[protocol.MIMEImagePNG].([]byte); string(got) != string(picture) {
		t.Error("what is left is not the figure of the last move")
	}
	if _, ok := shown[1].Data[protocol.MIMETextHTML]; ok {
		t.Error("the sliders are left in the output")
	}
	if got, want := shown[2].Data[protocol.MIMETextPlain], "Drawn at price p = 4.0 $/Mtok. Run this cell again to move the slider."; got != want || shown[2].DisplayID != "" {
		t.Errorf("caption %q at %q, want %q at a place of its own", got, shown[2].DisplayID, want)
	}
}

// TestExploreEnds: a live cell ends by itself when there is nobody to wait for, and
// says why. The clock is a fake one.
func TestExploreEnds(t *testing.T) {
	t.Parallel()
	held := make(chan os.Signal, 1) // starts what listens for signals outside of the fake time
	signal.Notify(held, os.Interrupt)
	defer signal.Stop(held)
	moves := func(m ...move) []move { return m }
	for _, tc := range []struct {
		name  string
		moves []move
		after time.Duration
		says  string
	}{
		{"no page", nil, arrival, "Not connected to this page. Drawn at price p = 6.0 $/Mtok."},
		{"no reader", moves(move{Count: 1, Setting: []int{12}}), pause, "Ended after ten minutes without a move. Drawn at price p = 6.0 $/Mtok."},
		{"reader leaves", moves(move{Count: 1, Setting: []int{12}}, move{Count: 2, Setting: []int{4}}), pause, "Ended after ten minutes without a move. Drawn at price p = 2.0 $/Mtok."},
		{"another cell", moves(move{Count: 1, Setting: []int{12}}, move{Count: 2, Setting: []int{8}, Waiting: true}), 0, "Ended to make way for another cell. Drawn at price p = 4.0 $/Mtok."},
		{"run all", moves(move{Count: 1, Setting: []int{12}, Waiting: true}), 0, "Ended to make way for another cell. Drawn at price p = 6.0 $/Mtok."},
		{"done, and another cell", moves(move{Count: 1, Setting: []int{12}, Done: true, Waiting: true}), 0, "Drawn at price p = 6.0 $/Mtok."},
		{"last move not drawn", moves(move{Count: 1, Setting: []int{4}}, move{Count: 2, Setting: []int{0}, Waiting: true}), 0, "Ended to make way for another cell. Drawn at price p = 2.0 $/Mtok."},
	} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			r := &reader{moves: tc.moves}
			shown, _, stderr, status := notebook(nil, func(c cell) { c.explore(demandAt, []Slider{price}, r.connect) })
			if status != 0 || stderr != "" || len(shown) != 3 {
				t.Errorf("%s: status %d, %q, %d displays, want the sliders, a figure and its caption", tc.name, status, stderr, len(shown))
				return
			}
			if got, want := shown[2].Data[protocol.MIMETextPlain], tc.says+" Run this cell again to move the slider."; got != want {
				t.Errorf("%s: caption %q, want %q", tc.name, got, want)
			}
			if got := time.Since(began); got != tc.after {
				t.Errorf("%s: ended after %v, want %v", tc.name, got, tc.after)
			}
		})
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

// TestExploreLeavesGoodFigure: where the last move cannot be drawn, the last figure
// stays; where there never was one, the cell fails.
func TestExploreLeavesGoodFigure(t *testing.T) {
	t.Parallel()
	r := &reader{moves: []move{{Count: 1, Setting: []int{0}, Done: true}}}
	shown, _, stderr, status := notebook(nil, func(c cell) { c.explore(demandAt, []Slider{price}, r.connect) })
	if status != 0 || len(shown) != 3 || shown[1].Data[protocol.MIMEImagePNG] == nil {
		t.Errorf("status %d, %q, %d displays, want the figure at the start", status, stderr, len(shown))
	}
	bad := price
	bad.Start = 0
	r = &reader{moves: []move{{Count: 1, Setting: []int{0}, Done: true}}}
	shown, _, stderr, status = notebook(nil, func(c cell) { c.explore(demandAt, []Slider{bad}, r.connect) })
	if status != 1 || len(shown) != 1 || !strings.Contains(stderr, "price 0") {
		t.Errorf("status %d, %q, %d displays, want a failed cell", status, stderr, len(shown))
	}
}

// TestLatest: moves that overtake one another leave the latest; Done and Waiting
// stay.
func TestLatest(t *testing.T) {
	t.Parallel()
	l := latest{moved: make(chan struct{}, 1)}
	l.put(move{Count: 2, Setting: []int{2}})
	l.put(move{Count: 1, Setting: []int{1}})
	if got := l.get(); got.Count != 2 || got.Done {
		t.Errorf("got %v, want the second move", got)
	}
	l.put(move{Count: 4, Setting: []int{4}, Done: true})
	l.put(move{Count: 3, Setting: []int{3}, Waiting: true})
	l.put(move{Count: 5, Setting: []int{5}})
	if got := l.get(); got.Count != 5 || !got.Done || !got.Waiting {
		t.Errorf("got %v, want the fifth move, done and waited for", got)
	}
	if len(l.moved) != 1 {
		t.Errorf("%d notices, want 1", len(l.moved))
	}
}

// TestPanelHTML: every slider has a label, a value with its unit, and no text of
// the notebook becomes markup or script.
func TestPanelHTML(t *testing.T) {
	t.Parallel()
	evil := Slider{Name: `</script><b>"x"`, Unit: "</script><i>", Min: 0, Max: 1, Step: 0.25, Start: 0.5}
	p, err := newPanel(demandAt, []Slider{price, evil})
	if err != nil {
		t.Fatal(err)
	}
	page := p.html("here", figure.Figure{}, answer{Error: "<u>bad</u>"})
	for _, want := range []string{
		`<label for="here-0"`, `id="here-0" min="0" max="24" step="1" value="12" aria-valuetext="6.0 $/Mtok"`,
		`<output for="here-0"`, `<label for="here-1"`, `max="4" step="1" value="2"`, `role="status"`, `<button type="button">Done</button>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, unwanted := range []string{"<b>", "<i>", "<u>"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page has markup from outside: %s", unwanted)
		}
	}
	if n := strings.Count(page, "</script>"); n != 1 {
		t.Errorf("%d ends of a script, want 1", n)
	}
	settings := regexp.MustCompile(`(?s)\}\)\((\{.*\})\);\n</script>$`).FindStringSubmatch(page)
	if settings == nil {
		t.Fatal("the script is not called")
	}
	var got struct {
		ID, Address string
		Scales      []struct{ Unit string }
	}
	if err := json.Unmarshal([]byte(settings[1]), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != "here" || got.Address != "/here" || len(got.Scales) != 2 || got.Scales[1].Unit != evil.Unit {
		t.Errorf("the script is called with %v", got)
	}
}
