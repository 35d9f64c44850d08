package estimate

import (
	"fmt"
	"math"
	"strings"

	"valuecapture/econ/unit"
)

// String is the answer in a paragraph: what the lab can charge and keep, the main doubt, and
// what would settle it.
func (a Answer) String() string {
	var b strings.Builder
	if a.Refusal != nil {
		fmt.Fprintf(&b, "Cannot tell what the lab can charge and keep %s: %s.", a.market(), reason(a.Refusal))
		if a.Settles != "" {
			fmt.Fprintf(&b, " What would settle it: %s.", a.Settles)
		}
	} else {
		fmt.Fprintf(&b, "%s the lab can charge %s and keeps %s of the surplus (95%%, whatever the family)%s.", capital(a.market()), priceRange(a.Price), percentRange(a.Share), a.cutoffWords())
		fmt.Fprintf(&b, " %s.", a.standing())
	}
	if len(a.Doubts) > 0 {
		fmt.Fprintf(&b, " Main doubt: %s", sentence(reason(a.Doubts[0])))
		for _, d := range a.Doubts[1:] {
			fmt.Fprintf(&b, " Also: %s", sentence(reason(d)))
		}
	}
	if a.Refusal == nil && a.Settles != "" {
		fmt.Fprintf(&b, " To know more: %s.", a.Settles)
	}
	b.WriteString(a.Question.File.words())
	return b.String()
}

// market says at which cost, wage and tokens.
func (a Answer) market() string {
	q := a.Question
	wage, tokens := "a wage of "+short(q.Wage)+" $/h", short(q.TokensPerTask)+" million tokens a task"
	switch {
	case q.Wages != nil && q.Tokens != nil:
		wage, tokens = "the wage", "the tokens of each row"
	case q.Wages != nil:
		wage = "the wage of each row"
	case q.Tokens != nil:
		tokens = "the tokens of each row"
	}
	return fmt.Sprintf("at a cost of %s $/Mtok, %s and %s", short(q.Cost), wage, tokens)
}

// cutoffWords says from where tasks are served.
func (a Answer) cutoffWords() string {
	if math.IsNaN(a.Cutoff.Low) {
		return ""
	}
	if math.IsInf(a.Cutoff.High, 1) {
		return fmt.Sprintf(", serving tasks from %s h or more on", short(a.Cutoff.Low))
	}
	return fmt.Sprintf(", serving tasks from %s to %s h on", short(a.Cutoff.Low), short(a.Cutoff.High))
}

// standing says which families are not ruled out.
func (a Answer) standing() string {
	var names []string
	for _, f := range a.Families {
		if f.Stands {
			names = append(names, f.Family.String())
		}
	}
	switch len(names) {
	case 0:
		return "No family that was tried fits around that cutoff, and the interval needs none"
	case 1:
		return fmt.Sprintf("Of the families only %s is not ruled out around that cutoff", names[0])
	}
	return fmt.Sprintf("The law there may be %s or %s: the interval holds for each", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}

func priceRange(i Interval) string {
	if math.IsInf(i.High, 1) {
		return short(i.Low) + " $/Mtok or more"
	}
	return short(i.Low) + " to " + short(i.High) + " $/Mtok"
}

func percentRange(i Interval) string {
	return fmt.Sprintf("%s to %s", unit.Plain.Percent(i.Low, 2), unit.Plain.Percent(i.High, 2))
}

// short writes a number with three digits.
func short(x float64) string { return unit.Plain.Number(x, 3) }

// reason is an error without the name of the package.
func reason(err error) string {
	return strings.TrimSuffix(strings.TrimPrefix(err.Error(), "estimate: "), ".")
}

// sentence ends a text with a full stop, unless it ends a sentence already.
func sentence(s string) string {
	if strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
