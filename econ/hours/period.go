package hours

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

var (
	yearText    = compiled(`^\d{4}(\.\d+)?$`)
	quarterText = compiled(`^(\d{4})[-/ ]?[Qq]([1-4])$`)
)

// ParsePeriod returns the middle of a period in calendar years: 2024 is 2024.5.
// It reads a year, a quarter (2024Q2), a month (2024-03), a day (2024-03-15, with
// or without a time after it) and years with decimals (2024.25).
func ParsePeriod(text string) (float64, error) {
	if yearText().MatchString(text) {
		x, err := strconv.ParseFloat(text, 64)
		if !strings.Contains(text, ".") {
			x += 0.5
		}
		return x, err
	}
	if m := quarterText().FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		quarter, _ := strconv.Atoi(m[2])
		return float64(year) + (float64(quarter)-0.5)/4, nil
	}
	for _, layout := range []string{"2006-01", "2006/01"} {
		if t, err := time.Parse(layout, text); err == nil {
			return float64(t.Year()) + (float64(t.Month())-0.5)/12, nil
		}
	}
	if day, ok := dayOf(text); ok {
		for _, layout := range []string{"2006-01-02", "2006/01/02"} {
			if t, err := time.Parse(layout, day); err == nil {
				return middle(t), nil
			}
		}
	}
	return math.NaN(), fmt.Errorf("period %q, want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15", shortened(text))
}

// timeText is a time behind a day.
var timeText = compiled(`^[T ]\d{1,2}:\d\d(:\d\d([.,]\d+)?)?( ?(Z|UTC|GMT|[+-]\d\d:?(\d\d)?))?$`)

// dayOf returns the day of a text, which may be followed by a time.
func dayOf(text string) (day string, ok bool) {
	const length = len("2006-01-02")
	if len(text) <= length {
		return text, true
	}
	return text[:length], timeText().MatchString(text[length:])
}

// middle is the middle of a day in calendar years.
func middle(t time.Time) float64 {
	from := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	days := float64(from.AddDate(1, 0, 0).Sub(from) / (24 * time.Hour))
	return float64(t.Year()) + (float64(t.YearDay())-0.5)/days
}

// dates remembers the periods it has parsed, because they recur.
type dates struct{ known map[string]float64 }

// year returns a period in calendar years, NaN for an empty one.
func (d *dates) year(text []byte) (float64, error) {
	if missing(text) {
		return math.NaN(), nil
	}
	if x, ok := d.known[string(text)]; ok {
		return x, nil
	}
	x, err := ParsePeriod(string(text))
	const most = 1 << 16
	if err == nil && len(d.known) < most {
		if d.known == nil {
			d.known = map[string]float64{}
		}
		d.known[string(text)] = x
	}
	return x, err
}
