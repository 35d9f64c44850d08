package notebooks

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// lastOfTheAnswer is the cell of 08 that ends its first part, the answer and its certificate.
const lastOfTheAnswer = "08-own-cert-2"

// firstPart writes the cells of 08 up to that one as a notebook of their own.
func firstPart(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("08-is-it-pareto.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	var page map[string]any
	if err := json.Unmarshal(data, &page); err != nil {
		t.Fatal(err)
	}
	cells := page["cells"].([]any)
	for i, c := range cells {
		if c.(map[string]any)["id"] == lastOfTheAnswer {
			page["cells"] = cells[:i+1]
			if data, err = json.Marshal(page); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "answer.ipynb")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
	}
	t.Fatalf("08 has no cell %s", lastOfTheAnswer)
	return ""
}

// runOn runs the first part of 08 with a file of the reader's cases.
func runOn(t *testing.T, notebook, file string, flags ...string) (stdout, stderr string) {
	t.Helper()
	args := append([]string{"run", "../kernel-setup", "run", "--data", filepath.Join("../econ/hours/testdata/cases", file), "--out", t.TempDir()}, flags...)
	cmd := exec.Command("go", append(args, notebook)...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if strings.Contains(complaint.String(), "Jupyter") {
			t.Skip(complaint.String())
		}
		t.Errorf("%s: %v\n%s\n%s", file, err, out.String(), complaint.String())
	}
	return out.String(), complaint.String()
}

// said is the paragraph about a file.
func said(t *testing.T, file string, o hours.Reading) string {
	t.Helper()
	f, err := os.Open(filepath.Join("../econ/hours/testdata/cases", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := hours.Read(f, o)
	if err != nil {
		t.Fatal(err)
	}
	m := econ.Baseline()
	a, err := estimate.NewAnswer(estimate.Ask(d, m.Wage, m.Tokens, m.Cost), estimate.AnswerOptions{Simulation: estimate.Simulation{Seed: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return a.String()
}

// The command prints the paragraph once, before the notebook is done; what is stated is used;
// with --json the answer is alone on standard output; a refusal is an answer, too.
func TestRunSaysTheAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the command, left out by -short")
	}
	notebook := firstPart(t)
	stdout, _ := runOn(t, notebook, "clean.csv")
	words := said(t, "clean.csv", hours.Reading{})
	at, end := strings.Index(stdout, words+"\n"), strings.Index(stdout, "executed notebooks are in")
	if at < 0 || at > end || strings.Count(stdout, "the lab can charge") != 1 || !strings.Contains(words, "assumed: the wage (`--wage`)") {
		t.Errorf("want %q once in\n%s", words, stdout)
	}

	stdout, stderr := runOn(t, notebook, "price_outside_tail.csv", "--json", "--wage", "80", "--tokens", "1", "--cost", "3")
	var answer struct {
		Words    string
		Answered bool
		Share    [2]float64 `json:"lab_share"`
		Assumed  []string
	}
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || !answer.Answered || len(answer.Assumed) > 0 || !(answer.Share[0] < answer.Share[1]) {
		t.Errorf("--json: %v, %+v\n%s", err, answer, stdout)
	}
	if want := said(t, "price_outside_tail.csv", hours.Reading{Facts: hours.Facts{Wage: 80, Tokens: 1, Cost: 3}}); answer.Words != want || !strings.Contains(want, "At a cost of 3 $/Mtok, a wage of 80 $/h and 1 million tokens a task") {
		t.Errorf("--json: got %q, want %q", answer.Words, want)
	}
	if !strings.Contains(stderr, "executed notebooks are in") {
		t.Errorf("--json: standard error\n%s", stderr)
	}

	if stdout, _ = runOn(t, notebook, "within_3_percent.csv"); strings.Count(stdout, "Cannot tell what the lab can charge and keep") != 1 || !strings.Contains(stdout, "What would settle it: ") {
		t.Errorf("a refusal:\n%s", stdout)
	}
	if stdout, _ = runOn(t, notebook, "seconds_no_flag.csv"); !strings.Contains(stdout, "are these seconds? (--unit s)") {
		t.Errorf("a doubt without its flag:\n%s", stdout)
	}
}
