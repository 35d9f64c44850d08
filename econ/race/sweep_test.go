package race_test

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"valuecapture/econ"
	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/race"
)

var sweepFor = flag.Duration("sweep", 0, "how long to try random races, a fixed number of them if 0")

// TestSweep tries random races, ordinary ones and extremes, and holds every function
// to what it promises of all: no panic, an answer within a second, no NaN without an
// error and nothing but NaN beside one, shares in [0, 1], and no better price on a
// grid.
func TestSweep(t *testing.T) {
	t.Parallel()
	count := 1500
	if testing.Short() {
		count = 60
	}
	until := time.Now().Add(*sweepFor)
	for i := 0; i < count || time.Now().Before(until); i++ {
		rng := rand.New(rand.NewPCG(21, uint64(i)))
		x := trial{t, fmt.Sprintf("race %d", i), rng}
		x.passages()
		x.paths()
		if i%6 == 0 {
			x.mechanisms()
			x.fans()
		}
	}
}

// A trial is one draw of everything.
type trial struct {
	*testing.T
	name string
	rng  *rand.Rand
}

// around returns a number that is 0, of the order of 1, or anything up to 10^±digits.
func (t trial) around(digits float64) float64 {
	switch t.rng.IntN(8) {
	case 0:
		return 0
	case 1:
		return math.Pow(10, digits*(2*t.rng.Float64()-1))
	}
	return math.Exp(t.rng.NormFloat64())
}

func (t trial) signed(digits float64) float64 {
	return t.around(digits) * float64(1-2*t.rng.IntN(2))
}

// call runs a function and checks what holds for all of them.
func (t trial) call(name string, f func() (any, error)) (ok bool) {
	t.Helper()
	patience := apitest.Patience(*sweepFor > 0)
	var result any
	var err error
	took, panicked := apitest.Call(patience, func() { result, err = f() })
	if panicked != nil {
		t.Errorf("%s: %s panicked: %v", t.name, name, panicked)
		return false
	}
	if took > patience {
		t.Errorf("%s: %s took %v", t.name, name, took)
	}
	for _, v := range apitest.Floats(result, "Hours") { // without those inside a law of hours
		if math.IsNaN(v) != (err != nil) {
			t.Errorf("%s: %s = %+v beside the error %v", t.name, name, result, err)
			return false
		}
	}
	return err == nil
}

func (t trial) share(name string, v float64) {
	t.Helper()
	if !(v >= 0 && v <= 1) {
		t.Errorf("%s: %s = %v, want a share", t.name, name, v)
	}
}

// passages tries the law of the first passage.
func (t trial) passages() {
	t.Helper()
	law := race.FirstPassage{Distance: t.around(60), Net: t.signed(60), Sigma: t.around(60)}
	if law.Validate() != nil {
		return
	}
	name := fmt.Sprintf("%+v", law)
	t.share(name+" Ever", law.Ever())
	last := 0.0
	for _, date := range []float64{0, 1e-300, 1e-9, 0.01, 1, 30, 1e9, 1e100, math.MaxFloat64, math.Inf(1)} {
		p, s := law.Probability(date), law.Survival(date)
		t.share(fmt.Sprintf("%s Probability(%g)", name, date), p)
		t.share(fmt.Sprintf("%s Survival(%g)", name, date), s)
		if !(math.Abs(p+s-1) <= 1e-9) || !(p >= last-1e-12) {
			t.Errorf("%s: %s: at %g yr probability %v, survival %v, probability before %v", t.name, name, date, p, s, last)
		}
		last = p
		if f := law.Density(date); !(f >= 0) {
			t.Errorf("%s: %s: density %v at %g yr", t.name, name, f, date)
		}
	}
	if v := law.Rand(t.rng); !(v >= 0) {
		t.Errorf("%s: %s: drew %v", t.name, name, v)
	}
	if v := law.Mean(); !(v >= 0) {
		t.Errorf("%s: %s: mean %v", t.name, name, v)
	}
}

// A wave is a path without a Crossing of its own.
type wave struct{ start, rate, size, pace float64 }

func (w wave) Alpha(t float64) float64 { return w.start + w.rate*t + w.size*math.Sin(w.pace*t) }

// paths tries paths, their dates and a market along them.
func (t trial) paths() {
	t.Helper()
	line := race.Linear{Start: 1 + t.around(20), Rate: t.signed(100)}
	level := t.around(20)
	if date := race.Crossing(line, level, math.Inf(1)); !(date >= 0) {
		t.Errorf("%s: %v at %g: date %v", t.name, line, level, date)
	} else if !math.IsInf(date, 1) && !near(line.Alpha(date), level, 1e-9) && !(math.Abs(line.Alpha(date)-level) <= 1e-12*line.Start) {
		t.Errorf("%s: %v is at %v and not at %v at %v yr", t.name, line, line.Alpha(date), level, date)
	}
	w := wave{1.5 + t.rng.Float64(), 0.3 * t.rng.NormFloat64(), t.rng.Float64(), 3 * t.rng.Float64()}
	until := 10 * t.rng.Float64()
	date := race.Crossing(w, 1.2, until)
	first := math.Inf(1)
	for k := range 20_000 {
		if at := until * float64(k) / 19_999; w.Alpha(at) <= 1.2 {
			first = at
			break
		}
	}
	if math.IsNaN(date) || math.Abs(date-first) > until/1000 && !(math.IsInf(date, 1) && math.IsInf(first, 1)) {
		t.Errorf("%s: %+v crosses 1.2 at %v yr, on a grid at %v", t.name, w, date, first)
	}
	m := econ.Baseline()
	m.Cost = t.around(3)
	hold := race.Hold(1 + t.rng.IntN(2))
	for _, p := range []race.Path{line, w} {
		var along race.Trajectory
		if t.call(fmt.Sprintf("Along %v", p), func() (any, error) {
			a, err := race.Along(m, p, []float64{0, 0.1, until / 2, until}, hold)
			along = a
			return a, err
		}) {
			for _, point := range along.Points {
				t.share("Lerner index", point.LernerIndex())
				if point.Realised() > 0 {
					t.share("lab's share", point.LabShare())
				}
			}
		}
	}
	t.call("KinkTailIndex", func() (any, error) { k, err := race.KinkTailIndex(m, hold); return k, err })
}

// fans tries a prior.
func (t trial) fans() {
	t.Helper()
	prior := race.Prior{
		Start:        race.Triangular{Low: 1, Mode: 1.2, High: 1.2 + t.around(10)},
		Distillation: race.Normal{Mean: t.around(5), SD: 0.1 + t.around(5)},
		Frontier:     race.Uniform{Low: 0, High: 0.1 + t.around(5)},
		Sigma:        t.around(10),
	}
	times := []float64{0, t.rng.Float64(), 5}
	fan, err := prior.Fan(econ.Baseline(), race.Hold(1+t.rng.IntN(2)), times, 300, t.rng)
	if err != nil {
		if !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: %+v: %v", t.name, prior, err)
		}
		return
	}
	for i, date := range times {
		gone := fan.NoPrice(date)
		t.share("NoPrice", gone)
		if q := t.rng.Float64(); q < 1-gone-0.01 {
			t.share("LernerIndex", fan.LernerIndex(i, q))
			t.share("LabShare", fan.LabShare(i, 1-q))
			t.share("IndexAtMost", fan.IndexAtMost(i, q))
		}
		if a := fan.Alpha(i, t.rng.Float64()); !(a >= 1) {
			t.Errorf("%s: %+v: tail index %v", t.name, prior, a)
		}
	}
}
