package estimate

import (
	"fmt"
	"sort"
)

// mostHeaped is how many times the rows between a value and half of it are at the value or
// beyond, at most: those beyond a cap in a tail of index 0.4.
const mostHeaped = 3

// from returns the place of the first row that is not below a value. Rows ascend.
func from(rows []observation, value float64) int {
	return sort.Search(len(rows), func(i int) bool { return rows[i].value >= value })
}

// belowHeap counts the rows between a value and half of it.
func belowHeap(rows []observation, value float64) int {
	return from(rows, value) - from(rows, value/2)
}

// around counts the other rows between half and twice an answer.
func around(rows []observation, a used) int {
	return from(rows, 2*a.value) - from(rows, a.value/2) - a.rows
}

// heapDoubt finds one value, longer than half of the rows and not the largest, that far more
// rows have than lie between half and twice of it.
func heapDoubt(r read) error {
	n := len(r.rows)
	var heap used
	before := 0
	for _, a := range answersUsed(r.rows) {
		if 2*before >= n && before+a.rows < n && a.rows >= lastRows && a.rows > heap.rows && a.rows > mostHeaped*around(r.rows, a) {
			heap = a
		}
		before += a.rows
	}
	if heap.rows == 0 {
		return nil
	}
	return fmt.Errorf("%w: %d are %.4g, and only %d others between half and twice that: is it what a form holds before anybody fills it in, or a code? If so, leave these rows out", ErrRepeated, heap.rows, heap.value, around(r.rows, heap))
}

// heapAtTop refuses values that equal the largest and are too many for a cap: those that a cap
// holds back would continue the values below it. They are what a form or a program writes where
// nothing is known, or a cap far above the others that only the reader can know of.
func heapAtTop(q Question, r read) error {
	if r.capped == 0 || q.Cap > 0 || q.Censored != nil {
		return nil
	}
	below := belowHeap(r.rows, r.cap)
	if r.capped <= mostHeaped*below {
		return nil
	}
	return fmt.Errorf("%w: %d values of %.4g h, and only %d between that and half of it: a cap would leave more", ErrCapped, r.capped, r.cap, below)
}
