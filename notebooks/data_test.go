package notebooks_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
	"valuecapture/econ/nb"
)

// synthetic writes what data/synthetic_hours_saved.csv holds. Nobody worked these
// hours: four tasks in ten are drawn from a Pareto tail above a quarter of an hour
// whose index is 1.4 in the middle of 2022 and rises by 0.25 a year, the others
// evenly from below. A few savings are 0, lost or not written down.
func synthetic() []byte {
	rng := rand.New(rand.NewPCG(1, 8))
	var b bytes.Buffer
	b.WriteString("task,period,hours_saved,wage,tokens\n")
	for task := range 2400 {
		quarter := task * 16 / 2400
		year := 2022 + (float64(quarter)+0.5)/4
		hours := 0.25 * rng.Float64()
		if rng.Float64() < 0.4 {
			hours = 0.25 * math.Pow(1-rng.Float64(), -1/(1.4+0.25*(year-2022.5)))
		}
		value := fmt.Sprintf("%.4f", hours)
		switch rng.IntN(100) {
		case 0:
			value = ""
		case 1, 2:
			value = "0"
		case 3:
			value = "-" + value
		}
		fmt.Fprintf(&b, "%d,%dQ%d,%s,%d,%.2f\n", task+1, 2022+quarter/4, quarter%4+1, value, 40+10*rng.IntN(5), 0.2+0.6*rng.Float64())
	}
	return b.Bytes()
}

// The synthetic file is the one that its recipe gives, and says so in its name.
func TestSyntheticData(t *testing.T) {
	t.Parallel()
	const path = "data/synthetic_hours_saved.csv"
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := synthetic(); !bytes.Equal(got, want) {
		t.Errorf("%s has %d bytes that are not the %d of its recipe", path, len(got), len(want))
	}
}

// binnedForecasts writes what data/rct_forecast_saving_binned.csv holds: the answers of the
// file beside it, with edges midway between those that were used.
func binnedForecasts(t *testing.T) []byte {
	t.Helper()
	file, err := os.Open("data/rct_forecast_saving_answers.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var answers []float64
	var count []int
	for _, l := range lines[1:] {
		minutes, err := strconv.ParseFloat(l[0], 64)
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(l[1])
		if err != nil {
			t.Fatal(err)
		}
		answers, count = append(answers, minutes/60), append(count, n)
	}
	bins, err := estimate.FromAnswers(answers, count)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString("hours_from,hours_to,tasks\n")
	for i := range bins.Bins() {
		low, high, n := bins.Bin(i)
		upper := fmt.Sprintf("%.6g", high)
		if math.IsInf(high, 1) {
			upper = ""
		}
		fmt.Fprintf(&b, "%.6g,%s,%d\n", low, upper, n)
	}
	return b.Bytes()
}

// The histogram of forecasts is the one that its answers give.
func TestForecastData(t *testing.T) {
	t.Parallel()
	const path = "data/rct_forecast_saving_binned.csv"
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := binnedForecasts(t); !bytes.Equal(got, want) {
		t.Errorf("%s is not what the answers give, which is\n%s", path, want)
	}
}

// All files that come with the notebooks read as their description says.
func TestShippedData(t *testing.T) {
	t.Parallel()
	d, err := nb.File("data/synthetic_hours_saved.csv")
	if err != nil || d.Rows != 2400 || len(d.Hours)+d.Excluded.N() != 2400 || d.Excluded.NotFinite.N != 0 || len(d.Years) != len(d.Hours) || len(d.Wages) != len(d.Hours) || len(d.Tokens) != len(d.Hours) {
		t.Errorf("synthetic: %v, %v", d, err)
	}
	sip, err := nb.File("data/sip_task_hours_binned.csv")
	if err != nil || sip.Tasks() != 10266 || len(sip.Bins) != 39 || sip.Bins[0] != (hours.Bin{From: 0, To: 0.305, Count: 443}) {
		t.Errorf("histogram: %d tasks in %d bins, %v, want 10266 in 39", sip.Tasks(), len(sip.Bins), err)
	}
	for name, want := range map[string][2]int{"metr_task_hours": {83, 11}, "rct_forecast_saving": {246, 22}, "swebench_difficulty": {1699, 4}} {
		if d, err := nb.File("data/" + name + "_binned.csv"); err != nil || d.Tasks() != want[0] || len(d.Bins) != want[1] {
			t.Errorf("%s: %d tasks in %d bins, %v, want %d", name, d.Tasks(), len(d.Bins), err, want)
		}
	}
}
