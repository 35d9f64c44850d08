package hours

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// What looks like something else than hours is a doubt, and the file or the reading that it
// asks for has none.
//
// Long because it is a table of files.
func TestLookalikes(t *testing.T) {
	t.Parallel()
	numbers := func(header string, row func(i int) string) string {
		var b strings.Builder
		b.WriteString(header + "\n")
		for i := range 60 {
			b.WriteString(row(i) + "\n")
		}
		return b.String()
	}
	spread := func(i int) float64 { return math.Exp(float64(i*37%60)/20 - 1) } // 0.37 to 7
	times := Reading{Without: Timed{Column: "before"}, With: Timed{Column: "after"}}
	ownSavings := numbers("own", func(i int) string { return fmt.Sprintf("%.2f", spread(i)) })
	for _, tc := range []struct {
		name, file string
		o          Reading
		says       string
		mended     string // the file, "" if the remedies mend it
		choice     string
	}{
		{"minutes in the name", numbers("minutes_saved", func(i int) string { return fmt.Sprintf("%.1f", spread(i)) }), Reading{Column: "minutes_saved"}, `the name of the column "minutes_saved" says min, and hours are read: are these min?`, "", ""},
		{"days in the name", numbers("days_saved", func(i int) string { return fmt.Sprintf("%.1f", spread(i)) }), Reading{Column: "days_saved"}, `"days_saved" says another unit, and hours are read`, "", ""},
		{"two units in the names", numbers("before_min,after_hours", func(i int) string { return fmt.Sprintf("%.1f,%.3f", 60*spread(i), spread(i)/2) }),
			Reading{Without: Timed{Column: "before_min"}, With: Timed{Column: "after_hours"}}, `"before_min" says min`, "", ""},
		{"two units", numbers("before,after", func(i int) string { return fmt.Sprintf("%.1f,%.3f", 60*spread(i), spread(i)) }), times, "are both columns in the same unit?", numbers("before,after", func(i int) string { return fmt.Sprintf("%.3f,%.3f", spread(i), spread(i)/2) }), ""},
		{"milliseconds", numbers("h", func(i int) string { return fmt.Sprint(int(3.6e6 * spread(i))) }), Reading{Column: "h", Unit: Seconds}, "are these milliseconds?", numbers("h", func(i int) string { return fmt.Sprint(int(3600 * spread(i))) }), ""},
		{"seconds as minutes", numbers("h", func(i int) string { return fmt.Sprint(int(3600 * spread(i))) }), Reading{Column: "h", Unit: Minutes}, "are these seconds?", "", ""},
		{"percent", numbers("hours_saved_pct,own", func(i int) string { return fmt.Sprintf("%d,1", 1+i%7) }), Reading{Column: "hours_saved_pct"}, "says that it holds shares or percent", "", "own"},
		{"a running total", numbers("h", func(i int) string { return fmt.Sprintf("%.3f", 0.1*float64(i+1)) }), Reading{Column: "h"}, "as a running total", ownSavings, "own"},
		{"dates", numbers("h", func(i int) string { return fmt.Sprint(45000 + i*37%60) }), Reading{Column: "h"}, "look like dates", ownSavings, "own"},
		{"parts of a day", numbers("h", func(i int) string { return fmt.Sprintf("%.8f", float64(10+i*37%60)/1440) }), Reading{Column: "h"}, "parts of a day", "", ""},
		{"thousands of tokens", numbers("hours_saved,tokens", func(i int) string { return fmt.Sprintf("%.2f,512", spread(i)) }), Reading{}, "or thousands, and not millions?", "", ""},
		{"another step", numbers("hours_saved", func(i int) string { return fmt.Sprintf("%.2f", 0.25*float64(1+i*37%60)) }), Reading{Facts: Facts{Rounded: Up, Step: 0.5}}, "no multiple of the 0.5 h", "", "0.25"},
		{"counts added up", "hours_from,hours_to,tasks\n0,0.25,400\n0.25,1,700\n1,4,900\n4,,1000\n", Reading{}, "the counts rise from bin to bin", "hours_from,hours_to,tasks\n0,0.25,400\n0.25,1,300\n1,4,200\n4,,100\n", ""},
		{"a column of units", numbers("hours_saved,Unit", func(i int) string { return fmt.Sprintf("%.2f,min", spread(i)) }), Reading{}, `the column "Unit" is not read`, "", ""},
		{"no time at all", numbers("before,after", func(i int) string { return fmt.Sprintf("%.2f,%d", spread(i), i%5/4) }), times, "48 tasks took no time at all with the model", numbers("before,after", func(i int) string { return fmt.Sprintf("%.2f,0.2", spread(i)) }), ""},
		{"edges in whole minutes", "hours_from,hours_to,tasks\n0,14,400\n15,29,300\n30,59,200\n60,,100\n", Reading{Unit: Minutes}, "a gap between every two bins, as from 0.233 to 0.25 h", "hours_from,hours_to,tasks\n0,15,400\n15,30,300\n30,60,200\n60,,100\n", ""},
	} {
		d, err := Read(strings.NewReader(tc.file), tc.o)
		if err != nil || len(d.Doubts) == 0 || !strings.Contains(d.Doubts[0].Error(), tc.says) {
			t.Errorf("%s: doubts %v, %v, want %q", tc.name, d.Doubts, err, tc.says)
			continue
		}
		file, o := tc.file, tc.o
		if tc.mended != "" {
			if file = tc.mended; strings.HasPrefix(file, "own") {
				o = Reading{Column: tc.choice}
			}
		} else {
			o = mended(t, o, d.Doubts[0], tc.choice)
		}
		if d, err := Read(strings.NewReader(file), o); err != nil || len(d.Doubts) > 0 {
			t.Errorf("%s: mended, %v, %v", tc.name, d.Doubts, err)
		}
	}
	for name, file := range map[string]string{
		"sorted savings":      numbers("hours_saved", func(i int) string { return fmt.Sprintf("%.4f", math.Pow(1-(float64(i)+0.5)/60, -1/1.5)) }),
		"quarters of an hour": numbers("hours_saved", func(i int) string { return fmt.Sprint(0.25 * float64(1+i*37%12)) }),
		"hours in two words":  numbers("hours_saved", func(i int) string { return fmt.Sprintf("%.2f", spread(i)) }),
		"minutes of a day":    numbers("hours_saved", func(i int) string { return fmt.Sprint(0.05 * float64(1+i*37%60)) }),
	} {
		if d, err := Read(strings.NewReader(file), Reading{}); err != nil || len(d.Doubts) > 0 {
			t.Errorf("%s: %v, %v, want no doubt", name, d.Doubts, err)
		}
	}
}

