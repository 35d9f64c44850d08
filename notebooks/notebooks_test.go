// Package notebooks_test reads the saved notebooks as a strict editor would:
// whether they follow the house's form, and whether what they claim is in the
// ledger and proven where the ledger says. Whether their outputs still hold is
// for `go run ./kernel-setup run --check`.
package notebooks_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"valuecapture/econ/exercise"
	"valuecapture/econ/ledger"
)

type notebook struct {
	path  string
	Cells []cell `json:"cells"`
	Meta  struct {
		Kernel struct {
			Name string `json:"name"`
		} `json:"kernelspec"`
	} `json:"metadata"`
	Format int `json:"nbformat"`
	Minor  int `json:"nbformat_minor"`
}

type cell struct {
	Type    string   `json:"cell_type"`
	ID      string   `json:"id"`
	Lines   []string `json:"source"`
	Count   *int     `json:"execution_count"`
	Outputs []struct {
		Type string                     `json:"output_type"`
		Name string                     `json:"name"`
		Text []string                   `json:"text"`
		Data map[string]json.RawMessage `json:"data"`
		Meta map[string]json.RawMessage `json:"metadata"`
	} `json:"outputs"`
}

func (c cell) source() string { return strings.Join(c.Lines, "") }

// read returns the notebooks that match, which must be some.
func read(t *testing.T, pattern string) []notebook {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no notebook matches %s (%v)", pattern, err)
	}
	var all []notebook
	for _, path := range paths {
		bytes, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n := notebook{path: path}
		if err := json.Unmarshal(bytes, &n); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, n)
	}
	return all
}

func everyNotebook(t *testing.T) []notebook {
	return append(read(t, "*.ipynb"), read(t, "solutions/*.ipynb")...)
}

func (n notebook) code() []cell {
	return slices.DeleteFunc(slices.Clone(n.Cells), func(c cell) bool { return c.Type != "code" })
}

func (n notebook) text() string {
	var b strings.Builder
	for _, c := range n.Cells {
		if c.Type == "markdown" {
			b.WriteString(c.source() + "\n\n")
		}
	}
	return b.String()
}

func (n notebook) program() string {
	var b strings.Builder
	for _, c := range n.code() {
		b.WriteString(c.source() + "\n")
	}
	return b.String()
}

func TestForm(t *testing.T) {
	t.Parallel()
	validID := regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)
	for _, n := range everyNotebook(t) {
		if n.Meta.Kernel.Name != "valuecapture" || n.Format != 4 || n.Minor != 5 {
			t.Errorf("%s: kernel %q, format %d.%d, want valuecapture, 4.5", n.path, n.Meta.Kernel.Name, n.Format, n.Minor)
		}
		seen := map[string]bool{}
		var lengths []int
		for i, c := range n.Cells {
			at := fmt.Sprintf("%s, cell %d", n.path, i+1)
			if !validID.MatchString(c.ID) || seen[c.ID] {
				t.Errorf("%s: id %q is not valid or not the only one", at, c.ID)
			}
			seen[c.ID] = true
			if strings.TrimSpace(c.source()) == "" {
				t.Errorf("%s: empty", at)
			}
			if c.Type == "code" {
				lengths = append(lengths, len(c.Lines))
				checkCode(t, at, c)
			}
		}
		slices.Sort(lengths)
		if median := lengths[len(lengths)/2]; median > 8 || lengths[len(lengths)-1] > 40 {
			t.Errorf("%s: cells have %d lines in the median and %d at most, want 8 and 40", n.path, median, lengths[len(lengths)-1])
		}
	}
}

var (
	prints   = regexp.MustCompile(`nb\.(Check|Checks|Claim|Answer|Hint|Solution)\(|fmt\.Print`)
	displays = regexp.MustCompile(`nb\.(Show|Table|Ledger|Explore)\(`)
	magic    = regexp.MustCompile(`(?m)^\s*(%[a-z]|!)`)
)

func checkCode(t *testing.T, at string, c cell) {
	t.Helper()
	source := c.source()
	if prints.MatchString(source) && displays.MatchString(source) {
		t.Errorf("%s: prints and displays, whose order is not stable: split it", at)
	}
	if magic.MatchString(source) {
		t.Errorf("%s: a magic or shell line", at)
	}
	if c.Count == nil {
		t.Errorf("%s: not executed", at)
	}
	if displays.MatchString(source) && len(c.Outputs) == 0 {
		t.Errorf("%s: displays something, and nothing is saved", at)
	}
	for _, o := range c.Outputs {
		if o.Type == "error" || o.Name == "stderr" {
			t.Errorf("%s: saved with %s %s %v", at, o.Type, o.Name, o.Text)
		}
		if _, ok := o.Data["image/svg+xml"]; ok {
			t.Errorf("%s: an SVG, which code hosts do not show reliably", at)
		}
		picture, ok := o.Data["image/png"]
		if !ok {
			continue
		}
		checkPicture(t, at, picture, o.Data["text/plain"], o.Meta["image/png"])
	}
}

