package hours

import (
	"bytes"
	"math"
	"strings"
)

// fewestRows is the number of rows from which a last row can be taken for a total.
const fewestRows = 10

// Totals look for rows that are no tasks: a last row that is the sum of those above it or is
// labelled as one, a first row that is the sum of those below it, and a labelled subtotal.
type totals struct {
	rows          int
	sum           float64 // of all rows but the last
	largest       float64 // of all but the last
	positive      int     // how many of all are above 0
	first, last   float64
	firstLine     int
	lastLine      int
	step          float64 // of the last digit of the last
	label         string  // of the last row
	labelLine     int
	labelsAreData bool // among the first rows are labels, too
	near          bool // the last was read near the end
	bare          bool // the last weighs no saving
	ties          bool // the numbers do not rise from row to row
}

// see takes note of a row that has a number.
func (t *totals) see(x float64, line int, r role, from source) error {
	if t.rows > 0 {
		t.ties = t.ties || x <= t.last
		t.sum += t.last
		if t.last > t.largest {
			t.largest = t.last
		}
	} else {
		t.first, t.firstLine, t.largest = x, line, math.Inf(-1)
	}
	t.rows++
	t.last, t.lastLine = x, line
	if x > 0 {
		t.positive++
	}
	if t.near = from.nearEnd(); t.near || t.rows <= fewestRows || x > t.largest {
		return t.look(r, from)
	}
	return nil
}

// look reads the labels of a row that may be a total, and refuses a labelled one that is the
// sum of all above it.
func (t *totals) look(r role, from source) error {
	label, exact := from.label()
	if t.rows > 2 && label != "" && t.isSum(t.last, t.sum, 0.01*math.Abs(t.sum)) {
		return refusedTotal(t.lastLine, label, "the sum of all rows above it")
	}
	if mean := t.sum / float64(t.rows-1); meanWords[label] && !(math.Abs(t.last-mean) <= 0.01*mean) || !exact && t.last <= t.largest {
		label = ""
	}
	switch {
	case t.rows <= fewestRows && label != "":
		t.labelsAreData = true
	case t.near:
		t.label, t.labelLine = label, t.lastLine
		t.step = math.Pow(10, -float64(max(0, decimals(from.text(r)))))
	}
	return nil
}

// isSum reports whether a number is a sum of others, as far as rounding can tell. It is no
// wonder if one value equals another, and so a sum of fewer than two above 0 counts for
// nothing.
func (t *totals) isSum(x, sum, tolerance float64) bool {
	return x > 0 && t.positive > 2 && math.Abs(x-sum) <= tolerance && !math.IsInf(x, 0)
}

// judge refuses the last row or the first if it is a total.
func (t *totals) judge() error {
	if t.rows <= fewestRows {
		return nil
	}
	if t.label != "" && t.labelLine == t.lastLine && !t.labelsAreData {
		return refusedTotal(t.lastLine, t.label, "labelled so")
	}
	// The sum of n rounded numbers misses the rounded sum of the numbers by so many steps.
	n := float64(t.rows - 1)
	tolerance := min(t.step*(1+math.Sqrt(n))/2, 0.005*t.sum) + 1e-9*math.Abs(t.sum)
	if t.near && t.last > t.largest && t.isSum(t.last, t.sum, tolerance) {
		return refusedTotal(t.lastLine, "", "the sum of all rows above it")
	}
	rest := t.sum + t.last - t.first
	if t.first >= max(t.largest, t.last) && t.isSum(t.first, rest, 1e-9*rest) {
		return refusedTotal(t.firstLine, "", "the sum of all rows below it")
	}
	return nil
}

// refusedTotal is the error of a total.
func refusedTotal(line int, label, why string) error {
	if label == "" {
		return wrong(ErrValue, line, "it is %s, and so a total and no task: delete the line", why)
	}
	return wrong(ErrValue, line, "%q is %s, and so a total and no task: delete the line", shortened(label), why)
}

// totalWords are how a row of a spreadsheet is labelled that sums up others, in the languages
// in which spreadsheets come most often.
var totalWords = wordSet("total|totals|sum|sums|subtotal|subtotals|sub-total|sub total|grand total|grandtotal|overall|all tasks|" +
	"summe|gesamt|gesamtsumme|insgesamt|zwischensumme|teilsumme|ergebnis|gesamtergebnis|" +
	"totaux|somme|sous-total|total général|total general|suma|suma total|" +
	"totale|somma|subtotale|totale complessivo|soma|total geral|" +
	"totaal|subtotaal|eindtotaal|totalt|summa|delsumma|i alt|yhteensä|" +
	"razem|łącznie|ogółem|suma końcowa|celkem|součet|összesen|toplam|genel toplam|" +
	"итого|всего|сумма|промежуточный итог|разом|всього|σύνολο|" +
	"合计|总计|小计|总和|合計|小計|総計|總計|합계|총계|소계|المجموع|סך הכל")

// meanWords label a row that holds the mean of others.
var meanWords = wordSet("average|avg|mean|mittelwert|durchschnitt|moyenne|promedio|media|média|gemiddelde|gennemsnit|gjennomsnitt|" +
	"medelvärde|keskiarvo|średnia|průměr|átlag|ortalama|среднее|平均|평균")

func wordSet(list string) map[string]bool {
	words := map[string]bool{}
	for word := range strings.SplitSeq(list, "|") {
		words[word] = true
	}
	return words
}

// totalLabel returns the word by which a field says that its row is a total or a mean, in
// small letters, "" if it does not. It is exact if the field says nothing else; otherwise
// it is one of a few words, as in Team A Total.
func totalLabel(field []byte) (label string, exact bool) {
	const longest, most = 60, 4
	const around = " :.*=-–—()[]#"
	if len(field) == 0 || len(field) > longest || '0' <= field[0] && field[0] <= '9' {
		return "", false
	}
	text := strings.Trim(strings.ToLower(string(bytes.TrimSpace(field))), around)
	if totalWords[text] || meanWords[text] {
		return text, true
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(around, r) })
	if len(words) < 2 || len(words) > most {
		return "", false
	}
	for _, word := range words {
		if totalWords[word] {
			return word, false
		}
	}
	return "", false
}
