package figure

import "valuecapture/econ/chart"

// The actors and their colours, the same in every figure.
const (
	Lab       = chart.Blue
	Customers = chart.Orange
	Lost      = chart.Grey
	Cost      = chart.DarkGrey
	Worker    = chart.Green
	App       = chart.Purple
	Ink       = chart.Ink        // nobody in particular
	Warning   = chart.Vermillion // the case that breaks
	Rival     = chart.SkyBlue
)
