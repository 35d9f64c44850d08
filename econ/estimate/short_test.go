package estimate_test

import "testing"

// studies skips a test that counts over hundreds of samples how often a method is right:
// such rates take minutes and move only with the method, which the other tests hold to
// single numbers.
func studies(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a rate over hundreds of samples: left to the full run")
	}
}

// trials is a number of samples, and a smaller one in short runs for limits that widen with
// it or for what any sample shows.
func trials(all, short int) int {
	if testing.Short() {
		return short
	}
	return all
}
