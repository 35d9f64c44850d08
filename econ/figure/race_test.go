package figure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
	"valuecapture/econ/race"
)

var (
	thinning  = race.Race{Start: 1.5, Distillation: 0.5, Frontier: 0.2}
	fattening = race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}
	noisy     = race.Stochastic{Start: 1.5, Net: 0.1, Sigma: 0.3}
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

// crossing is the law of the end of a race beside simulated ends.
func crossing(s race.Stochastic, years float64) (figure.Figure, error) {
	rng := chance()
	simulated, looked := make([]float64, 4000), make([]float64, 4000)
	for i := range simulated {
		run, err := s.Simulate([]float64{years}, rng)
		if err != nil {
			return figure.Figure{}, err
		}
		simulated[i], looked[i] = run.End, math.Inf(1)
		alpha := s.Start
		for month := 1.0; month <= 12*years && alpha > 1; month++ {
			if alpha += s.Net/12 + s.Sigma*math.Sqrt(1./12)*rng.NormFloat64(); alpha <= 1 {
				looked[i] = month / 12
			}
		}
	}
	return figure.RaceCrossing(s.End(), years, figure.Dates{Name: "simulated", At: simulated}, figure.Dates{Name: "seen once a month", At: looked})
}

func chance() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }

func init() {
	for name, make := range map[string]func() (figure.Figure, error){
		"race_path":     func() (figure.Figure, error) { return figure.RacePath(econ.Baseline(), thinning, 8, race.ScaleFixed) },
		"race_ends":     func() (figure.Figure, error) { return figure.RacePath(econ.Baseline(), fattening, 4, race.ScaleFixed) },
		"race_dollars":  func() (figure.Figure, error) { return figure.RaceDollars(econ.Baseline(), thinning, 8) },
		"race_fan":      func() (figure.Figure, error) { return fanned(unsure, 120) },
		"race_crossing": func() (figure.Figure, error) { return crossing(noisy, 10) },
		"race_shares":   func() (figure.Figure, error) { return figure.RaceShares(econ.Baseline(), 3) },
		"race_profits":  func() (figure.Figure, error) { return figure.RaceProfits(econ.Baseline(), 3) },
		"race_openshare": func() (figure.Figure, error) {
			return figure.RaceOpenShare(race.OpenRouter(), 1.5, 0.95, 1.4)
		},
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
		"race crossing, sure": func() (figure.Figure, error) {
			return crossing(race.Stochastic{Start: 1.5, Net: -0.2, Sigma: 0.2}, 8)
		},
		"race crossing, brief": func() (figure.Figure, error) { return figure.RaceCrossing(noisy.End(), 1./12) },
		"race shares, dear":    func() (figure.Figure, error) { return figure.RaceShares(cheap(4), 5) },
		"race profits, a kink": func() (figure.Figure, error) { return figure.RaceProfits(cheap(1.2), 2.05) },
		"race open share, reverse": func() (figure.Figure, error) {
			return figure.RaceOpenShare(race.OpenShare{Before: 0.33, After: 0.25, Years: 2, Count: race.Tasks, Frontier: 1}, 1.5, 0.8, 1.1)
		},
		"race open share, part": func() (figure.Figure, error) { return figure.RaceOpenShare(race.OpenRouter(), 1.8, 1.1, 1.2) },
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
	if f, err = figure.RaceShares(econ.Baseline(), 4.5); err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{4. / 13, 0.4731, 5. / 23} {
		if got := f.Series[i].XYs[0]; got.X != 4.5 || !(math.Abs(got.Y-want) <= 1e-4) {
			t.Errorf("%s: share %v at %v, want %v at 4.5", f.Series[i].Name, got.Y, got.X, want)
		}
	}
	if f, err = figure.RaceOpenShare(race.OpenRouter(), 1.5, 1, 1.2); err != nil {
		t.Fatal(err)
	}
	if got := f.Series[0].XYs[0]; got.X != 0 || !(math.Abs(got.Y-0.588) <= 5e-4) {
		t.Errorf("net rate %v at %v, want 0.588 at 0", got.Y, got.X)
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
		"crossing, law":     {func() (figure.Figure, error) { return figure.RaceCrossing(race.FirstPassage{}, 1) }, race.ErrParameter},
		"crossing, years":   {func() (figure.Figure, error) { return figure.RaceCrossing(noisy.End(), 0) }, figure.ErrData},
		"crossing, none":    {func() (figure.Figure, error) { return figure.RaceCrossing(noisy.End(), 1, figure.Dates{}) }, figure.ErrData},
		"crossing, NaN": {func() (figure.Figure, error) {
			return figure.RaceCrossing(noisy.End(), 1, figure.Dates{At: []float64{1, math.NaN()}})
		}, figure.ErrData},
		"shares, price": {func() (figure.Figure, error) { return figure.RaceShares(base, 7) }, race.ErrParameter},
		"profits, market": {func() (figure.Figure, error) {
			return figure.RaceProfits(econ.Market{Hours: dist.Exponential{Rate: 1}}, 7)
		}, econ.ErrParameter},
		"open, order":   {func() (figure.Figure, error) { return figure.RaceOpenShare(race.OpenRouter(), 1.5, 1.2, 1.1) }, figure.ErrData},
		"open, too low": {func() (figure.Figure, error) { return figure.RaceOpenShare(race.OpenRouter(), 1.5, 0.5, 1.1) }, race.ErrParameter},
		"open, start":   {func() (figure.Figure, error) { return figure.RaceOpenShare(race.OpenRouter(), 1, 0.9, 1.1) }, race.ErrParameter},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}
