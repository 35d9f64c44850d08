package nb

import (
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/signal"
	"strings"
	"sync"
	"time"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/comms"
	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ/figure"
)

// How long a live cell waits for the page: first for the script to report, and
// then for the next sign of life, which the script gives every twenty seconds. A
// browser slows down the pages it does not show, hence the wide margin.
const (
	arrival = 15 * time.Second
	absence = 10 * time.Minute
	retry   = 4 * time.Second // between attempts to reach the page
)

// A move is what the script reports: where the sliders stand. Moves may overtake
// one another; the highest count is the latest.
type move struct {
	Count   int   `json:"count"`
	Setting []int `json:"setting"`
	Done    bool  `json:"done"`
}

// An answer is what is sent back to a move: a picture and its description, or what
// kept it from being drawn.
type answer struct {
	Count   int    `json:"count"`
	Picture string `json:"picture,omitempty"` // as a data URL
	Alt     string `json:"alt,omitempty"`
	Error   string `json:"error,omitempty"`
}

// A link leads to the script on the page.
type link struct {
	call   func()        // asks the kernel to open the connection
	moved  chan struct{} // receives whenever there is a new move
	latest func() move
	answer func(answer)
}

// connect prepares a link through the kernel. It never unsubscribes, which would
// block for ever on a message that is still on its way: the kernel does when the
// cell ends.
func connect(address string) link {
	var l latest
	l.moved = make(chan struct{}, 1)
	comms.Subscribe(address, func(_ string, text string) {
		var m move
		if json.Unmarshal([]byte(text), &m) == nil {
			l.put(m)
		}
	})
	return link{
		call:   comms.Start,
		moved:  l.moved,
		latest: l.get,
		answer: func(a answer) {
			text, _ := json.Marshal(a) // strings and a number always encode
			comms.Send(address, string(text))
		},
	}
}

// latest keeps the latest move: while a figure is being drawn the ones in between
// are dropped. Done stays.
type latest struct {
	mu    sync.Mutex
	move  move
	moved chan struct{}
}

func (l *latest) put(m move) {
	l.mu.Lock()
	defer l.mu.Unlock()
	done := m.Done || l.move.Done
	if m.Count >= l.move.Count {
		l.move = m
	}
	l.move.Done = done
	select {
	case l.moved <- struct{}{}:
	default: // it is about to be read anyway
	}
}

func (l *latest) get() move {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.move
}

// live shows the sliders and draws until the reader is done, and then leaves the
// last figure in their place.
func (c cell) live(p panel, connect func(string) link) {
	setting := p.start()
	f, err := p.figure(setting)
	var a answer
	a.draw(f, err)
	id := "slider" + gonbui.UniqueId()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	defer signal.Stop(interrupted)

	page := &protocol.DisplayData{
		Data:      map[protocol.MIMEType]any{protocol.MIMETextHTML: p.html(id, f, a), protocol.MIMETextPlain: f.Alt},
		DisplayID: id,
	}
	if failure := c.display(page); failure != nil {
		c.fail(unreached(failure))
		return
	}
	l := connect("/" + id) // the script is there first: it mends the kernel's
	l.call()
	again := time.NewTicker(retry)
	defer again.Stop()
	patience := time.NewTimer(arrival)
	defer patience.Stop()
	for done := false; !done; {
		select {
		case <-l.moved:
			again.Stop()
			patience.Reset(absence)
			m := l.latest()
			done = m.Done
			if p.valid(m.Setting) && !equal(m.Setting, setting) {
				setting = m.Setting
				var next figure.Figure
				if next, err = p.figure(setting); err == nil {
					f = next
				}
				a = answer{}
				a.draw(next, err)
			}
			a.Count = m.Count
			if !done {
				l.answer(a)
			}
		case <-again.C:
			l.call()
		case <-patience.C:
			done = true
		case <-interrupted:
			done = true
		}
	}
	c.leave(id, f, err)
}

// leave puts a figure where the sliders are.
func (c cell) leave(id string, f figure.Figure, err error) {
	if f.Plot != nil {
		err = nil // the last one that could be drawn
	}
	replace := c
	replace.display = func(d *protocol.DisplayData) error {
		d.DisplayID = id
		return c.display(d)
	}
	replace.showFigure(f, err)
}

// draw fills in the answer.
func (a *answer) draw(f figure.Figure, err error) {
	var picture []byte
	if err == nil {
		picture, err = f.PNG()
	}
	if err != nil {
		a.Error = strings.Join(strings.Fields(err.Error()), " ")
		return
	}
	a.Picture, a.Alt = "data:image/png;base64,"+base64.StdEncoding.EncodeToString(picture), f.Alt
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

//go:embed slider.js
var sliderScript string

// html is the output of a cell that waits: sliders that a keyboard moves, each
// with its name, value and unit, the figure, and the button. If it is saved as it
// is, the figure at the start is what a reader sees of it.
func (p panel) html(id string, f figure.Figure, a answer) string {
	var b strings.Builder
	// The attribute keeps JupyterLab from taking arrow keys for its own.
	fmt.Fprintf(&b, `<div id="%s" role="group" aria-label="figure with sliders" data-lm-suppress-shortcuts="true">`+"\n", id)
	type scale struct {
		Min    float64 `json:"min"`
		Step   float64 `json:"step"`
		Places int     `json:"places"`
		Unit   string  `json:"unit"`
	}
	var scales []scale
	for i, s := range p.sliders {
		at := p.start()[i]
		fmt.Fprintf(&b, `<div style="display:flex;flex-wrap:wrap;align-items:center;gap:0 1em;max-width:614px">`+
			`<label for="%[1]s-%[2]d" style="min-width:11em;margin:0">%[3]s</label>`+
			`<input type="range" id="%[1]s-%[2]d" min="0" max="%[4]d" step="1" value="%[5]d" aria-valuetext="%[6]s" style="flex:1 1 14em;width:auto">`+
			`<output for="%[1]s-%[2]d" style="min-width:7em">%[6]s</output></div>`+"\n",
			id, i, html.EscapeString(s.Name), s.steps(), at, html.EscapeString(s.text(at)))
		scales = append(scales, scale{s.Min, s.Step, s.shown(), s.Unit})
	}
	width, height := figure.DefaultWidth, figure.DefaultHeight
	if f.Plot != nil {
		width, height = f.Width, f.Height
	}
	fmt.Fprintf(&b, `<img src="%s" alt="%s" width="%d" height="%d" style="max-width:100%%">`+"\n",
		a.Picture, html.EscapeString(a.Alt), pixels(width), pixels(height))
	fmt.Fprintf(&b, `<p><button type="button">Done</button> <span role="status">%s</span></p>`+"\n</div>\n", html.EscapeString(a.Error))
	settings, _ := json.Marshal(map[string]any{"id": id, "address": "/" + id, "scales": scales}) // escapes < and >
	fmt.Fprintf(&b, "<script>\n%s(%s);\n</script>", strings.TrimSpace(sliderScript), settings)
	return b.String()
}
