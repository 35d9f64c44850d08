package econ

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/internal/nan"
)

// ErrNoEntry reports a fixed cost that even a single lab does not cover.
var ErrNoEntry = errors.New("econ: no lab covers its fixed cost")

// MostLabs is the largest number of labs that [Market.FreeEntry] counts.
const MostLabs = 1_000_000

// An Entry is a market of N identical labs that choose quantities, each of which has
// paid a fixed cost, the training of its model for instance. All money is in dollars per
// potential task: divide the training cost by the tasks that might be served while the
// model sells.
type Entry struct {
	Labs    int     // N
	Fixed   float64 // F, the fixed cost of each
	Pricing Pricing // the Cournot price of N firms
	Split   Split   // what it brings, before fixed cost: Split.Lab is the profit of all N
}

// Training returns NF, what has been paid for all models, in dollars per potential task.
func (e Entry) Training() float64 { return float64(e.Labs) * e.Fixed }

// Rent returns Π − NF, what is left to all labs together, in dollars per potential task.
// It is below 0 where they do not cover their fixed cost.
func (e Entry) Rent() float64 { return e.Split.Lab - e.Training() }

// Net returns Π + CS − NF, the realised surplus less what the models cost, in dollars per
// potential task; +Inf where customer surplus is infinite.
func (e Entry) Net() float64 { return e.Split.Realised() - e.Training() }

// Shares returns who keeps the realised surplus Π + CS: the labs as rent, those who are
// paid for training, and the customers. They add up to 1; all are NaN where nothing is
// served.
//
// Special cases are:
//
//	Shares = 0, 0, NaN where customer surplus is infinite
func (e Entry) Shares() (rent, training, customers float64) {
	all := e.Split.Realised()
	return e.Rent() / all, e.Training() / all, e.Split.Customer / all
}

// EntryOf returns the market with n labs of a fixed cost each, whether or not they cover
// it. The fixed cost is in dollars per potential task, 0 or above.
//
// Errors are those of [Market.Cournot], and one wrapping [ErrParameter] for a fixed cost
// outside its domain. The numbers beside an error are NaN.
func (m Market) EntryOf(n int, fixed float64) (Entry, error) {
	if !(fixed >= 0) || math.IsInf(fixed, 1) {
		return nan.Of[Entry](), fmt.Errorf("%w: fixed cost %g $/task, want a finite number, 0 or above", ErrParameter, fixed)
	}
	at, err := m.Cournot(n)
	if err != nil {
		return nan.Of[Entry](), err
	}
	return Entry{Labs: n, Fixed: fixed, Pricing: at, Split: m.Split(at.Price)}, nil
}

// FreeEntry returns the market after free entry: the largest number N of labs that each
// cover the fixed cost F, in dollars per potential task,
//
//	Π(p_N)/N ≥ F,
//
// with p_N the Cournot price of N firms. There is one such number, because what each earns
// falls as N rises, whatever the tail: p_N does not rise with N, and profit does not rise
// as the price falls away from the monopolist's. For a Pareto tail above the kink
//
//	Π(p_N)/N = cT/(N(Nα − 1)) · (p_m/c)^α · ((Nα − 1)/(Nα))^α.
//
// It returns an error wrapping [ErrNoEntry] if a single lab does not cover F;
// [ErrUnbounded] or [ErrNotAttained] if so few labs enter that they have no best price,
// which under a Pareto tail takes α ≤ 1; [ErrParameter] for a fixed cost that is not a
// finite number above 0, or so small that more than [MostLabs] enter; and those of
// [Market.Cournot]. The numbers beside an error are NaN.
//
// Source: the Cournot price is that of [Market.Cournot]; that free entry brings in too
// many firms of one product, N. G. Mankiw and M. D. Whinston, "Free entry and social
// inefficiency", RAND Journal of Economics 17 (1986).
func (m Market) FreeEntry(fixed float64) (Entry, error) {
	if !positive(fixed) {
		return nan.Of[Entry](), fmt.Errorf("%w: fixed cost %g $/task, want a finite number above 0: without one labs enter for ever", ErrParameter, fixed)
	}
	fewest, err := m.fewestLabs()
	if err != nil {
		return nan.Of[Entry](), err
	}
	covers := func(n int) bool {
		at, err := m.Cournot(n)
		return err == nil && m.Profit(at.Price)/float64(n) >= fixed
	}
	if !covers(fewest) {
		return nan.Of[Entry](), m.noEntry(fewest, fixed)
	}
	if covers(MostLabs) {
		return nan.Of[Entry](), fmt.Errorf("%w: at a fixed cost of %g $/task more than %d labs enter, want a higher one", ErrParameter, fixed, MostLabs)
	}
	return m.EntryOf(last(covers, fewest, MostLabs), fixed)
}

// fewestLabs returns the smallest number of labs that has a best price.
func (m Market) fewestLabs() (int, error) {
	_, first := m.Cournot(1)
	if first == nil {
		return 1, nil
	}
	if !errors.Is(first, ErrUnbounded) && !errors.Is(first, ErrNotAttained) {
		return 0, first
	}
	none := func(n int) bool {
		_, err := m.Cournot(n)
		return err != nil
	}
	if none(MostLabs) {
		return 0, first
	}
	return last(none, 1, MostLabs) + 1, nil
}

// noEntry is the error of a fixed cost that the fewest labs with a price do not cover.
func (m Market) noEntry(fewest int, fixed float64) error {
	at, err := m.Cournot(fewest)
	if err != nil {
		return err
	}
	each := m.Profit(at.Price) / float64(fewest)
	if fewest == 1 {
		return fmt.Errorf("%w: F = %g $/task, and a single lab earns %.6g: lower the fixed cost, or spread it over more tasks", ErrNoEntry, fixed, each)
	}
	_, alone := m.Cournot(fewest - 1)
	return fmt.Errorf("%w; and %d labs, the fewest that have one, earn %.6g $/task each and do not cover a fixed cost of %g: lower it", alone, fewest, each, fixed)
}

// last returns the largest n from low to high − 1 for which holds is true, if it is true of
// low, false of high, and changes once.
func last(holds func(n int) bool, low, high int) int {
	for high-low > 1 {
		if mid := low + (high-low)/2; holds(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// BreakEvenTasks returns the number of potential tasks over which a single lab earns back
// what it paid to train its model,
//
//	F/Π(p*),
//
// with F in dollars. A Lerner index says nothing about it: it is not profit.
//
// It returns an error wrapping [ErrParameter] for a training cost that is not a finite
// number above 0, [ErrNumber] if no float64 holds the tasks, and those of [Market.Monopoly].
func (m Market) BreakEvenTasks(training float64) (float64, error) {
	if !positive(training) {
		return math.NaN(), fmt.Errorf("%w: training cost %g $, want a finite number above 0", ErrParameter, training)
	}
	at, err := m.Monopoly()
	if err != nil {
		return math.NaN(), err
	}
	tasks := training / m.Profit(at.Price)
	if !positive(tasks) {
		return math.NaN(), fmt.Errorf("%w: %g $ over a profit of %.6g $/task comes to %g tasks", ErrNumber, training, m.Profit(at.Price), tasks)
	}
	return tasks, nil
}
