package nb

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ/figure"
)

// A Slider is a number that the reader of a live notebook moves.
type Slider struct {
	Name     string  // what moves, with its letter: "tail index α"
	Unit     string  // "$/Mtok"; empty for a pure number
	Min, Max float64 // the range. Min < Max.
	Step     float64 // from one position to the next, starting at Min. Step > 0.
	Start    float64 // one of the positions
}

// ErrSlider is wrapped by every error about a slider that is not valid.
var ErrSlider = errors.New("nb: slider")

// mostSteps is the largest number of steps of a slider, more than a hand can tell apart.
const mostSteps = 10000

// LiveVariable is set in the environment if a reader can move sliders.
// HeadlessVariable is set if nobody can, and overrides it.
const (
	LiveVariable     = "VALUECAPTURE_LIVE"
	HeadlessVariable = "VALUECAPTURE_HEADLESS"
)

// Explore shows a figure with sliders. The function gets their values in the order in
// which they are given:
//
//	nb.Explore(func(at ...float64) (figure.Figure, error) { return figure.Demand(market, at[0]) },
//		nb.Slider{Name: "price p", Unit: "$/Mtok", Min: 1, Max: 12, Step: 0.5, Start: 6})
//
// In a live notebook, where [LiveVariable] is set, it shows the sliders above the
// figure and draws again whenever one moves. An error is shown in place of the
// figure until a slider moves. The cell ends when the reader presses Done or runs another
// cell, after ten minutes without a move, or when the kernel is interrupted, so that Run
// All does not stop here. The last figure then replaces the sliders and is saved. A line
// below it says why the cell has ended, and to run it again.
//
// Elsewhere it shows the figure at the starting values, as [Show] does, with a line
// that describes the sliders, and does not wait.
//
// To be comparable, a figure keeps its axes from one setting to the next: see
// [figure.ProfitTo], [figure.SurplusTo] and the fields of [figure.XAxis]. Its title
// should be true at every setting.
//
// It fails the cell if a slider is not valid, or if there is no figure to leave.
func Explore(draw func(at ...float64) (figure.Figure, error), sliders ...Slider) {
	c := here()
	if !c.notebook || os.Getenv(LiveVariable) == "" || os.Getenv(HeadlessVariable) != "" {
		c.explore(draw, sliders, nil)
		return
	}
	c.explore(draw, sliders, connect)
}

// explore shows the static figure if connect is nil.
func (c cell) explore(draw func(...float64) (figure.Figure, error), sliders []Slider, connect func(address string) link) {
	p, err := newPanel(draw, sliders)
	if err != nil {
		c.fail(err)
		return
	}
	if connect == nil {
		f, err := p.figure(p.start())
		c.showFigure(f, err)
		if err == nil {
			c.caption(p.offer())
		}
		return
	}
	c.live(p, connect)
}

// A panel is a figure and the sliders that move it. A setting of it holds the
// position of each slider, 0 being its Min.
type panel struct {
	draw    func(...float64) (figure.Figure, error)
	sliders []Slider
}

func newPanel(draw func(...float64) (figure.Figure, error), sliders []Slider) (panel, error) {
	if draw == nil {
		return panel{}, fmt.Errorf("%w: draw is nil, want a function that returns a figure", ErrSlider)
	}
	if len(sliders) == 0 {
		return panel{}, fmt.Errorf("%w: none given, want at least one: a figure that nothing moves is for nb.Show", ErrSlider)
	}
	for _, s := range sliders {
		if err := s.validate(); err != nil {
			return panel{}, err
		}
	}
	return panel{draw, sliders}, nil
}

// start returns the setting at which the figure is drawn first.
func (p panel) start() []int {
	setting := make([]int, len(p.sliders))
	for i, s := range p.sliders {
		setting[i] = s.position(s.Start)
	}
	return setting
}

// valid reports whether a setting has a position for each slider, within its range.
func (p panel) valid(setting []int) bool {
	if len(setting) != len(p.sliders) {
		return false
	}
	for i, s := range p.sliders {
		if setting[i] < 0 || setting[i] > s.steps() {
			return false
		}
	}
	return true
}

// figure draws the figure at a setting and adds the setting to its description. A panic
// in the drawing is returned as an error.
func (p panel) figure(setting []int) (f figure.Figure, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			f, err = figure.Figure{}, fmt.Errorf("nb: drawing at %s panicked: %v", p.text(setting), cause)
		}
	}()
	at := make([]float64, len(setting))
	for i, s := range p.sliders {
		at[i] = s.value(setting[i])
	}
	f, err = p.draw(at...)
	if err == nil {
		f.Alt = strings.TrimSpace(f.Alt + " Drawn at " + p.text(setting) + ".")
	}
	return f, err
}

