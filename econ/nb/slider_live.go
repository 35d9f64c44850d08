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

	"valuecapture/econ/chart"
	"valuecapture/econ/figure"
)

// How long a live cell waits: first for the script on the page to report, and then
// for the reader to move a slider.
const (
	arrival = 15 * time.Second
	pause   = 10 * time.Minute
	retry   = 4 * time.Second // between attempts to reach the page
)

// A move is what the script reports: where the sliders stand. Moves may overtake
// one another; the highest count is the latest.
type move struct {
	Count   int   `json:"count"`
	Setting []int `json:"setting"`
	Done    bool  `json:"done"`    // the reader has pressed the button
	Waiting bool  `json:"waiting"` // another cell has been told to run
}

// An ending is why a live cell has ended.
type ending string

const (
	pressed     ending = "" // by the reader, who knows
	superseded  ending = "Ended to make way for another cell. "
	idle        ending = "Ended after ten minutes without a move. "
	unanswered  ending = "Not connected to this page. "
	interrupted ending = "Interrupted. "
)

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
// are dropped. Done and Waiting stay.
type latest struct {
	mu    sync.Mutex
	move  move
	moved chan struct{}
}

func (l *latest) put(m move) {
	l.mu.Lock()
	defer l.mu.Unlock()
	done, waiting := m.Done || l.move.Done, m.Waiting || l.move.Waiting
	if m.Count >= l.move.Count {
		l.move = m
	}
	l.move.Done, l.move.Waiting = done, waiting
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
// last figure in their place, with a line that says how to go on.
func (c cell) live(p panel, connect func(string) link) {
	setting := p.start()
	f, err := p.figure(setting)
	drawn := setting // where the sliders stood for f
	var a answer
	a.draw(f, err)
	id := "slider" + gonbui.UniqueId()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)

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
	patience, why := time.NewTimer(arrival), unanswered
	defer patience.Stop()
	for ended := false; !ended; {
		select {
		case <-l.moved:
			again.Stop()
			m := l.latest()
			if moved := p.valid(m.Setting) && !equal(m.Setting, setting); moved || why == unanswered {
				patience.Reset(pause)
				why = idle
				if moved {
					setting = m.Setting
					var next figure.Figure
					if next, err = p.figure(setting); err == nil {
						f, drawn = next, setting
					}
					a = answer{}
					a.draw(next, err)
				}
			}
			a.Count = m.Count
			switch {
			case m.Done:
				ended, why = true, pressed
			case m.Waiting:
				ended, why = true, superseded
			default:
				l.answer(a)
			}
		case <-again.C:
			l.call()
		case <-patience.C:
			ended = true
		case <-stop:
			ended, why = true, interrupted
		}
	}
	if f.Plot != nil {
		err = nil // the last one that could be drawn
	}
	replace := c
	replace.display = func(d *protocol.DisplayData) error {
		d.DisplayID = id
		return c.display(d)
	}
	replace.showFigure(f, err)
	if err == nil {
		c.caption(string(why) + p.again(drawn))
	}
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
			`<output for="%[1]s-%[2]d" style="min-width:7em;padding:0;color:inherit;font-size:inherit">%[6]s</output></div>`+"\n",
			id, i, escaped(s.Name), s.steps(), at, html.EscapeString(s.text(at)))
		scales = append(scales, scale{s.Min, s.Step, s.shown(), s.Unit})
	}
	width, height := chart.DefaultWidth, chart.DefaultHeight
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
