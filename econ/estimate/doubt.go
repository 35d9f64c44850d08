package estimate

import (
	"fmt"
	"math"
	"slices"
)

// doubts lists what may be wrong with the data, the gravest first.
func (s survey) doubts(f finding, other *finding) []error {
	var out []error
	r, q := f.read, s.question
	add := func(err error) {
		if err != nil {
			out = append(out, err)
		}
	}
	out = append(out, q.File.Doubts...)
	if !q.File.Read {
		add(s.unitDoubt(r))
	}
	add(totalDoubt(r))
	add(incredible(f))
	if r.capped > 0 {
		add(fmt.Errorf("%w: %d values of %.4g h or more are read as that or more; what lies beyond is extrapolated", ErrCapped, r.capped, r.cap))
	} else {
		add(cutDoubt(f))
	}
	if r.who != nil && (f.inflation > 2 || len(r.who) < 2*fewWorkers) {
		add(fmt.Errorf("%w: %.0f rows of %d workers say as much as %.0f independent ones", ErrWorkers, f.served, len(r.who), f.served/f.inflation))
	}
	if r.who == nil && q.Bins == nil {
		add(repeated(q))
	}
	if other != nil && f.refusal == nil {
		add(fmt.Errorf("%w: many answers are equal: the interval holds whether they were rounded to the nearest answer or up; say which (`--rounded nearest` or `--rounded up`)", ErrTied))
	}
	if !f.smooth && f.refusal == nil {
		add(fmt.Errorf("%w near the cutoff, and the interval rests on comparing profits alone", ErrCorner))
	}
	if r.left > 0 {
		add(fmt.Errorf("%w: %d rows are left out", ErrPartial, r.left))
	}
	if r.zeros > 0 {
		add(fmt.Errorf("%w: %d rows; shares are of the tasks that save time", ErrZeros, r.zeros))
	}
	return out
}

// unitDoubt suspects seconds or minutes read as hours, and tokens that are not in millions.
func (s survey) unitDoubt(r read) error {
	q := s.question
	if q.Bins == nil {
		h := slices.Clone(q.Hours)
		slices.Sort(h)
		if median := h[len(h)/2]; median > 40 {
			return fmt.Errorf("%w: half of the tasks save more than a working week (%.4g h): are these minutes (`--unit min`) or seconds (`--unit s`)?", ErrUnit, median)
		}
	}
	if q.Tokens != nil {
		t := slices.DeleteFunc(slices.Clone(q.Tokens), func(t float64) bool { return !positive(t) })
		slices.Sort(t)
		if len(t) > 0 && t[len(t)/2] > 1000 {
			return fmt.Errorf("%w: half of the tasks take more than %.4g million tokens: are they single tokens? Divide the column by 1,000,000", ErrUnit, t[len(t)/2])
		}
	}
	return nil
}

// totalDoubt finds a largest value that is the sum of all others.
func totalDoubt(r read) error {
	n := len(r.rows)
	if n < 11 || r.capped > 0 {
		return nil
	}
	sum := 0.0
	for _, o := range r.rows[:n-1] {
		sum += o.value
	}
	if top := r.rows[n-1].value; math.Abs(top-sum) <= 1e-3*sum {
		return fmt.Errorf("%w: %.6g: a row of totals? Leave it out", ErrTotal, top)
	}
	return nil
}

// incredibleChance is the chance below which the largest value does not belong to the others.
const incredibleChance = 1e-3

// incredible finds a largest value beyond what the tail of the others would give once in a
// thousand samples. The fit does not use how large the largest few are.
func incredible(f finding) error {
	n := len(f.read.rows)
	if n == 0 || f.read.capped > 0 || len(f.free.fars) == 0 || !f.free.fars[0].determined {
		return nil
	}
	top := f.read.rows[n-1].value
	far := f.free.fars[0]
	s, _, _ := far.survival(top)
	rows := f.served
	if c := f.read.from(f.read.cost); far.from < len(c.edges) {
		rows = c.rows()[far.from]
	}
	if chance := -math.Expm1(-rows * s); chance < incredibleChance {
		return fmt.Errorf("%w: %.4g, where the largest of %.0f rows of such a tail is %.4g in the middle; the answer counts it as large and no more. Is it a total, or in another unit?", ErrIncredible, top, rows, far.quantile(math.Ln2/rows))
	}
	return nil
}

// quantile returns the value that a share of the far tail exceeds.
func (f farTailFit) quantile(s float64) float64 {
	if math.Abs(f.xi) < 1e-6 {
		return f.x - f.sigma*math.Log(s)
	}
	return f.x + f.sigma*math.Expm1(-f.xi*math.Log(s))/f.xi
}

// cutDoubt finds a largest value that is too small for the tail of the others: longer ones may
// have been left out.
func cutDoubt(f finding) error {
	n := len(f.read.rows)
	if n == 0 || len(f.free.fars) == 0 || !f.free.fars[0].determined {
		return nil
	}
	far, top := f.free.fars[0], f.read.rows[n-1].value
	c := f.read.from(f.read.cost)
	if far.from >= len(c.edges) {
		return nil
	}
	s, _, _ := far.survival(top)
	if expected := c.rows()[far.from] * s; !(far.xi < -0.3) && expected < cutExpected {
		return nil
	}
	return fmt.Errorf("%w: none is above %.4g, where such a tail has more: if longer tasks were left out, the share is that of the tasks in the file, and lower with the others", ErrCut, top)
}

// cutExpected is how many rows a tail has beyond the largest in one sample of two hundred.
const cutExpected = 5.3

// mostCompared is the number of rows among which repeated ones are looked for: the first.
const mostCompared = 200_000

// repeated finds rows that repeat another although hours are written finely.
func repeated(q Question) error {
	type row struct{ h, w, t float64 }
	seen := map[row]bool{}
	same, rows := 0, 0
	for i, h := range q.Hours[:min(len(q.Hours), mostCompared)] {
		if h == 0 {
			continue
		}
		r := row{h: h}
		if q.Wages != nil {
			r.w = q.Wages[i]
		}
		if q.Tokens != nil {
			r.t = q.Tokens[i]
		}
		if rows++; seen[r] {
			same++
		}
		seen[r] = true
	}
	if 10*same < rows || rows < MinimumTail || float64(same) < 2*float64(rows)*expectedRepeats(q.Hours)+0.1*float64(rows) {
		return nil
	}
	return fmt.Errorf("%w: %d of %d: if a task has several rows, give one a task (`--task COLUMN`) or say who did it (`--worker COLUMN`)", ErrRepeated, same, rows)
}

// expectedRepeats returns the share of the rows that would repeat another because hours are
// rounded, if the middle half of them lay evenly on the steps.
func expectedRepeats(values []float64) float64 {
	h := slices.Clone(values)
	slices.Sort(h)
	h = h[len(h)/4 : len(h)-len(h)/4]
	s, err := TakeSample(h)
	if err != nil {
		return 1
	}
	step, ok := s.Rounding()
	if !ok {
		step = math.Inf(1)
		for i := 1; i < len(h); i++ {
			if gap := h[i] - h[i-1]; gap > 1e-9*h[i] {
				step = math.Min(step, gap)
			}
		}
	}
	rate := float64(len(h)) * step / math.Max(h[len(h)-1]-h[0], step)
	return 1 + math.Expm1(-rate)/rate
}
