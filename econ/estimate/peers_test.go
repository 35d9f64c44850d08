package estimate_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

var peersPython = flag.String("peers", "", "run beside the packages of testdata/peers, with this Python, and Rscript (see testdata/peers/run)")

// bundled are the continuous data sets that come with powerlaw, by the factor of its own
// test, with the threshold and the exponent of the density that the test expects.
//
// Source: testing/test_reference_data.py of powerlaw 2.0.0. For blackouts, cities, fires and
// flares these are the numbers of Clauset, Shalizi and Newman (2009), table 6.1; for quakes
// and surnames, which hold equal values, the package explains why it differs from them.
var bundled = []struct {
	name                string
	threshold, exponent string
}{
	{"blackouts:0.001", "230", "2.3"},
	{"cities:0.001", "52.46", "2.37"},
	{"surnames:0.001", "14.92", "2.2"},
	{"flares:1", "323", "1.79"},
	{"quakes:0.001", "10", "1.95"},
	{"fires:1", "6324", "2.2"},
}

// A peer is what powerlaw says of one set of values.
type peer struct {
	Values                        []float64
	Threshold, Exponent, Distance float64
	Count                         int
	Seconds                       float64
	Exponential, Lognormal        *float64 // its normalised ratios, above 0 for Pareto
}

// TestPeers holds the estimates to those of powerlaw, poweRlaw and evd at their own
// thresholds, on the cases of econ/hours and on the data sets that come with powerlaw, and
// the table of README.md to what the run prints.
func TestPeers(t *testing.T) {
	if *peersPython == "" {
		t.Skip("needs powerlaw, poweRlaw and evd: testdata/peers/run installs them")
	}
	names, samples := peerCases(t)
	args := slices.Clone(names)
	for _, b := range bundled {
		args = append(args, b.name)
	}
	var table []string
	for i, p := range runPowerlaw(t, args) {
		name, s := filepath.Base(args[i]), estimate.Sample{}
		if i < len(samples) {
			s = samples[i]
		} else {
			s = mustSample(t, p.Values)
			b := bundled[i-len(samples)]
			sameDigits(t, b.name+": threshold", p.Threshold, b.threshold)
			sameDigits(t, b.name+": exponent", peerExponent(t, s, p.Threshold), b.exponent)
		}
		comparePowerlaw(t, name, s, p)
		table = append(table, peerRow(t, name, s, p))
	}
	for i, fields := range runR(t, names) {
		compareR(t, filepath.Base(names[i]), samples[i], fields)
	}
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table {
		fmt.Println(row)
		if cut := row[:strings.LastIndex(row[:len(row)-2], "|")]; !bytes.Contains(page, []byte(cut)) {
			t.Errorf("README.md has no row %q", cut)
		}
	}
}

// peerCases are the cases of econ/hours and the data of the notebooks that can be read as
// records without a word from their owner, as files of one value a line, and as samples.
func peerCases(t *testing.T) (names []string, samples []estimate.Sample) {
	t.Helper()
	files, err := filepath.Glob("../hours/testdata/cases/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	answers := hours.Reading{Column: "minutes_saved", Unit: hours.Minutes, Weight: "forecasts"}
	readings := map[string]hours.Reading{"../../notebooks/data/rct_forecast_saving_answers.csv": answers}
	folder := t.TempDir()
	for _, file := range append(files, "../../notebooks/data/synthetic_hours_saved.csv", "../../notebooks/data/rct_forecast_saving_answers.csv") {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		data, err := hours.Read(f, readings[file])
		f.Close()
		if err != nil || len(data.Hours) == 0 || data.Tasks() < hours.MinimumTasks {
			continue // refused, or a histogram: powerlaw has no fit of either
		}
		var values []float64
		for i, h := range data.Hours {
			for range int(data.Weight(i)) {
				values = append(values, h)
			}
		}
		s := mustSample(t, values)
		name := filepath.Join(folder, strings.TrimSuffix(filepath.Base(file), ".csv"))
		var text strings.Builder
		for _, h := range s.Hours() {
			fmt.Fprintln(&text, h)
		}
		if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		names, samples = append(names, name), append(samples, s)
	}
	return names, samples
}

func runPowerlaw(t *testing.T, args []string) []peer {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(output(t, *peersPython, append([]string{"testdata/peers/peers.py"}, args...)...)))
	var peers []peer
	for {
		var p peer
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		peers = append(peers, p)
	}
	if len(peers) != len(args) {
		t.Fatalf("powerlaw answered %d of %d", len(peers), len(args))
	}
	return peers
}

