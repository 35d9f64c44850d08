package estimate

import (
	"math"
	"slices"
)

// People answer in round numbers: multiples of a step, or a menu such as 5, 10, 15, 20, 30, 45
// and 60 minutes. What a row is known to have saved is then an interval around its answer,
// and only the borders between answers are sharp.

// used is one answer: a value and how many rows gave it.
type used struct {
	value float64
	rows  int
}

// answersUsed returns the distinct values, ascending, of sorted rows.
func answersUsed(rows []observation) []used {
	var out []used
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].value != r.value {
			out = append(out, used{value: r.value})
		}
		out[len(out)-1].rows++
	}
	return out
}

// heapFactor is how many times as many rows as its neighbours an answer must have to be one
// to which others were rounded.
const heapFactor = 5

// heaps returns the answers that hold far more rows than those around them, if together they
// hold a tenth of the rows or more: some people rounded to them and others did not.
func heaps(answers []used, rows int) []used {
	var out []used
	held := 0
	for i, a := range answers {
		if a.rows < 5 || 200*a.rows < rows {
			continue
		}
		var near []int
		for j := i - 1; j >= 0 && answers[j].value > a.value/1.4; j-- {
			near = append(near, answers[j].rows)
		}
		for j := i + 1; j < len(answers) && answers[j].value < a.value*1.4; j++ {
			near = append(near, answers[j].rows)
		}
		if len(near) < 5 {
			continue
		}
		slices.Sort(near)
		if a.rows >= heapFactor*near[len(near)/2] {
			out = append(out, a)
			held += a.rows
		}
	}
	if 10*held < rows || len(out) < 3 {
		return nil
	}
	return out
}

// borders returns the values between which rows can be told apart, ascending: the first is
// the beginning of the data. A row lies above a border that its answer reaches.
func borders(rows []observation, rounded Rounding) []float64 {
	answers := answersUsed(rows)
	if h := heaps(answers, len(rows)); h != nil {
		return heapBorders(answers, h, rounded)
	}
	out := []float64{start(answers, rounded)}
	for i := 1; i < len(answers); i++ {
		out = append(out, between(answers[i-1].value, answers[i].value, rounded))
	}
	return out
}

// between returns the border between two neighbouring answers.
func between(low, high float64, rounded Rounding) float64 {
	if rounded == RoundedUp {
		return low
	}
	return low + (high-low)/2
}

// start returns where the data begin, if the first answer stands for an interval as wide as
// the gap to the next.
func start(answers []used, rounded Rounding) float64 {
	first := answers[0].value
	if len(answers) == 1 || answers[0].rows == 1 {
		return first
	}
	gap := answers[1].value - first
	if rounded != RoundedUp {
		gap /= 2
	}
	return math.Max(first-gap, 0)
}

// heapBorders returns the borders midway between heaps, and beyond the last heap those between
// all answers.
func heapBorders(answers, heaps []used, rounded Rounding) []float64 {
	out := []float64{start(answers, rounded)}
	for i := 1; i < len(heaps); i++ {
		if b := between(heaps[i-1].value, heaps[i].value, rounded); b > out[len(out)-1] {
			out = append(out, b)
		}
	}
	last := heaps[len(heaps)-1].value
	for i := 1; i < len(answers); i++ {
		if answers[i-1].value > last {
			out = append(out, between(answers[i-1].value, answers[i].value, rounded))
		}
	}
	return out
}