// text says where the sliders stand.
func (p panel) text(setting []int) string {
	var parts []string
	for i, s := range p.sliders {
		parts = append(parts, s.Name+" = "+s.text(setting[i]))
	}
	return strings.Join(parts, ", ")
}

// offer returns the line below a static figure: which sliders a live one has.
func (p panel) offer() string {
	verb, noun := "has a slider", "slider"
	if len(p.sliders) > 1 {
		verb, noun = "has sliders", "sliders"
	}
	var parts []string
	for _, s := range p.sliders {
		parts = append(parts, fmt.Sprintf("%s from %s to %s, here at %s", s.Name, s.short(s.Min), s.short(s.Max), s.withUnit(s.short(s.Start))))
	}
	return fmt.Sprintf("In a live notebook this cell %s: %s. The figure follows the %s.", verb, strings.Join(parts, "; "), noun)
}

// again returns the line below a figure whose cell has ended.
func (p panel) again(setting []int) string {
	noun := "slider"
	if len(p.sliders) > 1 {
		noun = "sliders"
	}
	return fmt.Sprintf("Drawn at %s. Run this cell again to move the %s.", p.text(setting), noun)
}

// caption displays a line of text below a figure.
func (c cell) caption(text string) {
	c.show(text, map[protocol.MIMEType]any{
		protocol.MIMETextHTML: "<p><em>" + escaped(text) + "</em></p>",
	}, nil)
}

func (s Slider) validate() error {
	finite := func(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
	switch steps := (s.Max - s.Min) / s.Step; {
	case strings.TrimSpace(s.Name) == "":
		return fmt.Errorf("%w: Name is empty, want what moves, such as \"price p\"", ErrSlider)
	case !finite(s.Min) || !finite(s.Max) || !(s.Min < s.Max):
		return fmt.Errorf("%w %q: from Min = %g to Max = %g, want finite numbers, the lower first", ErrSlider, s.Name, s.Min, s.Max)
	case !finite(s.Step) || !(s.Step > 0):
		return fmt.Errorf("%w %q: Step = %g, want a finite number above 0", ErrSlider, s.Name, s.Step)
	case !(steps <= mostSteps):
		return fmt.Errorf("%w %q: Step = %g makes %.4g positions, want at most %d: take a larger step", ErrSlider, s.Name, s.Step, steps, mostSteps)
	case !onGrid(steps):
		return fmt.Errorf("%w %q: Max = %g is not Min = %g and a whole number of steps of %g", ErrSlider, s.Name, s.Max, s.Min, s.Step)
	case !(s.Start >= s.Min && s.Start <= s.Max):
		return fmt.Errorf("%w %q: Start = %g, want a number from %g to %g", ErrSlider, s.Name, s.Start, s.Min, s.Max)
	case !onGrid((s.Start - s.Min) / s.Step):
		return fmt.Errorf("%w %q: Start = %g is not Min = %g and a whole number of steps of %g", ErrSlider, s.Name, s.Start, s.Min, s.Step)
	}
	return nil
}

// onGrid reports whether a count of steps is whole, up to rounding errors.
func onGrid(steps float64) bool { return math.Abs(steps-math.Round(steps)) < 1e-6 }

// steps returns the last position.
func (s Slider) steps() int { return s.position(s.Max) }

// position returns the position nearest to a value.
func (s Slider) position(value float64) int { return int(math.Round((value - s.Min) / s.Step)) }

// value returns the number at a position. If Min and Step are short decimals, it is
// rounded to theirs: three steps of 0.1 are 0.3.
func (s Slider) value(position int) float64 {
	v := s.Min + float64(position)*s.Step
	if math.Abs(v) < 1e-9*s.Step {
		return 0 // and neither a rounding error nor -0
	}
	places := s.places()
	if places > 12 {
		return v // a step such as 1/60 is no short decimal
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', places, 64), 64)
	if err != nil {
		return v
	}
	return short
}

// places returns the number of decimals of the values.
func (s Slider) places() int { return max(decimals(s.Min), decimals(s.Step)) }

// shown returns how many of them are shown.
func (s Slider) shown() int { return min(s.places(), digits) }

// text writes the value at a position with its unit.
func (s Slider) text(position int) string {
	return s.withUnit(strconv.FormatFloat(s.value(position), 'f', s.shown(), 64))
}

// short writes a value without trailing zeros.
func (s Slider) short(value float64) string {
	return strconv.FormatFloat(s.value(s.position(value)), 'g', digits, 64)
}

func (s Slider) withUnit(number string) string { return strings.TrimSpace(number + " " + s.Unit) }

// decimals returns the number of digits after the decimal point.
func decimals(x float64) int {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return len(fraction)
}
