package chart

import (
	"fmt"
	"math"
	"strings"

	"valuecapture/econ/unit"
)

// digits is how many significant digits a figure shows of a number.
const digits = 3

// describe says in words what is drawn: the kind of chart, its claim, its axes
// with their ranges, and the values at the ends and extremes of every curve.
func (c *chart) describe(x, y extent) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", c.kind(), sentence(c.labels.Title))
	fmt.Fprintf(&b, " Horizontal axis: %s, %s.", orUnnamed(c.labels.X), c.x.describe(x))
	fmt.Fprintf(&b, " Vertical axis: %s, %s.", orUnnamed(c.labels.Y), c.y.describe(y))
	for _, s := range c.series {
		if s.Name == "" && len(c.series) > 1 {
			continue // an outline of something that is described by its own name
		}
		name := "The curve"
		if s.Name != "" {
			name = capital(flat(s.Name))
		}
		fmt.Fprintf(&b, " %s: %s.", name, c.course(s))
	}
	if names := c.areaNames(); len(names) > 0 {
		fmt.Fprintf(&b, " Shaded: %s.", strings.Join(names, "; "))
	}
	for _, v := range c.verticals {
		fmt.Fprintf(&b, " Vertical line at %s%s.", c.x.number(v.At), named(v.Name))
	}
	for _, h := range c.horizontals {
		fmt.Fprintf(&b, " Horizontal line at %s%s.", c.y.number(h.At), named(h.Name))
	}
	for _, m := range c.marks {
		if m.Bare {
			fmt.Fprintf(&b, " Note: %s.", strings.TrimRight(flat(m.Text), "."))
			continue
		}
		fmt.Fprintf(&b, " Marked at (%s, %s)%s.", c.x.number(m.X), c.y.number(m.Y), named(m.Text))
	}
	return b.String()
}

func (c *chart) kind() string {
	if len(c.areas) > 0 && len(c.series) == 0 {
		return "Area chart"
	}
	return "Line chart"
}

// course says how a curve runs: from where to where, and by which extremes.
func (c *chart) course(s Series) string {
	first, last := s.XYs[0], s.XYs[len(s.XYs)-1]
	high, low := first, first
	for _, p := range s.XYs {
		if p.Y > high.Y {
			high = p
		}
		if p.Y < low.Y {
			low = p
		}
	}
	text := fmt.Sprintf("%s at %s", c.y.number(first.Y), c.x.number(first.X))
	// An extreme is worth a word only if it shows beside the ends, and if it is
	// more than a rounding error, which another processor makes elsewhere.
	visible := max((high.Y-low.Y)*1e-3, 1e-6*max(math.Abs(high.Y), math.Abs(low.Y)))
	if high.Y > max(first.Y, last.Y)+visible {
		text += fmt.Sprintf(", highest at %s with %s", c.x.number(high.X), c.y.number(high.Y))
	}
	if low.Y < min(first.Y, last.Y)-visible {
		text += fmt.Sprintf(", lowest at %s with %s", c.x.number(low.X), c.y.number(low.Y))
	}
	return text + fmt.Sprintf(", %s at %s", c.y.number(last.Y), c.x.number(last.X))
}

func (c *chart) areaNames() []string {
	var names []string
	for _, a := range c.areas {
		if a.Name != "" {
			names = append(names, flat(a.Name))
		}
	}
	return names
}

func (a Axis) describe(e extent) string {
	text := a.number(e.low) + " to " + a.number(e.high)
	if a.Log {
		text += ", logarithmic"
	}
	return text
}

// number writes a value as the tick labels of the axis do.
func (a Axis) number(v float64) string {
	if a.Percent {
		return unit.Text.Percent(v, digits)
	}
	return unit.Text.Number(v, digits)
}

func orUnnamed(s string) string {
	if s == "" {
		return "unnamed"
	}
	return s
}

func named(s string) string {
	if s == "" {
		return ""
	}
	return ": " + strings.TrimRight(flat(s), ".")
}

// sentence ends a title: a question keeps its own mark.
func sentence(title string) string {
	if title = strings.TrimRight(title, "."); strings.HasSuffix(title, "?") {
		return title
	}
	return title + "."
}

// flat puts text of several lines on one.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func capital(s string) string {
	first, size := firstRune(s)
	return strings.ToUpper(first) + s[size:]
}

// firstRune returns the first letter of s, Greek ones as they are: α does not
// become Α at the head of a sentence.
func firstRune(s string) (string, int) {
	if s == "" || s[0] >= 0x80 {
		return "", 0
	}
	return s[:1], 1
}
