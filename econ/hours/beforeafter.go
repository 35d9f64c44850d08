package hours

import (
	"regexp"
	"strings"
)

// Names of columns that hold the time without the model and with it, in small letters.
var (
	withoutName = regexp.MustCompile(`without|before|baseline|manual|unaided|unassisted|no[_ -]?ai|human|ohne|vorher|sans|avant|sin[_ -]|antes|control|old`)
	withName    = regexp.MustCompile(`with|after|assisted|aided|\bai\b|_ai|ai_|copilot|model|mit|nachher|avec|apr[eè]s|con[_ -]|despu[eé]s|treated|treatment|new`)
	timeName    = regexp.MustCompile(`hour|hrs?\b|_h\b|time|duration|effort|dauer|durée|aufwand|minute|\bmins?\b|_mins?|second|\bsecs?\b|_secs?|stunde|zeit|heure|temps|hora|tiempo`)
	minuteName  = regexp.MustCompile(`minut|mins?(\b|_)`)
	secondName  = regexp.MustCompile(`second|secs?(\b|_)|sekund|segund`)
)

// savedName matches names of columns that hold a saving, in small letters.
var savedName = regexp.MustCompile(`sav(ed|ing)|gespart|ersparnis|gagn|économis|ahorr|risparmi|bespaard|sparad|delta|diff`)

// savedTime finds the one column that seems to hold the savings, in a unit that its name
// tells, such as minutes_saved.
func savedTime(there []string) (saved Timed, ok bool) {
	for _, name := range there {
		n := strings.ToLower(name)
		if !savedName.MatchString(n) || !timeName.MatchString(n) {
			continue
		}
		if ok {
			return Timed{}, false
		}
		saved, ok = Timed{name, unitIn(n)}, true
	}
	return saved, ok
}

// beforeAfter finds two columns that seem to hold the time without the model and with it.
func beforeAfter(there []string) (without, with Timed, ok bool) {
	for _, name := range there {
		n := strings.ToLower(name)
		timed := Timed{name, unitIn(n)}
		switch {
		case !timeName.MatchString(n):
		case withoutName.MatchString(n):
			if without.Column == "" {
				without = timed
			}
		case withName.MatchString(n):
			if with.Column == "" {
				with = timed
			}
		}
	}
	return without, with, without.Column != "" && with.Column != ""
}

// unitIn returns the unit that the name of a column holds, hours if none.
func unitIn(name string) Unit {
	switch {
	case minuteName.MatchString(name):
		return Minutes
	case secondName.MatchString(name):
		return Seconds
	}
	return Hours
}