func runR(t *testing.T, names []string) [][]float64 {
	t.Helper()
	var rows [][]float64
	lines := bufio.NewScanner(bytes.NewReader(output(t, "Rscript", append([]string{"testdata/peers/peers.R"}, names...)...)))
	for lines.Scan() {
		var row []float64
		for _, field := range strings.Fields(lines.Text()) {
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				v = math.NaN()
			}
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	if len(rows) != len(names) {
		t.Fatalf("R answered %d of %d", len(rows), len(names))
	}
	return rows
}

func output(t *testing.T, command string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(command, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return out
}

// comparePowerlaw compares everything whose convention is shared, at powerlaw's threshold.
func comparePowerlaw(t *testing.T, name string, s estimate.Sample, p peer) {
	t.Helper()
	if p.Exponent > 3-1e-9 { // the largest that it looks for unless told otherwise
		if exponent := peerExponent(t, s, p.Threshold); !(exponent > 3) {
			t.Errorf("%s: exponent %v where powerlaw stops at 3", name, exponent)
		}
		return
	}
	agrees(t, name+": exponent against powerlaw", peerExponent(t, s, p.Threshold), p.Exponent, 1e-9)
	agrees(t, name+": one-sided distance against powerlaw", oneSided(s, p.Threshold, p.Exponent-1), p.Distance, 1e-9)
	if p.Exponential == nil || p.Count < 50 {
		return
	}
	pareto, err := s.Fit(estimate.Pareto, p.Threshold)
	if err != nil {
		t.Fatal(err)
	}
	exponential, err := s.Fit(estimate.Exponential, p.Threshold)
	if err != nil {
		t.Fatal(err)
	}
	c, err := estimate.Compare(pareto, exponential, estimate.Simulation{Replicates: 19})
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, name+": Vuong's statistic against powerlaw", c.Statistic, *p.Exponential, 2e-3)
}

// compareR compares with poweRlaw and evd at poweRlaw's threshold.
func compareR(t *testing.T, name string, s estimate.Sample, r []float64) {
	t.Helper()
	threshold, exponent, scale, shape := r[0], r[1], r[5], r[6]
	agrees(t, name+": exponent against poweRlaw", peerExponent(t, s, threshold), exponent, 1e-6)
	// evd takes the values above the threshold, without those equal to it.
	above := slices.DeleteFunc(s.Hours(), func(h float64) bool { return h <= threshold })
	if len(above) < 50 || math.IsNaN(shape) {
		return
	}
	fit, err := mustSample(t, above).Fit(estimate.GPD, threshold)
	if errors.Is(err, estimate.ErrNoInterior) {
		t.Logf("%s: evd stopped at a shape of %v: %v", name, shape, err)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	σ, _ := fit.Parameter("σ")
	ξ, _ := fit.Parameter("ξ")
	agrees(t, name+": scale against evd", σ.Value, scale, 5e-3)
	agrees(t, name+": shape against evd", 1+ξ.Value, 1+shape, 5e-3)
}

func peerExponent(t *testing.T, s estimate.Sample, threshold float64) float64 {
	t.Helper()
	index, err := s.TailIndex(threshold)
	if err != nil {
		t.Fatal(err)
	}
	return index.DensityExponent()
}

// oneSided is the distance of powerlaw: each value above the threshold by the share of
// values below it, so that the jump at a value counts from one side, and equal values once.
func oneSided(s estimate.Sample, threshold, alpha float64) float64 {
	n, d := float64(s.Above(threshold)), 0.0
	for i := s.Len() - int(n); i < s.Len(); i++ {
		h := s.At(i)
		d = math.Max(d, math.Abs(float64(s.Above(h))/n-math.Pow(h/threshold, -alpha)))
	}
	return d
}

// peerRow is a row of README.md's table, times last.
func peerRow(t *testing.T, name string, s estimate.Sample, p peer) string {
	t.Helper()
	begin := time.Now()
	threshold, err := s.Threshold()
	if err != nil {
		t.Fatal(err)
	}
	seconds := time.Since(begin).Seconds()
	return fmt.Sprintf("| %s | %d | %.4g | %d | %.3f | %.4g | %d | %.3f | %.1f, %.4f |",
		strings.Split(name, ":")[0], s.Len(), p.Threshold, p.Count, p.Exponent, threshold.Hours, threshold.Count, threshold.DensityExponent(), p.Seconds, seconds)
}

func agrees(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if !(math.Abs(got-want) <= relative*math.Abs(want)) {
		t.Errorf("%s: %v, want %v within a relative %g", what, got, want, relative)
	}
}

// sameDigits compares with a number as it was printed, to half of its last digit.
func sameDigits(t *testing.T, what string, got float64, printed string) {
	t.Helper()
	want, err := strconv.ParseFloat(printed, 64)
	if err != nil {
		t.Fatal(err)
	}
	digits := 0
	if _, fraction, ok := strings.Cut(printed, "."); ok {
		digits = len(fraction)
	}
	if !(math.Abs(got-want) <= 0.5001*math.Pow(10, -float64(digits))) {
		t.Errorf("%s: %v, want %s", what, got, printed)
	}
}
