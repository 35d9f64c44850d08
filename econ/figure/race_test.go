package figure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
	"valuecapture/econ/race"
)

var (
	thinning  = race.Race{Start: 1.5, Distillation: 0.5, Frontier: 0.2}
	fattening = race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}
	unsure    = race.Prior{
		Start:        race.Triangular{Low: 1.25, Mode: 1.5, High: 2},
		Distillation: race.Uniform{Low: 0, High: 0.6},
		Frontier:     race.Uniform{Low: 0, High: 0.6},
	}
)

// fanned is the fan of a prior in the baseline market.
func fanned(p race.Prior, months int) (figure.Figure, error) {
	fan, err := p.Fan(econ.Baseline(), race.ScaleFixed, race.Months(months), 2000, chance())
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.RaceFan(fan)
}

func chance() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }

func init() {
	for name, make := range map[string]func() (figure.Figure, error){
		"race_path":    func() (figure.Figure, error) { return figure.RacePath(econ.Baseline(), thinning, 8, race.ScaleFixed) },
		"race_ends":    func() (figure.Figure, error) { return figure.RacePath(econ.Baseline(), fattening, 4, race.ScaleFixed) },
		"race_dollars": func() (figure.Figure, error) { return figure.RaceDollars(econ.Baseline(), thinning, 8) },
		"race_fan":     func() (figure.Figure, error) { return fanned(unsure, 120) },
	} {
		drawn[name] = make
	}
	for name, make := range map[string]func() (figure.Figure, error){
		"race path, kink": func() (figure.Figure, error) { return figure.RacePath(cheap(0.5), thinning, 10, race.ScaleFixed) },
		"race path, mean": func() (figure.Figure, error) { return figure.RacePath(econ.Baseline(), thinning, 8, race.MeanFixed) },
		"race path, level": func() (figure.Figure, error) {
			return figure.RacePath(econ.Baseline(), race.Linear{Start: 2}, 5, race.ScaleFixed)
		},
		"race path, free":    func() (figure.Figure, error) { return figure.RacePath(cheap(0), thinning, 5, race.ScaleFixed) },
		"race dollars, ends": func() (figure.Figure, error) { return figure.RaceDollars(econ.Baseline(), fattening, 4) },
		"race dollars, kink": func() (figure.Figure, error) { return figure.RaceDollars(cheap(0.5), thinning, 4) },
		"race fan, gone": func() (figure.Figure, error) {
			return fanned(race.Prior{Start: race.Fixed(1.2), Distillation: race.Fixed(0), Frontier: race.Uniform{Low: 0.1, High: 0.4}}, 60)
		},
		"race fan, known": func() (figure.Figure, error) {
			return fanned(race.Prior{Start: race.Fixed(1.5), Distillation: race.Fixed(0.3), Frontier: race.Fixed(0)}, 60)
		},
		"race fan, noisy": func() (figure.Figure, error) {
			return fanned(race.Prior{Start: race.Fixed(1.5), Distillation: race.Fixed(0.3), Frontier: race.Fixed(0.2), Sigma: 0.3}, 24)
		},
	} {
		odd[name] = make
	}
}

// What the race figures draw is what package race computes.
func TestRaceFigures(t *testing.T) {
	t.Parallel()
	f, err := figure.RacePath(econ.Baseline(), fattening, 4, race.ScaleFixed)
	if err != nil {
		t.Fatal(err)
	}
	last := f.Series[0].XYs[len(f.Series[0].XYs)-1]
	if !(math.Abs(last.X-2.5) <= 1e-5) || !(math.Abs(last.Y-1) <= 1e-5) {
		t.Errorf("the index is drawn up to (%v, %v), want up to the end at (2.5, 1)", last.X, last.Y)
	}
	if !strings.Contains(f.Alt, "2.5 years") {
		t.Errorf("the description %q does not date the end", f.Alt)
	}
	for _, tc := range []struct {
		path race.Race
		want string
	}{
		{thinning, "The Lerner index halves in 5 years, while the lab's share of the surplus rises, to 42.6% in 8 years"},
		{race.Race{Start: 1.5, Distillation: 0.1}, "As the Lerner index falls, to 43.5% in 8 years, the lab's share of the surplus rises, to 36.1%"},
		{race.Race{Start: 2, Frontier: 0.1}, "As the Lerner index rises, to 83.3% in 8 years, the lab's share of the surplus falls, to 14.3%"},
		{race.Race{Start: 1.5, Frontier: 0.5}, "after 1 year there is no monopoly price"},
		{race.Race{Start: 1.5, Distillation: 0.5, Frontier: 0.5}, "For 8 years nothing moves: the Lerner index stays at 66.7% and the lab's share at 25%"},
	} {
		if f, err = figure.RacePath(econ.Baseline(), tc.path, 8, race.ScaleFixed); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(f.Plot.Title.Text, tc.want) {
			t.Errorf("%v: title %q, want %q in it", tc.path, f.Plot.Title.Text, tc.want)
		}
	}
}

func TestRaceErrors(t *testing.T) {
	t.Parallel()
	base := econ.Baseline()
	one := race.Prior{Start: race.Fixed(1.5), Distillation: race.Fixed(0), Frontier: race.Fixed(0)}
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"path, years": {func() (figure.Figure, error) { return figure.RacePath(base, thinning, 0, race.ScaleFixed) }, figure.ErrData},
		"path, start": {func() (figure.Figure, error) {
			return figure.RacePath(base, race.Linear{Start: 0.9}, 1, race.ScaleFixed)
		}, race.ErrNoPrice},
		"path, exponential": {func() (figure.Figure, error) { return figure.RacePath(exponential(), thinning, 1, race.ScaleFixed) }, race.ErrParameter},
		"dollars, years":    {func() (figure.Figure, error) { return figure.RaceDollars(base, thinning, math.Inf(1)) }, figure.ErrData},
		"fan, nil":          {func() (figure.Figure, error) { return figure.RaceFan(nil) }, figure.ErrData},
		"fan, one date":     {func() (figure.Figure, error) { return fanned(one, 0) }, figure.ErrData},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}
