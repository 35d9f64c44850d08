package hours

import (
	"errors"
	"slices"
	"testing"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	same := slices.Repeat([]float64{2}, 60)
	for _, tc := range []struct {
		d    Data
		want error
	}{
		{Data{Hours: same}, ErrEqual},
		{Data{Hours: append(slices.Clone(same), 3)}, nil},
		{Data{Hours: []float64{1, 2, 3}}, ErrTooFew},
		{Data{Bins: []Bin{{Count: 49}}}, ErrTooFew},
		{Data{Bins: []Bin{{Count: 30}, {Count: 0}, {Count: 30}}}, ErrTooFew},
		{Data{Bins: []Bin{{Count: 30}, {Count: 30}, {Count: 1}}}, nil},
		{Data{}, ErrTooFew},
	} {
		if err := tc.d.Validate(); !errors.Is(err, tc.want) {
			t.Errorf("%d tasks: got %v, want %v", tc.d.Tasks(), err, tc.want)
		}
	}
}

func TestClusters(t *testing.T) {
	t.Parallel()
	three := []float64{1, 2, 3}
	for name, tc := range map[string]struct {
		d    Data
		want []int
	}{
		"each row":        {Data{Hours: three}, nil},
		"workers":         {Data{Hours: three, Worker: []int32{0, 1, 0}}, []int{0, 1, 0}},
		"unknown workers": {Data{Hours: three, Worker: []int32{-1, 0, -1}}, []int{1, 0, 2}},
		"tasks":           {Data{Hours: three, Task: []int32{0, 0, 1}}, []int{0, 0, 1}},
		"both":            {Data{Hours: three, Worker: []int32{0, 0, 0}, Task: []int32{0, 1, 2}}, []int{0, 0, 0}},
		"a histogram":     {Data{Bins: []Bin{{From: 0, To: 1, Count: 3}}}, nil},
	} {
		if got := tc.d.Clusters(); !slices.Equal(got, tc.want) {
			t.Errorf("%s: got %v, want %v", name, got, tc.want)
		}
	}
}

func TestDraw(t *testing.T) {
	t.Parallel()
	const n, of, draws = 10, 100, 2000
	d := Data{Rows: of}
	for i := range of {
		d.Hours, d.Wages = append(d.Hours, float64(i+1)), append(d.Wages, 2*float64(i+1))
	}
	counts := make([]int, of)
	for seed := range uint64(draws) {
		got := d.Draw(n, seed)
		if len(got.Hours) != n || len(got.Wages) != n || got.Years != nil || got.DrawnFrom != of || got.Rows != of {
			t.Fatalf("seed %d: got %+v, want %d of %d tasks", seed, got, n, of)
		}
		for i, h := range got.Hours {
			counts[int(h)-1]++
			if got.Wages[i] != 2*h || i > 0 && h <= got.Hours[i-1] {
				t.Fatalf("seed %d: got %v beside %v", seed, got.Hours, got.Wages)
			}
		}
	}
	for i, c := range counts { // 200 expected, with a standard deviation of 13.4
		if c < 140 || c > 260 {
			t.Errorf("task %d was drawn %d times, want about %d", i, c, draws*n/of)
		}
	}
	for _, n := range []int{-1, 0, of, of + 1} {
		if got := d.Draw(n, 1); len(got.Hours) != of || got.DrawnFrom != 0 {
			t.Errorf("a draw of %d has %d tasks from %d, want all", n, len(got.Hours), got.DrawnFrom)
		}
	}
	if got, want := d.Draw(n, 1).String(), "100 rows, column \"\" in h, 100 used; of those, 10 were drawn at random, and what follows is about them"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