// checkPicture wants a picture at twice its size on the page, and a description
// long enough to stand for it.
func checkPicture(t *testing.T, at string, picture, plain, meta json.RawMessage) {
	t.Helper()
	var encoded string
	var alt []string
	var size struct{ Width, Height int }
	if json.Unmarshal(picture, &encoded) != nil {
		var lines []string
		if err := json.Unmarshal(picture, &lines); err != nil {
			t.Errorf("%s: picture: %v", at, err)
		}
		encoded = strings.Join(lines, "")
	}
	config, err := png.DecodeConfig(base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.ReplaceAll(encoded, "\n", ""))))
	if err != nil {
		t.Errorf("%s: picture: %v", at, err)
	}
	double := func(pixels, shown int) bool { return shown > 0 && abs(pixels-2*shown) <= 1 } // up to rounding
	if err := json.Unmarshal(meta, &size); err != nil || !double(config.Width, size.Width) || !double(config.Height, size.Height) {
		t.Errorf("%s: picture of %d by %d pixels shown at %d by %d, want double resolution (%v)", at, config.Width, config.Height, size.Width, size.Height, err)
	}
	if err := json.Unmarshal(plain, &alt); err != nil || len(strings.Join(alt, "")) < 80 {
		t.Errorf("%s: description %q is missing or too short (%v)", at, alt, err)
	}
}

func abs(n int) int { return max(n, -n) }

func TestProse(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	for _, n := range everyNotebook(t) {
		text := n.text()
		for _, banned := range []string{`\newcommand`, "<details", "<svg", "<script", "TODO", "/home/", "/tmp/"} {
			if strings.Contains(text, banned) {
				t.Errorf("%s: holds %q", n.path, banned)
			}
		}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(n.path), m[1])); err != nil {
				t.Errorf("%s: link to %s leads nowhere", n.path, m[1])
			}
		}
		for i, c := range n.Cells {
			if dollars := strings.ReplaceAll(c.source(), `\$`, ""); c.Type == "markdown" && strings.Count(withoutCode(dollars), "$")%2 != 0 {
				t.Errorf("%s, cell %d: a formula is opened and not closed", n.path, i+1)
			}
		}
	}
}

// withoutCode removes what stands between backticks, and indented blocks.
func withoutCode(text string) string {
	text = regexp.MustCompile("`[^`]*`").ReplaceAllString(text, "")
	return regexp.MustCompile(`(?m)^    .*$`).ReplaceAllString(text, "")
}

func TestSkeleton(t *testing.T) {
	t.Parallel()
	for _, n := range read(t, "[0-9][0-9]-*.ipynb") {
		text, last := n.text(), 0
		for _, heading := range []string{"# ", "## Before you read on", "## Symbols", "## Derivation", "## Check", "## When this breaks", "## Your prediction", "## Exercises", "## Extend it", "## Sources"} {
			at := strings.Index("\n"+text, "\n"+heading)
			if heading == "## Check" && at >= 0 || at >= last {
				last = max(at, last)
				continue
			}
			t.Errorf("%s: no heading %q after the one before it", n.path, heading)
		}
		if !displays.MatchString(n.program()) || !strings.Contains(n.program(), "nb.Show(") {
			t.Errorf("%s: no figure", n.path)
		}
		if got := strings.Count(n.program(), "nb.Answer("); got < 4 {
			t.Errorf("%s: %d exercises that check themselves, want at least 4", n.path, got)
		}
		if _, err := os.Stat(filepath.Join("solutions", n.path)); err != nil {
			t.Errorf("%s: no solutions: %v", n.path, err)
		}
	}
}

// Every claim of the ledger is checked in the notebook that the ledger names, and
// no notebook names a claim that the ledger does not hold.
func TestClaims(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`nb\.(?:Claim|CompareClaim)\("([^"]*)"`)
	checked := map[string][]string{}
	for _, n := range everyNotebook(t) {
		for _, m := range named.FindAllStringSubmatch(n.program(), -1) {
			if _, err := ledger.Find(m[1]); err != nil {
				t.Errorf("%s: %v", n.path, err)
			}
			checked[m[1]] = append(checked[m[1]], n.path)
		}
	}
	for _, c := range ledger.All() {
		if c.Notebook != "" && !slices.Contains(checked[c.ID], c.Notebook+".ipynb") {
			t.Errorf("claim %s is not checked in %s, where the ledger says it is", c.ID, c.Notebook)
		}
	}
}

// Every exercise is asked in its notebook and solved in that notebook's solutions.
func TestExercises(t *testing.T) {
	t.Parallel()
	asked, solved := map[string]bool{}, map[string]bool{}
	collect := func(into map[string]bool, verb string, n notebook) {
		for _, m := range regexp.MustCompile(`nb\.`+verb+`\("([^"]*)"`).FindAllStringSubmatch(n.program(), -1) {
			into[filepath.Base(n.path)[:2]+" "+m[1]] = true
			if _, err := exercise.Find(m[1]); err != nil {
				t.Errorf("%s: %v", n.path, err)
			}
		}
	}
	for _, n := range read(t, "*.ipynb") {
		collect(asked, "Answer", n)
	}
	for _, n := range read(t, "solutions/*.ipynb") {
		collect(solved, "Solution", n)
	}
	for _, e := range exercise.All() {
		id := e.ID[:2] + " " + e.ID
		if !asked[id] || !solved[id] {
			t.Errorf("exercise %s: asked in its notebook %v, solved in its solutions %v", e.ID, asked[id], solved[id])
		}
	}
}
