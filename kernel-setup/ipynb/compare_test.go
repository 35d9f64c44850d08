package ipynb

import (
	"fmt"
	"strings"
	"testing"
)

// withOutputs is a notebook of one code cell with the given outputs in JSON.
func withOutputs(t *testing.T, outputs string) *Notebook {
	t.Helper()
	nb, err := Parse(fmt.Appendf(nil,
		`{"nbformat":4,"cells":[{"cell_type":"code","id":"a","source":"%%%%\nshow()","outputs":[%s]}]}`, outputs))
	if err != nil {
		t.Fatal(err)
	}
	nb.Normalise(Mask{})
	return nb
}

func TestSettle(t *testing.T) {
	t.Parallel()
	text := func(s string) string {
		return fmt.Sprintf(`{"output_type":"stream","name":"stdout","text":%q}`, s)
	}
	complaint := func(s string) string {
		return fmt.Sprintf(`{"output_type":"stream","name":"stderr","text":%q}`, s)
	}
	data := func(kind, s string) string {
		return fmt.Sprintf(`{"output_type":"display_data","metadata":{},"data":{%q:%q}}`, kind, s)
	}
	tests := []struct{ name, fresh, saved, want string }{
		{"same", text("a\nb\n"), text("a\nb\n"), ""},
		{"chunked", text("a\n") + "," + text("b\n"), text("a\nb\n"), ""},
		{"streams that alternate", complaint("x") + "," + text("a") + "," + complaint("y") + "," + text("b"), text("ab") + "," + complaint("xy"), ""},
		{"text", text("price 6\nshare 0.25\nend\n"), text("price 6\nshare 0.26\nend\n"),
			"text moved at line 2\n- share 0.26\n+ share 0.25"},
		{"new", text("a"), ``, "new output: stdout a"},
		{"gone", ``, text("a"), "output is gone: stdout a"},
		{"kind", data("text/plain", "a"), text("a"), "output is text/plain, was stdout a"},
		{"markdown", data("text/markdown", "**a**"), data("text/markdown", "**b**"), "text/markdown: text moved at line 1\n- **b**\n+ **a**"},
		{"figure", data("image/png", picture(t, 60, 60, 9, 9, 0)), data("image/png", picture(t, 60, 60, 29, 9, 0)), "figure moved"},
	}
	for _, test := range tests {
		diffs := Settle(withOutputs(t, test.fresh), withOutputs(t, test.saved))
		switch {
		case test.want == "" && len(diffs) == 0:
		case test.want != "" && len(diffs) == 1 && strings.Contains(diffs[0].What, test.want) &&
			diffs[0].Cell == 1 && diffs[0].Source == "show()":
		default:
			t.Errorf("%s: %+v, want %q", test.name, diffs, test.want)
		}
	}
}

// A figure within tolerance keeps its saved bytes.
func TestSettleKeepsFigure(t *testing.T) {
	t.Parallel()
	saved := picture(t, 600, 400, 100, 20, 0)
	fresh := picture(t, 600, 400, 100, 20, 2)
	if fresh == saved {
		t.Fatal("the two pictures are the same, so that nothing is tested")
	}
	nb := withOutputs(t, fmt.Sprintf(`{"output_type":"display_data","metadata":{},"data":{"image/png":%q}}`, fresh))
	was := withOutputs(t, fmt.Sprintf(`{"output_type":"display_data","metadata":{},"data":{"image/png":%q}}`, saved))
	if diffs := Settle(nb, was); len(diffs) > 0 {
		t.Fatalf("differences: %+v", diffs)
	}
	if got := object(nb.CodeCells()[0].outputs()[0], "data")["image/png"]; got != saved {
		t.Error("the figure did not get its saved bytes back")
	}
}

// What two executions gave disagrees if one byte of a figure does.
func TestDisagree(t *testing.T) {
	t.Parallel()
	one := picture(t, 600, 400, 100, 20, 0)
	for _, test := range []struct{ other, want string }{
		{one, ""},
		{picture(t, 600, 400, 100, 20, 2), "figure has other bytes"},
		{picture(t, 600, 400, 200, 20, 0), "figure moved"},
	} {
		of := func(data string) *Notebook {
			return withOutputs(t, fmt.Sprintf(`{"output_type":"display_data","metadata":{},"data":{"image/png":%q}}`, data))
		}
		diffs := Disagree(of(one), of(test.other))
		if test.want == "" && len(diffs) > 0 || test.want != "" && (len(diffs) != 1 || !strings.Contains(diffs[0].What, test.want)) {
			t.Errorf("differences %+v, want %q", diffs, test.want)
		}
	}
}

// A name that is no text, which JSON allows, is compared like any other.
func TestSettleOddNames(t *testing.T) {
	t.Parallel()
	odd := `{"output_type":"stream","name":{"a":1},"text":"x"},{"output_type":"stream","name":{"a":1},"text":"y"}`
	if diffs := Settle(withOutputs(t, odd), withOutputs(t, odd)); len(diffs) > 0 {
		t.Errorf("differs from itself: %+v", diffs)
	}
	if diffs := Settle(withOutputs(t, odd), withOutputs(t, `{"output_type":"stream","name":["b"],"text":"xy"}`)); len(diffs) != 1 {
		t.Errorf("differences %+v, want one, in the name", diffs)
	}
}
