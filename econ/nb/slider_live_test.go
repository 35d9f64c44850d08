package nb

import (
	"os"
	"os/signal"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

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
