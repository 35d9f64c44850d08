package ledger

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/trend"
)

// isItPareto holds what notebook 08-is-it-pareto proves.
var isItPareto = []Claim{
	{
		ID: "evaluate-pareto", Source: Essay, Section: frenemies,
		Says:    "The Pareto assumption could be evaluated by measuring hours saved within a company.",
		Verdict: HoldsIf, Because: "there are enough tasks: 2,000 in a Pareto tail give α to a tenth, but with 1,000 lognormal tasks the goodness-of-fit test rejects Pareto in one case of three. The instrument is tested on synthetic truth; hours saved, with and without a model, nobody has published",
		Compute: func() (float64, error) {
			s, err := synthetic(dist.Pareto{Scale: 0.25, Alpha: 1.5}, 2000, 1)
			if err != nil {
				return math.NaN(), err
			}
			t, err := s.TailIndex(0.25)
			return oneIf(math.Abs(t.Alpha-1.5) < 0.15), err
		},
		Format: YesOrNo, Notebook: isIt,
	},
	{
		ID: "estimate-thinning", Source: Essay, Section: frenemies,
		Says:    "The rate at which distillation thins the tail could be estimated, for instance by open and closed models on the same evaluations.",
		Verdict: HoldsIf, Because: "what is estimated is the net rate, from dated hours saved: a thousand in the tail over four years give the sign of 0.25 a year. Scores of open and closed models give a lag and its trend, and a ratio ρ_D/ρ_F only if a score moves in proportion to the tail index, which no evaluation tests",
		Compute: func() (float64, error) {
			rng := rand.New(rand.NewPCG(1, 8))
			var years, hours []float64
			for i := range 1000 {
				t := float64(i) / 250
				years = append(years, 2022+t)
				hours = append(hours, dist.Rand(dist.Pareto{Scale: 0.25, Alpha: 1.4 + 0.25*t}, rng))
			}
			periods, _, err := trend.TailByPeriod(years, hours, 0.25, 1)
			if err != nil {
				return math.NaN(), err
			}
			r, err := trend.NewRho(periods)
			return oneIf(r.Rate.Interval.Low > 0), err
		},
		Format: YesOrNo, Notebook: isIt,
	},
	{
		ID: "share-interval", Source: Extension, Section: frenemies,
		Says:    "From 1,000 tasks in a Pareto tail with α = 1.5 the 95% interval of the lab's share is 4.7 points wide.",
		Verdict: HoldsIf, Because: "the tail is Pareto and its beginning known; what is not known about the family is more",
		Given: 0.0467, Rounding: 0.0005,
		Compute: func() (float64, error) {
			half := 1.96 / math.Sqrt(1000)
			share := func(alpha float64) (float64, error) {
				best, err := econ.BaselineAt(alpha).Monopoly()
				return econ.BaselineAt(alpha).Split(best.Price).LabShare(), err
			}
			low, err := share(1.5 * (1 - half))
			if err != nil {
				return math.NaN(), err
			}
			high, err := share(1.5 * (1 + half))
			return high - low, err
		},
		Format: Percent, Notebook: isIt,
	},
	{
		ID: "lognormal-passes", Source: Extension, Section: frenemies,
		Says:    "Of samples of 1,000 lognormal savings the goodness-of-fit test rejects a Pareto tail in fewer than half.",
		Verdict: HoldsIf, Because: "the threshold is chosen by the data, by the smallest distance: it moves out to where the two laws look alike, and fewer than 200 tasks are left",
		Compute: func() (float64, error) {
			const samples = 30
			found := 0
			for i := range samples {
				s, err := synthetic(dist.Lognormal{Mu: math.Log(0.25), Sigma: 1}, 1000, uint64(i))
				if err != nil {
					return math.NaN(), err
				}
				g, err := s.Goodness(estimate.Simulation{Replicates: 19, Seed: 1})
				if err != nil {
					return math.NaN(), err
				}
				if g.RuledOut() {
					found++
				}
			}
			return oneIf(2*found < samples), nil
		},
		Format: YesOrNo, Notebook: isIt,
	},
}

const isIt = "08-is-it-pareto"

// synthetic draws a sample of n savings.
func synthetic(from dist.Tail, n int, seed uint64) (estimate.Sample, error) {
	rng := rand.New(rand.NewPCG(seed, 8))
	hours := make([]float64, n)
	for i := range hours {
		hours[i] = dist.Rand(from, rng)
	}
	return estimate.TakeSample(hours)
}
