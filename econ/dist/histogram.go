package dist

import (
	"fmt"
	"math"
)

// Histogram is the law of counted tasks, such as a company's own: so many in each bin
// of hours, spread evenly within it. The last bin may be open, with +Inf as its upper
// edge. Its tasks are then spread like Top, usually a Pareto or GPD law, above the last
// finite edge,
//
//	S(z) = (n_k (e_(k+1) - z)/(e_(k+1) - e_k) + n_(k+1) + ... )/N  for e_k <= z < e_(k+1),
//	S(z) = (n_K/N) T(z)/T(e_K)                                     for z >= e_K,
//
// with e the edges, n the counts, N their sum, T the survival function of Top and K the
// open bin. A bin without tasks is a gap in the support. Top matters only above e_K.
// Every edge inside the support is a bend.
//
//	dist.Histogram{
//		Edges:  []float64{0, 0.1, 0.25, 1, math.Inf(1)},
//		Counts: []float64{700, 200, 90, 10},
//		Top:    dist.Pareto{Scale: 1, Alpha: 1.5},
//	}
//
// A Histogram holds slices, so that two of them cannot be compared with ==.
type Histogram struct {
	Edges  []float64 // e, in hours: one more than counts, ascending, the first >= 0, the last finite or +Inf.
	Counts []float64 // n, tasks in each bin. Finite and >= 0, one of them > 0.
	Top    Tail      // T, the law above the last finite edge; nil if the last edge is finite.
}

// NewHistogram returns the law of the counts between the edges. It returns an error
// wrapping [ErrParameter] that names the bin, unless there is one count for each two
// neighbouring edges, the edges ascend from 0 or above, counts are finite and not
// negative, and one is above 0. If the last bin is open, top must be a valid law with
// tasks above the last finite edge; if it is closed, top must be nil.
func NewHistogram(edges, counts []float64, top Tail) (Histogram, error) {
	h := Histogram{Edges: edges, Counts: counts, Top: top}
	if err := h.Validate(); err != nil {
		return Histogram{}, err
	}
	return h, nil
}

// Validate returns an error wrapping [ErrParameter] where [NewHistogram] does.
func (h Histogram) Validate() error {
	bad := func(format string, values ...any) error {
		return &parameterError{"dist: Histogram " + fmt.Sprintf(format, values...)}
	}
	if len(h.Counts) == 0 || len(h.Edges) != len(h.Counts)+1 {
		return bad("has %d edges and %d counts, want one count between each two neighbouring edges: give one more edge than counts", len(h.Edges), len(h.Counts))
	}
	open := math.IsInf(h.Edges[len(h.Counts)], 1)
	var total float64
	for i, n := range h.Counts {
		from, to := h.Edges[i], h.Edges[i+1]
		switch {
		case !(from >= 0) || math.IsInf(from, 1) || math.IsNaN(to) || math.IsInf(to, 1) && i < len(h.Counts)-1:
			return bad("bin %d from %v to %v h, want finite edges at or above 0: only the last may be +Inf, for an open bin", i, from, to)
		case !(to > from):
			return bad("bin %d from %v to %v h has no width, want edges in ascending order: sort them and leave out those that occur twice", i, from, to)
		case !(n >= 0 && n <= math.MaxFloat64):
			return bad("count %v in bin %d from %v to %v h, want a finite number at or above 0: give 0 for an empty bin", n, i, from, to)
		}
		total += n
	}
	switch {
	case !positive(total):
		return bad("counts sum to %v, want %s: give the tasks of one bin or more", total, positiveDomain)
	case open && absent(h.Top):
		return bad("is open above %v h and Top is nil, want the law of tasks there: give for example Pareto{Scale: %v, Alpha: 1.5}, or a finite last edge", h.Edges[len(h.Counts)-1], math.Max(h.Edges[len(h.Counts)-1], 1))
	case open && len(h.Counts) == 1:
		return bad("has only an open bin, want closed ones below it: use %v itself, or Truncated", h.Top)
	case !open && h.Top != nil:
		return bad("ends at %v h and has a Top, want nil: give +Inf as the last edge, with the count above %v h", h.Edges[len(h.Counts)], h.Edges[len(h.Counts)-1])
	case !open:
		return nil
	}
	if err := Validate(h.Top); err != nil {
		return fmt.Errorf("top of Histogram: %w", err)
	}
	if last := h.Edges[len(h.Counts)-1]; !(h.Top.Survival(last) > 0) {
		return bad("is open above %v h and Top, %v, has no tasks there: give a law that reaches beyond it", last, h.Top)
	}
	return nil
}

// String reads "Histogram of 1000 tasks from 0 to 1 h, Pareto(…) for 1% above".
func (h Histogram) String() string {
	b, ok := h.bins()
	if !ok {
		return "Histogram"
	}
	text := fmt.Sprintf("Histogram of %.6g tasks from %.4g to %.4g h", b.total, b.lower, h.Edges[b.closed])
	if b.closed < len(h.Counts) {
		text += fmt.Sprintf(", %v for %.3g%% above", h.Top, 100*h.Counts[b.closed]/b.total)
	}
	return text
}

// Survival returns S(z), NaN if z is NaN or h is not valid.
func (h Histogram) Survival(z float64) float64 {
	b, ok := h.bins()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z <= b.lower:
		return 1
	}
	bin, above := h.at(b, z)
	switch {
	case bin < b.closed:
		// above and the bin add up to at most N, but perhaps in another order than N
		// was summed, so rounding may exceed 1 by an ulp.
		part := (h.Edges[bin+1] - z) / (h.Edges[bin+1] - h.Edges[bin])
		return math.Min((above+h.Counts[bin]*part)/b.total, 1)
	case bin == len(h.Counts):
		return 0
	}
	return h.Counts[bin] / b.total * (h.Top.Survival(z) / b.topAt)
}

