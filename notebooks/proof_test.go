package notebooks_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed reads a list of known faults, which may only shrink: lines such as
//
//	04-surplus-ratio | deadweight loss | no route calls econ
func listed(t *testing.T, path string) []string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines []string
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		if line := strings.TrimSpace(scanner.Text()); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

// onlyListed fails for a fault that is not listed, and for a line that is no fault any
// more.
func onlyListed(t *testing.T, path string, faults []string) {
	t.Helper()
	known := listed(t, path)
	for _, f := range faults {
		if !slices.Contains(known, f) {
			t.Errorf("%s", f)
		}
	}
	for _, k := range known {
		if !slices.Contains(faults, k) {
			t.Errorf("%s lists what is mended, remove the line: %s", path, k)
		}
	}
}

func slug(path string) string { return strings.TrimSuffix(filepath.ToSlash(path), ".ipynb") }

// everyCheck returns the programs of all notebooks, with their checks.
func everyCheck(t *testing.T) (programs []*program, checks [][]check) {
	t.Helper()
	claims := ledgerCalls(t)
	for _, n := range everyNotebook(t) {
		for _, p := range composed(t, n) {
			p.typed(t)
			programs, checks = append(programs, p), append(checks, checksOf(p, claims))
		}
	}
	return programs, checks
}

// A check can fail if econ is wrong: one route comes from a function of econ, and another
// does not come from that function.
func TestChecksCanFail(t *testing.T) {
	t.Parallel()
	var faults []string
	programs, checks := everyCheck(t)
	for i, p := range programs {
		for _, c := range checks[i] {
			if fault := c.fault(); fault != "" {
				faults = append(faults, fmt.Sprintf("%s | %s | %s", slug(p.path), strings.TrimSpace(c.name), fault))
			}
		}
	}
	onlyListed(t, "testdata/unproven.txt", faults)
}