// The remedy of a file in which nobody saves time is that of its doubt, and a percent is not
// proposed as hours.
func TestRemediesOfNothingSaved(t *testing.T) {
	t.Parallel()
	file := rowsLike("before,after", "1,2", "2,3.5")
	_, err := Read(strings.NewReader(file), Reading{Without: Timed{Column: "before"}, With: Timed{Column: "after"}})
	if err == nil || strings.Contains(err.Error(), "NaN") {
		t.Fatalf("%v, want an error without NaN", err)
	}
	if d, err := Read(strings.NewReader(file), mended(t, Reading{}, err, "")); err != nil || d.Tasks() != 60 {
		t.Errorf("the other way round: %v, %v", d, err)
	}
	_, err = Read(strings.NewReader(rowsLike("hours_saved_pct,x", "30,1")), Reading{})
	if err == nil || strings.Contains(err.Error(), "did you mean") {
		t.Errorf("percent: %v, want no proposal", err)
	}
	_, err = Read(strings.NewReader("From (h),To (h),Count\n0,1,5\n1,,5\n"), Reading{})
	if err == nil || !strings.Contains(err.Error(), `rename its columns: "From (h)" to hours_from, "To (h)" to hours_to`) {
		t.Errorf("a histogram with units in its header: %v", err)
	}
}
