package hours

import (
	"strings"
	"testing"
)

// The columns of the two times are found under many names, and others are not taken for them.
func TestBeforeAfterNames(t *testing.T) {
	t.Parallel()
	for header, want := range map[string][2]Timed{
		"task,hours_without_ai,hours_with_ai":     {{"hours_without_ai", Hours}, {"hours_with_ai", Hours}},
		"id,minutes before,minutes after":         {{"minutes before", Minutes}, {"minutes after", Minutes}},
		"before,after":                            {{"before", 0}, {"after", 0}},
		"before (h),after (min)":                  {{"before (h)", Hours}, {"after (min)", Minutes}},
		"Hours w/o AI,Hours w/ AI":                {{"Hours w/o AI", Hours}, {"Hours w/ AI", Hours}},
		"timeWithoutAI,timeWithAI":                {{"timeWithoutAI", 0}, {"timeWithAI", 0}},
		"baseline_secs,ai_secs":                   {{"baseline_secs", Seconds}, {"ai_secs", Seconds}},
		"manual_time,assisted_time,model":         {{"manual_time", 0}, {"assisted_time", 0}},
		"hours_control,hours_treatment":           {{"hours_control", Hours}, {"hours_treatment", Hours}},
		"Stunden ohne KI,Stunden mit KI":          {{"Stunden ohne KI", Hours}, {"Stunden mit KI", Hours}},
		"temps sans IA,temps avec IA":             {{"temps sans IA", 0}, {"temps avec IA", 0}},
		"no_ai_minutes,ai_minutes":                {{"no_ai_minutes", Minutes}, {"ai_minutes", Minutes}},
		"hours_with_ai,hours_without_ai,model":    {{"hours_without_ai", Hours}, {"hours_with_ai", Hours}},
		"human_minutes,ai_minutes,model_name,old": {{"human_minutes", Minutes}, {"ai_minutes", Minutes}},
	} {
		without, with, ok := beforeAfter(strings.Split(header, ","))
		if !ok || without != want[0] || with != want[1] {
			t.Errorf("%s: got %v and %v, %v, want %v", header, without, with, ok, want)
		}
	}
	for _, header := range []string{"id,hours", "hours,model", "width,height", "before,after,before tax", "time,status", "human_minutes,score"} {
		if a, b, ok := beforeAfter(strings.Split(header, ",")); ok {
			t.Errorf("%s: got %v and %v, want neither", header, a, b)
		}
	}
	for header, want := range map[string]Timed{
		"id,minutes_saved": {"minutes_saved", Minutes}, "Time Saved": {"Time Saved", 0}, "savedSeconds,x": {"savedSeconds", Seconds},
		"Stunden gespart": {"Stunden gespart", Hours}, "saving (min)": {"saving (min)", Minutes},
	} {
		if got, ok := savedTime(strings.Split(header, ",")); !ok || got != want {
			t.Errorf("%s: got %v, %v, want %v", header, got, ok, want)
		}
	}
	for _, header := range []string{"hours_saved_a,hours_saved_b", "money_saved", "hours"} {
		if got, ok := savedTime(strings.Split(header, ",")); ok {
			t.Errorf("%s: got %v, want none", header, got)
		}
	}
}
