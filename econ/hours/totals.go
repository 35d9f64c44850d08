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
	lines     *lineReader // of which the numbers are read
	rows      int
	sum       float64 // of all rows
	largest   float64
	positive  int     // how many are above 0
	first     float64 // and its line
	firstLine int
	ties      bool // the numbers do not rise from row to row
	bare      bool // the last weighs no saving

	// Of the row looked at last, which is the last row of the file in the end:
	row           int // its place among the rows
	last, above   float64
	largestAbove  float64
	lastLine      int
	step          float64 // of its last digit
	label         string
	labelsAreData bool // among the first rows are labels, too
}

// see takes note of a row that has a number. It looks at few of them closely, as a total is
// among the first, or larger than all before it, or at the end.
func (t *totals) see(x float64, r role, from source) error {
	t.rows++
	if x > 0 {
		t.positive++
	}
	if x > t.largest || t.rows <= fewestRows || t.lines.nearEnd() {
		return t.look(x, r, from)
	}
	t.ties = true
	t.sum += x
	return nil
}

// look reads the label of a row that may be a total, and refuses a labelled one that is the
// sum of all above it.
func (t *totals) look(x float64, r role, from source) error {
	line := from.lineOf(r)
	if t.rows == 1 {
		t.first, t.firstLine, t.largest = x, line, math.Inf(-1)
	}
	t.ties = t.ties || x <= t.largest
	t.row, t.last, t.lastLine, t.above, t.largestAbove = t.rows, x, line, t.sum, t.largest
	t.sum += x
	if x > t.largest {
		t.largest = x
	}
	label, exact := from.label()
	if t.rows > 2 && label != "" && t.isSum(x, t.above, 0.01*math.Abs(t.above)) {
		return refusedTotal(line, label, "the sum of all rows above it")
	}
	if !exact && x <= t.largestAbove || exact && !totalWords[label] && !t.sumsUp(x, label) {
		label = ""
	}
	if t.rows <= fewestRows && label != "" {
		t.labelsAreData = true
	}
	t.label = label
	if t.lines.nearEnd() {
		t.step = math.Pow(10, -float64(max(0, decimals(from.text(r)))))
	}
	return nil
}

// sumsUp reports whether a number is the mean, the maximum or the count of the rows above it,
// as its label says.
func (t *totals) sumsUp(x float64, label string) bool {
	n := float64(t.rows - 1)
	mean := t.above / n
	return meanWords[label] && math.Abs(x-mean) <= 0.01*mean || maximumWords[label] && x == t.largestAbove || countWords[label] && x == n
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
	if t.row == t.rows {
		if t.label != "" && !t.labelsAreData {
			return refusedTotal(t.lastLine, t.label, "labelled so")
		}
		// The sum of n rounded numbers misses the rounded sum of the numbers by so many steps.
		n := float64(t.rows - 1)
		tolerance := min(t.step*(1+math.Sqrt(n))/2, 0.005*t.above) + 1e-9*math.Abs(t.above)
		if t.last > t.largestAbove && t.isSum(t.last, t.above, tolerance) {
			return refusedTotal(t.lastLine, "", "the sum of all rows above it")
		}
	}
	if rest := t.sum - t.first; t.first >= t.largest && t.isSum(t.first, rest, 1e-9*rest) {
		return refusedTotal(t.firstLine, "", "the sum of all rows below it")
	}
	return nil
}

// refusedTotal is the error of a total.
func refusedTotal(line int, label, why string) error {
	if label == "" {
		return wrong(ErrValue, line, "it is %s, and so a total and no task: delete the line", why)
	}
	return wrong(ErrValue, line, "%q is %s, and so sums up tasks and is none: delete the line", shortened(label), why)
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

// maximumWords and countWords do so for the largest and the number of others.
var (
	maximumWords = wordSet("max|maximum|largest|maximal|höchstwert|massimo|máximo|najwyższy|максимум")
	countWords   = wordSet("count|n|number|anzahl|nombre|recuento|conteggio|contagem|aantal|antal|liczba|количество")
)

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
	if totalWords[text] || meanWords[text] || maximumWords[text] || countWords[text] {
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
