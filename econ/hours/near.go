package hours

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// An optional column is read if the file has its usual name.
type optional struct {
	role  role
	field Field
	usual string
	alike pattern // other names under which it comes, in small letters without punctuation
}

// optionals are the optional columns.
var optionals = []optional{
	{periodRole, PeriodField, "period", compiled(`^periods?$|^(date|day|month|quarter|year|week)s?$|^period`)},
	{wageRole, WageField, "wage", compiled(`wage|^hourly|^salary|salary$|(pay|cost|rate)perhour|hourlyrate$`)},
	{workerRole, WorkerField, "worker", compiled(`^workers?$|^worker(id|name)|^(user|developer|dev|employee|assignee|person|engineer|analyst|annotator|author|agent)(id|name|email)?s?$`)},
	{tokensRole, TokensField, "tokens", compiled(`token`)},
}

// asked returns the name under which an optional column is asked for, "" if none is.
func (o Reading) asked(r role) string {
	switch r {
	case periodRole:
		return o.Period
	case wageRole:
		return o.Wage
	case tokensRole:
		return o.Tokens
	case taskRole:
		if o.Task == None {
			return ""
		}
		return o.Task
	case workerRole:
		return o.Worker
	case weightRole:
		if o.Weight == None {
			return ""
		}
		return o.Weight
	case withoutRole:
		return o.Without.Column
	case withRole:
		return o.With.Column
	}
	return o.column()
}

// stated reports whether a number stands for an optional column.
func (o Reading) stated(r role) bool {
	return r == wageRole && o.Facts.Wage > 0 || r == tokensRole && o.Facts.Tokens > 0
}

// wanted returns the name of an optional column to look for, "" for none.
func (o Reading) wanted(c optional) string {
	name := o.asked(c.role)
	switch {
	case o.stated(c.role) || name == None:
		return ""
	case name != "":
		return name
	case slices.Contains([]string{o.column(), o.Without.Column, o.With.Column, o.Task, o.Weight}, c.usual) && (c.usual != o.column() || !o.difference()):
		return "" // it is read for something else
	}
	return c.usual
}

// letters returns the letters and digits of a name, in small letters.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// nearNames refuses a file with columns that are written almost like those that are read if
// they are there, such as Period. It returns the error with all of them, so that they can be
// named at once.
func (o Reading) nearNames(there []string) error {
	var names []string
	var remedies []Remedy
	for _, c := range optionals {
		if o.wanted(c) != c.usual || slices.Contains(there, c.usual) {
			continue
		}
		for _, name := range there {
			if n := letters(name); (n == c.usual || n+"s" == c.usual || n == c.usual+"s") && !o.uses(name) {
				names = append(names, fmt.Sprintf("%q for %s", name, c.usual))
				remedies = append(remedies, Remedy{Field: c.field, Column: name})
				break
			}
		}
	}
	if names == nil {
		return nil
	}
	return remedied(wrong(ErrColumn, 0, "did you mean %s? Name what is to be read, or none", strings.Join(names, ", ")), remedies...)
}

// uses reports whether a column is read for something.
func (o Reading) uses(name string) bool {
	for r := range roles {
		if o.asked(role(r)) == name && (role(r) != savingRole || !o.difference()) {
			return true
		}
	}
	return false
}

// unread returns doubts about columns that look like optional ones and are not read.
func (o Reading) unread(there []string) (doubts []error) {
	for _, c := range optionals {
		if o.wanted(c) != c.usual || slices.Contains(there, c.usual) {
			continue
		}
		for _, name := range there {
			if !o.uses(name) && c.alike().MatchString(letters(name)) {
				doubts = append(doubts, &Doubt{
					Problem:  fmt.Sprintf("the column %q is not read: name it if it is the %s, or none if it is not", name, c.usual),
					Remedies: []Remedy{{Field: c.field, Column: name}},
				})
				break
			}
		}
	}
	return doubts
}
