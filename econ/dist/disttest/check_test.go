package disttest_test

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"valuecapture/econ/dist/disttest"
	"valuecapture/econ/internal/apitest"
)

// Failures can be told apart by a program.
func TestFailure(t *testing.T) {
	t.Parallel()
	err := disttest.Check(broken[0].tail)
	var f *disttest.Failure
	if !errors.Is(err, disttest.ErrContract) || !errors.As(err, &f) || f.Rule != "Validate" {
		t.Errorf("Check(nil) = %v, want a Failure of Validate wrapping ErrContract", err)
	}
}

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Check":          func() []any { return apitest.Results(disttest.Check(nil)) },
		"Failure.Unwrap": func() []any { return apitest.Results((&disttest.Failure{}).Unwrap()) },
	}, nil)
}

// Run fails where Check does. A test that fails cannot be part of one that passes, so
// this binary runs it once more by itself.
func TestRunFails(t *testing.T) {
	if os.Getenv("DISTTEST_BROKEN") != "" {
		disttest.Run(t, from(good, func(c *custom) { c.m = 0.2 }))
		return
	}
	t.Parallel()
	again := exec.Command(os.Args[0], "-test.run=^TestRunFails$", "-test.v")
	again.Env = append(os.Environ(), "DISTTEST_BROKEN=1")
	out, err := again.CombinedOutput()
	if err == nil {
		t.Fatalf("Run passes a broken law:\n%s", out)
	}
	for _, want := range []string{"--- FAIL: TestRunFails/Mean", "--- PASS: TestRunFails/Density", "Mean() = 0.2, want 0.3"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("Run does not say %q:\n%s", want, out)
		}
	}
}
