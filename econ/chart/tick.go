package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"

	"valuecapture/econ/unit"
)

// linearTicks labels four to seven round numbers, or none for a range that is too
// narrow. Thousands are separated, but not on an axis of four-digit numbers alone, which
// are years.
func linearTicks(low, high float64, inPercent bool) []plot.Tick {
	if !(high > low) || narrow(low, high) || !finite(high-low) {
		return nil
	}
	step := roundStep((high - low) / 6)
	scale, suffix := 1.0, ""
	if inPercent {
		scale, suffix = 100, "%"
	}
	decimals := max(0, -int(math.Floor(math.Log10(step*scale)+1e-9)))
	if s := step * scale * math.Pow10(decimals); math.Abs(s-math.Round(s)) > 1e-9 {
		decimals++ // the step is 2.5 times a power of ten
	}
	calendar := !inPercent && low >= 1000 && high < 10_000 // 2026 is no amount
	var ticks []plot.Tick
	first := math.Ceil(low/step - 1e-9)
	for k := range 12 {
		i := first + float64(k)
		if i*step > high+step*1e-9 {
			break
		}
		label := strconv.FormatFloat(i*step*scale, 'f', decimals, 64)
		switch {
		case i == 0:
			label = "0"
		case decimals == 0 && !calendar:
			label = unit.Text.Number(math.Round(i*step*scale), 17)
		}
		if label[0] == '-' {
			label = "−" + label[1:]
		}
		if largest := math.Max(math.Abs(low), math.Abs(high)) * scale; largest >= 1e6 || step*scale < 1e-5 {
			label = unit.Text.Number(i*step*scale, digits)
		}
		ticks = append(ticks, plot.Tick{Value: i * step, Label: label + suffix})
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

// logTicks labels decades: with 2 and 5 between them on a short axis, every second or
// third decade on a long one. On an axis that starts below 0.0005, labels below 0.002
// are powers of ten; on one that ends above 500,000, so are those above 5000.
func logTicks(low, high float64, inPercent bool) []plot.Tick {
	if !(low > 0 && high > low) || math.IsInf(high, 1) {
		return nil
	}
	label := func(v float64) string {
		if v < 0.002 && low < 0.0005 || v > 5000 && high > 500_000 {
			return unit.Text.Power(v, digits)
		}
		return unit.Text.Number(v, digits)
	}
	if inPercent {
		label = func(v float64) string { return unit.Text.Percent(v, digits) }
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
