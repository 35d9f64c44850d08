package nb

import (
	_ "embed"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ/figure"
)

// How long a live cell waits for the script to report, and then for a slider to move.
const (
	arrival = 15 * time.Second
	pause   = 10 * time.Minute
	retry   = 4 * time.Second // between attempts to reach the page
)

// An ending is why a live cell has ended.
type ending string

const (
	pressed     ending = "" // by the reader, so there is no reason to give
	superseded  ending = "Ended to make way for another cell. "
	idle        ending = "Ended after ten minutes without a move. "
	unanswered  ending = "Not connected to this page. "
	interrupted ending = "Interrupted. "
)

// live shows the sliders and redraws until the reader is done. Then it replaces them with
// the last figure and a line that says how to go on.
func (c cell) live(p panel, connect func(string) link) {
	id := "slider" + gonbui.UniqueId()
	s := newSession(p)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)

	page := &protocol.DisplayData{
		Data:      map[protocol.MIMEType]any{protocol.MIMETextHTML: p.html(id, s.last, s.answer), protocol.MIMETextPlain: s.last.Alt},
		DisplayID: id,
	}
	if failure := c.display(page); failure != nil {
		c.fail(unreached(failure))
		return
	}
	l := connect("/" + id) // after the page: its script corrects the kernel's
	why := s.run(l, stop)
	if s.last.Plot != nil {
		s.err = nil // the last good figure is shown
	}
	replace := c
	replace.display = func(d *protocol.DisplayData) error {
		d.DisplayID = id
		return c.display(d)
	}
	replace.showFigure(s.last, s.err)
	if s.err == nil {
		c.caption(string(why) + p.again(s.drawn))
	}
}

// A session is a panel that a reader is using.
type session struct {
	panel
	setting []int         // where the sliders stand
	answer  answer        // the answer to the last move
	err     error         // the error of the last move
	last    figure.Figure // the last figure that could be drawn
	drawn   []int         // its setting
}

func newSession(p panel) *session {
	s := &session{panel: p, setting: p.start()}
	s.drawn = s.setting
	s.last, s.err = p.figure(s.setting)
	s.answer.draw(s.last, s.err)
	return s
}

// run answers moves until the session ends, and says why it has.
func (s *session) run(l link, stop <-chan os.Signal) ending {
	l.call()
	again := time.NewTicker(retry)
	defer again.Stop()
	patience, why := time.NewTimer(arrival), unanswered
	defer patience.Stop()
	for {
		select {
		case <-l.moved:
			again.Stop()
			m := l.latest()
			if moved := s.move(m); moved || why == unanswered {
				patience.Reset(pause)
				why = idle
			}
			switch {
			case m.Done:
				return pressed
			case m.Waiting:
				return superseded
			}
			l.answer(s.answer)
		case <-again.C:
			l.call()
		case <-patience.C:
			return why
		case <-stop:
			return interrupted
		}
	}
}

// move redraws the figure if the sliders have moved, and reports whether they have.
func (s *session) move(m move) bool {
	moved := s.valid(m.Setting) && !slices.Equal(m.Setting, s.setting)
	if moved {
		s.setting = m.Setting
		next, err := s.figure(s.setting)
		if s.err = err; err == nil {
			s.last, s.drawn = next, s.setting
		}
		s.answer = answer{}
		s.answer.draw(next, err)
	}
	s.answer.Count = m.Count
	return moved
}
