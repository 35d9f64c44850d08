package figure

import (
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

type burr struct{ dist.Tail }

type titled struct{ dist.Tail }

func (titled) String() string { return "a law with a title" }

type silent struct{ dist.Tail }

func (silent) String() string { return "" }

type box[T any] struct{ dist.Tail }

// TestTailNameOfAReadersType: a tail of the reader's own is named by its String method
// or its type, and never by nothing.
func TestTailNameOfAReadersType(t *testing.T) {
	t.Parallel()
	inside := dist.Exponential{Rate: 1}
	for _, tc := range []struct {
		tail dist.Tail
		want string
	}{
		{burr{inside}, "burr"},
		{&burr{inside}, "burr"},
		{titled{inside}, "a law with a title"},
		{silent{inside}, "silent"},
		{box[burr]{inside}, "box"},
		{struct{ dist.Tail }{inside}, "unnamed tail"},
		{dist.Plain{Tail: silent{inside}}, "silent"},
	} {
		if got := tailName(tc.tail); got != tc.want {
			t.Errorf("%T is named %q, want %q", tc.tail, got, tc.want)
		}
		if _, err := Tails(econ.Market{Wage: 60, Tokens: 0.5, Cost: 2, Hours: inside}, tc.tail); err != nil {
			t.Errorf("Tails with %T: %v", tc.tail, err)
		}
	}
}
