package chart

import (
	"fmt"
	"math"
	"strings"

	"valuecapture/econ/unit"
)

// digits is how many significant digits a figure shows of a number.
const digits = 3

// describe returns a description in words: the kind of chart, its title, the axes
// with their ranges, and the values of every curve at its ends and extremes.
func (d *draft) describe(x, y extent) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", d.kind(), sentence(d.labels.Title))
	fmt.Fprintf(&b, " Horizontal axis: %s, %s.", orUnnamed(d.labels.X), d.x.describe(x))
	fmt.Fprintf(&b, " Vertical axis: %s, %s.", orUnnamed(d.labels.Y), d.y.describe(y))
	for _, s := range d.series {
		if s.Name == "" && len(d.series) > 1 {
			continue // the outline of an area, which has a name of its own
		}
		name := "The curve"
		if s.Name != "" {
			name = capital(flat(s.Name))
		}
		fmt.Fprintf(&b, " %s: %s.", name, d.course(s))
	}
	if names := d.areaNames(); len(names) > 0 {
		fmt.Fprintf(&b, " Shaded: %s.", strings.Join(names, "; "))
	}
	for _, v := range d.verticals {
		fmt.Fprintf(&b, " Vertical line at %s%s.", d.x.number(v.At), named(v.Name))
	}
	for _, h := range d.horizontals {
		fmt.Fprintf(&b, " Horizontal line at %s%s.", d.y.number(h.At), named(h.Name))
	}
	for _, m := range d.marks {
		if m.Bare {
			fmt.Fprintf(&b, " Note: %s.", strings.TrimRight(flat(m.Text), "."))
			continue
		}
		by := ""
		if m.Shape != Circle {
			by = fmt.Sprintf(" by a %v", m.Shape)
		}
		fmt.Fprintf(&b, " Marked%s at (%s, %s)%s.", by, d.x.number(m.X), d.y.number(m.Y), named(m.Text))
	}
	return b.String()
}

func (d *draft) kind() string {
	if len(d.areas) > 0 && len(d.series) == 0 {
		return "Area chart"
	}
	return "Line chart"
}

// course describes a curve by its values at both ends and its extremes.
func (d *draft) course(s Series) string {
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
	text := fmt.Sprintf("%s at %s", d.y.number(first.Y), d.x.number(first.X))
	// Mention an extreme only if it differs from the ends by more than rounding, which
	// differs between processors.
	visible := max((high.Y-low.Y)*1e-3, 1e-6*max(math.Abs(high.Y), math.Abs(low.Y)))
	if high.Y > max(first.Y, last.Y)+visible {
		text += fmt.Sprintf(", highest at %s with %s", d.x.number(high.X), d.y.number(high.Y))
	}
	if low.Y < min(first.Y, last.Y)-visible {
		text += fmt.Sprintf(", lowest at %s with %s", d.x.number(low.X), d.y.number(low.Y))
	}
	return text + fmt.Sprintf(", %s at %s", d.y.number(last.Y), d.x.number(last.X))
}

func (d *draft) areaNames() []string {
	var names []string
	for _, a := range d.areas {
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

// sentence ends a title with a full stop, unless it is a question.
func sentence(title string) string {
	if title = strings.TrimRight(title, "."); strings.HasSuffix(title, "?") {
		return title
	}
	return title + "."
}

// flat joins lines of text into one.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func capital(s string) string {
	first, size := firstRune(s)
	return strings.ToUpper(first) + s[size:]
}

// firstRune returns the first letter of s and its size, or nothing if it is not
// ASCII: α stays α at the start of a sentence.
func firstRune(s string) (string, int) {
	if s == "" || s[0] >= 0x80 {
		return "", 0
	}
	return s[:1], 1
}
