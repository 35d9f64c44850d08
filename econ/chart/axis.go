package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
)

// An Axis is the scale, labelling and range of one axis. The zero Axis is linear
// and fits what is drawn.
type Axis struct {
	Log      bool    // logarithmic. Everything drawn must be above 0.
	Percent  bool    // tick labels in percent
	Min, Max float64 // the range. If they are equal, it fits what is drawn.
}

// An XAxis is the horizontal [Axis], as an [Element].
type XAxis Axis

// A YAxis is the vertical [Axis], as an [Element].
type YAxis Axis

func (a XAxis) addTo(d *draft) error {
	d.x = Axis(a)
	return Axis(a).validate("horizontal")
}

func (a YAxis) addTo(d *draft) error {
	d.y = Axis(a)
	return Axis(a).validate("vertical")
}

func (a Axis) validate(which string) error {
	switch {
	case !finite(a.Min) || !finite(a.Max):
		return fmt.Errorf("%w: %s axis from %g to %g, want finite numbers", ErrData, which, a.Min, a.Max)
	case a.Max < a.Min:
		return fmt.Errorf("%w: %s axis from %g to %g, want Min below Max", ErrData, which, a.Min, a.Max)
	case a.fixed() && (narrow(a.Min, a.Max) || math.Max(math.Abs(a.Min), math.Abs(a.Max)) > largest):
		return fmt.Errorf("%w: %s axis from %g to %g, want two numbers that differ by more than rounding, up to %g in size", ErrData, which, a.Min, a.Max, largest)
	case a.Log && a.fixed() && a.Min <= 0:
		return fmt.Errorf("%w: %s axis is logarithmic and starts at %g, want above 0", ErrData, which, a.Min)
	}
	return nil
}

func (a Axis) fixed() bool { return a.Max > a.Min }

// Beyond these sizes the arithmetic of drawing would overflow or vanish.
const (
	largest  = 1e300
	smallest = 1e-300
)

// narrow reports whether two numbers differ by no more than rounding.
func narrow(low, high float64) bool {
	return high-low <= 1e-9*math.Max(math.Abs(low), math.Abs(high)) || high-low < smallest
}

// check refuses a value that this axis cannot show.
func (a Axis) check(which, what string, v float64) error {
	switch {
	case !finite(v):
		return fmt.Errorf("%w: %s has %s value %g, want a finite number", ErrData, what, which, v)
	case math.Abs(v) > largest:
		return fmt.Errorf("%w: %s has %s value %g, want at most %g in size", ErrData, what, which, v, largest)
	case a.Log && v > 0 && v < smallest:
		return fmt.Errorf("%w: %s has %s value %g on a logarithmic axis, want at least %g", ErrData, what, which, v, smallest)
	case a.Log && v <= 0:
		return fmt.Errorf("%w: %s has %s value %g on a logarithmic axis, want above 0: leave it out or draw the axis linear", ErrData, what, which, v)
	}
	return nil
}

// extent is the range of what is drawn along one axis.
type extent struct{ low, high float64 }

func nowhere() extent { return extent{math.Inf(1), math.Inf(-1)} }

func (e *extent) add(v float64) { e.low, e.high = math.Min(e.low, v), math.Max(e.high, v) }

func (e *extent) addX(xys plotter.XYs) {
	for _, p := range xys {
		e.add(p.X)
	}
}

func (e *extent) addY(xys plotter.XYs) {
	for _, p := range xys {
		e.add(p.Y)
	}
}

// fit returns the range of the axis for data of this extent. The horizontal axis
// ends with the data, to leave the margin to names. The vertical axis leaves some
// room, and starts at 0 if that is near.
func (a Axis) fit(e extent, vertical bool) (low, high float64) {
	if a.fixed() {
		return a.Min, a.Max
	}
	low, high = e.low, e.high
	if narrow(low, high) {
		if a.Log {
			return low / 2, high * 2
		}
		return low - math.Max(1, math.Abs(low))/2, high + math.Max(1, math.Abs(low))/2
	}
	if !vertical {
		return low, high
	}
	if a.Log {
		room := math.Exp(math.Min(0.04*(math.Log(high)-math.Log(low)), 1))
		return low / room, high * room
	}
	if low >= 0 && low < high/2 {
		return 0, high + high*0.06
	}
	room := (high - low) * 0.06
	return low - room, high + room
}

// set gives an axis of a plot its range, scale and tick marks.
func (a Axis) set(axis *plot.Axis, low, high float64) {
	axis.Min, axis.Max = low, high
	axis.Scale = linearScale{}
	ticks := linearTicks
	if a.Log {
		axis.Scale, ticks = logScale{}, logTicks
	}
	axis.Tick.Marker = plot.TickerFunc(func(low, high float64) []plot.Tick {
		marks := ticks(low, high, a.Percent)
		for i := range marks {
			marks[i].Label = legible(marks[i].Label)
		}
		return marks
	})
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
