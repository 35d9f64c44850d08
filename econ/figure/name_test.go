package figure

import (
	"testing"

	"valuecapture/econ/dist"
)

type burr struct{ dist.Tail }

type titled struct{ dist.Tail }

func (titled) String() string { return "a law with a title" }

func TestTailNameOfAReadersType(t *testing.T) {
	t.Parallel()
	inside := dist.Exponential{Rate: 1}
	if got := tailName(burr{inside}); got != "burr" {
		t.Errorf("got %q, want the type's name", got)
	}
	if got := tailName(titled{inside}); got != "a law with a title" {
		t.Errorf("got %q, want what its String says", got)
	}
}
