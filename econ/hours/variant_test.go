package hours

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A variant is a file of the kinds that analysts have, drawn by chance, with its truth.
type variant struct {
	rng      *rand.Rand
	text     string
	truth    []float64 // savings above 0
	censored int
	total    int // the line of a total, 0 if there is none
	trace    []string
}

// take draws one of several ways and notes it.
func (v *variant) take(ways ...string) string {
	way := ways[v.rng.IntN(len(ways))]
	v.trace = append(v.trace, way)
	return way
}

// newVariant draws a file of so many rows.
func newVariant(seed uint64) *variant {
	v := &variant{rng: rand.New(rand.NewPCG(seed, 11))}
	separator := v.take(",", ";", "\t", "|")
	comma := separator != "," && v.take("point", "decimal comma") == "decimal comma"
	end := v.take("\n", "\r\n")
	quoted := v.take("bare", "quoted") == "quoted"
	tail := v.take("", separator, separator+separator)
	number := func(x float64) string {
		text := strconv.FormatFloat(x, 'f', -1, 64)
		if comma {
			text = strings.Replace(text, ".", ",", 1)
		}
		if quoted {
			text = `"` + text + `"`
		}
		return text
	}
	var rows []string
	if v.take("no sep line", "sep line") == "sep line" {
		rows = append(rows, "sep="+separator)
	}
	rows = append(rows, "id"+separator+"hours_saved"+separator+"note"+v.take("", tail))
	bound := v.take("none", ">%s", ">= %s", "%s+", "at least %s", "≥%s", "%s or more")
	for i := range 60 + v.rng.IntN(100) {
		row := strconv.Itoa(i+1) + separator + v.cell(number, bound, quoted) + separator + v.take("", "text", "team 3")
		rows = append(rows, row+tail)
	}
	v.addTotal(&rows, separator, number)
	v.text = strings.Join(rows, end) + v.take("", end, end+end)
	v.encode()
	return v
}

// cell draws a saving and writes it.
func (v *variant) cell(number func(float64) string, bound string, quoted bool) string {
	x := math.Round(500*math.Pow(1-v.rng.Float64(), -1/1.5)) / 1000
	switch v.rng.IntN(20) {
	case 0:
		return number(0)
	case 1:
		return number(-x)
	case 2:
		return []string{"", "NA", "#N/A", "null"}[v.rng.IntN(4)]
	case 3, 4:
		if bound != "none" && !quoted {
			v.truth, v.censored = append(v.truth, 8), v.censored+1
			return fmt.Sprintf(bound, "8")
		}
	}
	v.truth = append(v.truth, x)
	return number(x)
}

// addTotal may add a total, labelled or not, at the end.
func (v *variant) addTotal(rows *[]string, separator string, number func(float64) string) {
	if v.censored > 0 || v.take("no total", "no total", "total") != "total" {
		return
	}
	label := v.take("Total", "TOTAL:", "Summe", "Gesamt", "Grand Total", "Sum", "", "Somme", "合計", "итого", "Team A Total")
	sum := 0.0
	for _, row := range *rows {
		fields := strings.Split(row, separator)
		if len(fields) < 2 {
			continue
		}
		x, err := strconv.ParseFloat(strings.Replace(strings.Trim(fields[1], `"`), ",", ".", 1), 64)
		if err == nil {
			sum += x
		}
	}
	sum = math.Round(1000*sum) / 1000
	if sum <= slices.Max(v.truth) {
		return
	}
	row := label + separator + number(sum) + separator
	if v.take("label first", "label last") == "label last" {
		row = separator + number(sum) + separator + label
	}
	*rows = append(*rows, row)
	v.total = len(*rows)
}

// encode writes the text in one of the encodings.
func (v *variant) encode() {
	switch v.take("UTF-8", "BOM", "UTF-16", "UTF-16, big end", "gzip") {
	case "BOM":
		v.text = "\xef\xbb\xbf" + v.text
	case "UTF-16":
		v.text = wide(v.text, false)
	case "UTF-16, big end":
		v.text = wide(v.text, true)
	case "gzip":
		v.text = zipped(v.text)
	}
}

// Files of every mixture of kinds are read right, or refused at the line of the total.
func TestVariants(t *testing.T) {
	t.Parallel()
	totals, bounds := 0, 0
	for seed := range uint64(600) {
		v := newVariant(seed)
		d, err := Read(strings.NewReader(v.text), Reading{})
		if v.total > 0 {
			totals++
			if want := fmt.Sprintf("line %d: ", v.total); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "delete the line") {
				t.Errorf("seed %d, %q: got %v, want an error at %q", seed, v.kinds(), err, want)
			}
			continue
		}
		if v.censored > 0 {
			bounds++
		}
		if err != nil || !slices.Equal(d.Hours, v.truth) || d.CensoredTasks() != v.censored {
			t.Errorf("seed %d, %q: %v, %d savings with %d bounds, want %d with %d", seed, v.kinds(), err, len(d.Hours), d.CensoredTasks(), len(v.truth), v.censored)
		}
	}
	if totals < 30 || bounds < 30 {
		t.Errorf("%d files with a total and %d with bounds, want 30 of each at least", totals, bounds)
	}
}

// kinds are the ways drawn that are not of single rows.
func (v *variant) kinds() []string {
	return slices.DeleteFunc(slices.Clone(v.trace), func(s string) bool { return s == "" || s == "text" || s == "team 3" })
}
