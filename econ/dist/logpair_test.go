package dist

import (
	"encoding/csv"
	"math"
	"math/big"
	"os"
	"strconv"
	"testing"
)

// exact returns hi + lo to 200 bits.
func (p pair) exact() *big.Float {
	sum := new(big.Float).SetPrec(200).SetFloat64(p.hi)
	return sum.Add(sum, new(big.Float).SetFloat64(p.lo))
}

// relative returns |got - want|/|want|.
func relative(got, want *big.Float) float64 {
	d := new(big.Float).SetPrec(200).Sub(got, want)
	if d.Sign() == 0 {
		return 0
	}
	v, _ := d.Quo(d, want).Float64()
	return math.Abs(v)
}

func TestLogPair(t *testing.T) {
	t.Parallel()
	f, err := os.Open("testdata/log.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	largest := 0.0
	for _, row := range rows[1:] {
		x, err := strconv.ParseFloat(row[0], 64)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := big.ParseFloat(row[1], 10, 200, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		e := relative(logPair(x).exact(), want)
		largest = math.Max(largest, e)
		if e > 8e-19 {
			t.Errorf("logPair(%v) = %v, want %s, relative error %.2g", x, logPair(x), row[1], e)
		}
		// ln(1 + u) for u = x - 1, which is exact near 1.
		if math.Abs(x-1) <= 0.25 {
			if e := relative(log1pPair(pair{x - 1, 0}).exact(), want); e > 8e-19 {
				t.Errorf("log1pPair(%v), relative error %.2g", x-1, e)
			}
		}
	}
	t.Logf("worst relative error %.1e", largest)
	for _, x := range []float64{0, -1, math.Inf(1), math.NaN()} {
		if got, want := logPair(x).hi, math.Log(x); got != want && !math.IsNaN(want) {
			t.Errorf("logPair(%v) = %v, want %v", x, got, want)
		}
	}
}

// The operations on pairs against exact arithmetic.
func TestPairArithmetic(t *testing.T) {
	t.Parallel()
	p, b, c := pair{math.Pi, 1.2246467991473532e-16}, -2.9, pair{3.1, 1e-17}
	wide := func(v float64) *big.Float { return new(big.Float).SetPrec(200).SetFloat64(v) }
	fresh := func() *big.Float { return new(big.Float).SetPrec(200) }
	for _, x := range []struct {
		name string
		got  pair
		want *big.Float
	}{
		{"plus", p.plus(b), fresh().Add(p.exact(), wide(b))},
		{"minus", p.minus(c), fresh().Sub(p.exact(), c.exact())},
		{"times", p.times(b), fresh().Mul(p.exact(), wide(b))},
		{"over", p.over(b), fresh().Quo(p.exact(), wide(b))},
		{"ratio", ratio(b, 7), fresh().Quo(wide(b), wide(7))},
		{"negated", p.negated(), fresh().Neg(p.exact())},
		{"twoSum", twoSum(1, 1e-20), fresh().Add(wide(1), wide(1e-20))},
		{"twoProduct", twoProduct(0.1, 0.3), fresh().Mul(wide(0.1), wide(0.3))},
	} {
		if e := relative(x.got.exact(), x.want); e > 1e-30 {
			t.Errorf("%s: relative error %.2g", x.name, e)
		}
	}
	if got := (pair{-1000, 0}).expTimes(0); got != 0 {
		t.Errorf("0 e^-1000 = %v", got)
	}
	if got, want := (pair{800, 0}).expTimes(1e-300), math.Exp(800-300*math.Ln10); apart(got, want) > 1e-12 {
		t.Errorf("1e-300 e^800 = %v, want %v", got, want)
	}
	if got := (pair{math.Inf(-1), 0}).expTimes(math.Inf(1)); got != 0 {
		t.Errorf("e^-Inf times +Inf = %v, want 0", got)
	}
}