// Density returns n_k/(N (e_(k+1) - e_k)) in a bin from its lower edge on, per hour, and
// that of Top in the open bin. NaN if z is NaN or h is not valid.
func (h Histogram) Density(z float64) float64 {
	b, ok := h.bins()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z < b.lower:
		return 0
	}
	bin, _ := h.at(b, z)
	switch {
	case bin < b.closed:
		return h.Counts[bin] / b.total / (h.Edges[bin+1] - h.Edges[bin])
	case bin == len(h.Counts):
		return 0
	}
	return h.Counts[bin] / b.total * (h.Top.Density(z) / b.topAt)
}

// Hazard returns f(z)/S(z), per hour: in the open bin it is that of Top. At the upper end
// of the support it is +Inf, unless Top has an atom there, and NaN above.
func (h Histogram) Hazard(z float64) float64 {
	b, ok := h.bins()
	if !ok || math.IsNaN(z) {
		return math.NaN()
	}
	if b.closed < len(h.Counts) && h.Counts[b.closed] > 0 && z >= h.Edges[b.closed] {
		return Hazard(h.Top, z)
	}
	s := h.Survival(z)
	if s == 0 && z == h.InverseSurvival(0) {
		return math.Inf(1)
	}
	return h.Density(z) / s
}

// InverseSurvival returns the largest z with S(z) >= q, in hours: below an empty bin its
// upper edge. At 1 and 0 it returns the ends of the support, NaN for q outside [0,1] or
// if h is not valid.
func (h Histogram) InverseSurvival(q float64) float64 {
	b, ok := h.bins()
	switch {
	case !ok || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 1:
		return b.lower
	}
	want := q * b.total // tasks at or above
	var above float64
	for bin := len(h.Counts) - 1; bin >= 0; bin-- {
		n := h.Counts[bin]
		// A share within rounding of an edge's belongs above the edge: there may be a
		// gap below it.
		if n == 0 || want > (above+n)*(1+5e-16) {
			above += n
			continue
		}
		if bin == b.closed {
			return math.Max(h.top().InverseSurvival(math.Min(want/n, 1)), h.Edges[bin])
		}
		from, to := h.Edges[bin], h.Edges[bin+1]
		if part := (want - above) / n; part < 0.5 {
			return to - part*(to-from)
		}
		return from + math.Max(above+n-want, 0)/n*(to-from)
	}
	return b.lower // want is N up to rounding
}

// Mean returns E[h], in hours: the middle of each bin, or the mean of Top above its
// edge, times the share of tasks there. It is +Inf if the mean of Top is and the open
// bin holds tasks.
func (h Histogram) Mean() float64 {
	b, ok := h.bins()
	if !ok {
		return math.NaN()
	}
	return b.lower + h.excessArea(b, b.lower)
}

// MeanExcess returns E[h - z | h >= z], in hours.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z below the support
//	MeanExcess(z) = +Inf if the mean is
//	MeanExcess(z) = 0 at the upper end of the support, NaN above it
//	MeanExcess(z) = NaN if z is NaN or h is not valid
func (h Histogram) MeanExcess(z float64) float64 {
	b, ok := h.bins()
	switch {
	case !ok || math.IsNaN(z):
		return math.NaN()
	case z <= b.lower:
		return h.Mean() - z
	case b.closed < len(h.Counts) && h.Counts[b.closed] > 0 && z >= h.Edges[b.closed]:
		return MeanExcess(h.Top, z)
	}
	switch upper := h.InverseSurvival(0); {
	case z > upper:
		return math.NaN()
	case z == upper:
		return 0
	}
	return h.excessArea(b, z) / h.Survival(z)
}

// excessArea returns ∫ S from z upwards, for z at or above the lower end of the support
// and below the open bin. Not all tasks may be in the open bin.
func (h Histogram) excessArea(b bins, z float64) float64 {
	bin, _ := h.at(b, z)
	var area float64
	for ; bin < b.closed; bin++ {
		to := h.Edges[bin+1]
		area += (to - z) * ((h.Survival(z) + h.Survival(to)) / 2)
		z = to
	}
	if b.closed < len(h.Counts) && h.Counts[b.closed] > 0 {
		area += h.Survival(z) * MeanExcess(h.Top, z)
	}
	return area
}

// LogDensitySlope returns f'(z)/f(z), per hour: 0 in a closed bin, that of Top in the open
// one, NaN where the density is 0.
func (h Histogram) LogDensitySlope(z float64) float64 {
	b, ok := h.bins()
	if !ok || !(z >= b.lower) {
		return math.NaN()
	}
	switch bin, _ := h.at(b, z); {
	case bin == len(h.Counts) || h.Counts[bin] == 0:
		return math.NaN()
	case bin == b.closed:
		return LogDensitySlope(h.Top, z)
	}
	return 0
}

// Bends returns the edges strictly inside the support, and the bends of Top in the open
// bin.
func (h Histogram) Bends() []float64 {
	b, ok := h.bins()
	if !ok {
		return nil
	}
	bends := append([]float64{}, h.Edges...)
	if b.closed < len(h.Counts) && h.Counts[b.closed] > 0 {
		last := h.Edges[b.closed]
		for _, z := range append(Bends(h.Top), h.Top.InverseSurvival(1)) {
			if z > last {
				bends = append(bends, z)
			}
		}
	}
	return inside(bends, h.InverseSurvival(1), h.InverseSurvival(0))
}
