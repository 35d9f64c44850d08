package econ_test

import (
	"testing"

	"valuecapture/econ"
)

func TestRegimeString(t *testing.T) {
	t.Parallel()
	for r, want := range map[econ.Regime]string{-1: "invalid", 0: "invalid", econ.Interior: "interior", econ.NoTrade: "no trade", econ.NoTrade + 1: "invalid"} {
		if got := r.String(); got != want {
			t.Errorf("Regime(%d) is %q, want %q", int(r), got, want)
		}
	}
}
