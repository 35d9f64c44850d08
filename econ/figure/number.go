package figure

import "valuecapture/econ/unit"

// digits is how many significant digits a picture shows of a number.
const digits = 3

func short(x float64) string { return unit.Text.Number(x, digits) }

// count writes a number of things in full.
func count(n int) string { return unit.Text.Number(float64(n), 17) }

func percent(fraction float64) string { return unit.Text.Percent(fraction, digits) }

func dollars(x float64) string { return unit.Text.Dollars(x, digits) }

func hours(h float64) string { return unit.Text.Hours(h, digits) }

// minutes writes a duration given in hours.
func minutes(h float64) string { return short(60*h) + " min" }

func inYears(t float64) string { return unit.Text.Years(t, digits) }
