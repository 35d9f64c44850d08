package nb

import (
	"math"
	"testing"
)

func TestCount(t *testing.T) {
	t.Parallel()
	for count, want := range map[Count]string{
		0: "0", 125: "125", 1000: "1,000", 64_000: "64,000", 778800.78: "778,801", 49787.07: "49,787.1",
		0.30590232: "0.305902", -1234567: "-1,234,570", -999: "-999", 1e12: "1e+12", Count(math.Inf(1)): "+Inf",
	} {
		if got := count.String(); got != want {
			t.Errorf("Count(%g) is %q, want %q", float64(count), got, want)
		}
	}
	if text, isNumber := entry(Count(64_000)); text != "64,000" || !isNumber {
		t.Errorf("in a table it is %q, a number: %t, want 64,000 aligned as a number", text, isNumber)
	}
}
