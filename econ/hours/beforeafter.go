package hours

import (
	"slices"
	"strings"
	"unicode"
)

// Words in the names of columns that hold the time without the model, or with it. The first
// words of each say so alone; with the others the name must also say that it is a time.
var (
	withoutAlone = []string{"without", "before", "ohne", "vorher", "sans", "avant", "antes", "senza", "prima", "zonder"}
	withoutWords = []string{"baseline", "manual", "manually", "unaided", "unassisted", "human", "sin", "control", "old", "pre", "no", "wo"}
	withAlone    = []string{"with", "after", "mit", "nachher", "avec", "après", "apres", "después", "despues", "dopo", "met"}
	withWords    = []string{"assisted", "aided", "ai", "ki", "ia", "llm", "copilot", "model", "con", "treated", "treatment", "new", "post", "w"}
	timeWords    = []string{"time", "duration", "effort", "zeit", "dauer", "aufwand", "temps", "tiempo", "tempo", "tijd"}
	hourWords    = []string{"hours", "hour", "hrs", "hr", "h", "stunden", "heures", "horas", "ore", "uren"}
	minuteWords  = []string{"minutes", "minute", "mins", "min", "minuten", "minutos", "minuti"}
	secondWords  = []string{"seconds", "second", "secs", "sec", "s", "sekunden", "secondes", "segundos", "secondi"}
	savedWords   = []string{"saved", "saving", "savings", "gespart", "ersparnis", "gagné", "gagne", "ahorrado", "risparmiato", "bespaard", "difference", "diff", "delta"}
)

// wordsOf returns the words of the name of a column, in small letters: hours_withAI has
// hours, with and ai.
func wordsOf(name string) (words []string) {
	name = strings.NewReplacer("w/o", " wo ", "W/o", " wo ", "W/O", " wo ").Replace(name)
	word := ""
	end := func() {
		if word != "" {
			words = append(words, strings.ToLower(word))
		}
		word = ""
	}
	small := false
	for _, r := range name {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) && small {
			end()
		}
		if unicode.IsLetter(r) {
			word += string(r)
		}
		small = unicode.IsLower(r)
	}
	end()
	return words
}

// has reports whether two lists of words have one in common.
func has(words []string, lists ...[]string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(lists, func(list []string) bool { return slices.Contains(list, w) })
	})
}

// savedTime finds the one column that seems to hold the savings, in a unit that its name
// tells, such as minutes_saved.
func savedTime(there []string) (saved Timed, ok bool) {
	for _, name := range there {
		words := wordsOf(name)
		if !has(words, savedWords) || !has(words, timeWords, hourWords, minuteWords, secondWords) {
			continue
		}
		if ok {
			return Timed{}, false
		}
		saved, ok = Timed{name, unitIn(words)}, true
	}
	return saved, ok
}

// beforeAfter finds the two columns that seem to hold the time without the model and with
// it, if there are one of each.
func beforeAfter(there []string) (without, with Timed, ok bool) {
	var a, b []Timed
	for _, name := range there {
		words := wordsOf(name)
		isTime := has(words, timeWords, hourWords, minuteWords, secondWords)
		switch {
		case has(words, withoutAlone) || isTime && has(words, withoutWords):
			a = append(a, Timed{name, unitIn(words)})
		case has(words, withAlone) || isTime && has(words, withWords):
			b = append(b, Timed{name, unitIn(words)})
		}
	}
	if len(a) != 1 || len(b) != 1 {
		return Timed{}, Timed{}, false
	}
	return a[0], b[0], true
}

// unitIn returns the unit that the name of a column holds, 0 if none.
func unitIn(words []string) Unit {
	switch {
	case has(words, minuteWords):
		return Minutes
	case has(words, secondWords):
		return Seconds
	case has(words, hourWords):
		return Hours
	}
	return 0
}
