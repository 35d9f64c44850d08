package figure

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/plot"
)

// An Axis says how one axis is scaled and labelled. The zero Axis is linear and
// fits what is drawn.
type Axis struct {
	Log      bool    // logarithmic; everything drawn must then be above 0
	Percent  bool    // tick labels in percent of the quantity
	Min, Max float64 // the range, if Max > Min; otherwise it fits what is drawn
}

// An XAxis is the horizontal [Axis], as an [Element].
type XAxis Axis

// A YAxis is the vertical [Axis], as an [Element].
type YAxis Axis

func (a XAxis) addTo(c *chart) error {
	c.x = Axis(a)
	return Axis(a).validate("horizontal")
}

func (a YAxis) addTo(c *chart) error {
	c.y = Axis(a)
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

// fit returns the range of the axis for data of this extent. The horizontal axis
// ends with its data, so that names fit at the ends of curves; the vertical one
// leaves room, and starts at 0 where that is not far.
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

// linearScale is plot.LinearScale that keeps what is far off the axis at a
// distance from which lines can still be clipped.
type linearScale struct{}

func (linearScale) Normalize(low, high, x float64) float64 { return saturate((x - low) / (high - low)) }

// logScale is plot.LogScale that puts what cannot be shown off the axis instead
// of panicking at it.
type logScale struct{}

func (logScale) Normalize(low, high, x float64) float64 {
	if x <= 0 || low <= 0 || high <= 0 {
		return -1
	}
	return saturate((math.Log(x) - math.Log(low)) / (math.Log(high) - math.Log(low)))
}

// saturate keeps a position along an axis within a million of its lengths.
func saturate(x float64) float64 {
	const far = 1e6
	if math.IsNaN(x) {
		return -1
	}
	return math.Max(-far, math.Min(far, x))
}

// linearTicks labels four to seven round numbers.
func linearTicks(low, high float64, inPercent bool) []plot.Tick {
	if !(high > low) || narrow(low, high) || !finite(high-low) {
		return nil
	}
	step := roundStep((high - low) / 6)
	scale, unit := 1.0, ""
	if inPercent {
		scale, unit = 100, "%"
	}
	decimals := max(0, -int(math.Floor(math.Log10(step*scale)+1e-9)))
	if s := step * scale * math.Pow10(decimals); math.Abs(s-math.Round(s)) > 1e-9 {
		decimals++ // the step is 2.5 times a power of ten
	}
	var ticks []plot.Tick
	first := math.Ceil(low/step - 1e-9)
	for k := range 12 {
		i := first + float64(k)
		if i*step > high+step*1e-9 {
			break
		}
		label := strconv.FormatFloat(i*step*scale, 'f', decimals, 64)
		if i == 0 {
			label = "0"
		}
		if label[0] == '-' {
			label = "−" + label[1:]
		}
		if largest := math.Max(math.Abs(low), math.Abs(high)) * scale; largest >= 1e6 || step*scale < 1e-5 {
			label = short(i * step * scale)
		}
		ticks = append(ticks, plot.Tick{Value: i * step, Label: label + unit})
	}
	return ticks
}

// roundStep returns the smallest of 1, 2, 2.5 and 5 times a power of ten that is
// not below x.
func roundStep(x float64) float64 {
	power := math.Pow10(int(math.Floor(math.Log10(x))))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= x*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// logTicks labels decades, with 2 and 5 between them on a short axis and every
// second or third decade on a long one.
func logTicks(low, high float64, inPercent bool) []plot.Tick {
	if !(low > 0 && high > low) || math.IsInf(high, 1) {
		return nil
	}
	label := short
	if inPercent {
		label = percent
	}
	decades := math.Log10(high) - math.Log10(low)
	if decades < 1 {
		return linearTicks(low, high, inPercent)
	}
	every := max(1, int(math.Ceil(decades/7)))
	var ticks []plot.Tick
	inside := func(v float64) bool { return v >= low*(1-1e-9) && v <= high*(1+1e-9) }
	for d := int(math.Floor(math.Log10(low))); d <= int(math.Ceil(math.Log10(high))); d++ {
		for m := 1; m < 10; m++ {
			v, _ := strconv.ParseFloat(strconv.Itoa(m)+"e"+strconv.Itoa(d), 64)
			if !inside(v) || m > 1 && decades > 6 {
				continue
			}
			tick := plot.Tick{Value: v}
			if m == 1 && d%every == 0 || decades <= 2.2 && (m == 2 || m == 5) {
				tick.Label = label(v)
			}
			ticks = append(ticks, tick)
		}
	}
	return ticks
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
