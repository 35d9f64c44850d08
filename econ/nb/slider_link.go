package nb

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"

	"github.com/janpfeifer/gonb/gonbui/comms"

	"valuecapture/econ/figure"
)

// A move is a report of the script: the positions of the sliders. Moves may overtake one
// another; the one with the highest count is the latest.
type move struct {
	Count   int   `json:"count"`
	Setting []int `json:"setting"`
	Done    bool  `json:"done"`    // the reader has pressed the button
	Waiting bool  `json:"waiting"` // another cell has been told to run
}

// An answer is sent back to a move: a picture and its description, or an error.
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

// connect prepares a link through the kernel. It does not unsubscribe, because that would
// block for ever on a message still on its way. The kernel does so when the cell ends.
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
			text, _ := json.Marshal(a) // cannot fail for strings and a number
			comms.Send(address, string(text))
		},
	}
}

// latest keeps the latest move. Moves that arrive while a figure is being drawn replace
// one another, but Done and Waiting stay set.
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
	default: // a notice is waiting already
	}
}

func (l *latest) get() move {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.move
}

// draw fills in the picture or the error.
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
