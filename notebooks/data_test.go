package notebooks_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

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

// Both files that come with the notebooks read as their description says.
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
}
