package figure

import "gonum.org/v1/plot"

// nameRows writes names instead of numbers along the vertical axis, one in the
// middle of each unit.
func nameRows(f *Figure, names []string) {
	ticks := make([]plot.Tick, len(names))
	for i, name := range names {
		ticks[i] = plot.Tick{Value: float64(i) + 0.5, Label: name}
	}
	f.Plot.Y.Tick.Marker = plot.ConstantTicks(ticks)
}
