package trend

import (
	"math"
	"testing"
)

// Quantiles from tables.
func TestStudent(t *testing.T) {
	t.Parallel()
	for degrees, want := range map[int]float64{1: 12.7062047, 2: 4.3026527, 3: 3.1824463, 4: 2.7764451, 5: 2.5705818, 10: 2.2281389, 30: 2.0422725, 120: 1.9799304} {
		if got := student975(degrees); !near(got, want, 1e-7) {
			t.Errorf("%d degrees: %.8g, want %.8g", degrees, got, want)
		}
	}
	if got := student975(1_000_001); !near(got, normal975, 1e-5) {
		t.Errorf("many degrees: %g, want the normal %g", got, normal975)
	}
	if got := student975(0); !math.IsNaN(got) {
		t.Errorf("no degrees: %g, want NaN", got)
	}
}
