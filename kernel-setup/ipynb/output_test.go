package ipynb

import (
	"strings"
	"testing"
)

// Outputs that are made here are saved as those of a kernel are.
func TestMadeOutputs(t *testing.T) {
	t.Parallel()
	nb, err := Parse([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":"a","metadata":{"tags":["x","y"]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	cell := nb.CodeCells()[0]
	cell.SetOutputs([]map[string]any{Stream("stdout", "a\xff\xfe"), Stream("stdout", "b\n"), Display(map[string]any{"text/plain": "one\ntwo"}, nil)})
	nb.SetLanguage(map[string]any{"name": "go", "version": "go1.0"})
	nb.Normalise(Mask{})
	text, err := nb.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(text)), "")
	for _, want := range []string{
		`"outputs":[{"name":"stdout","output_type":"stream","text":["a` + "\uFFFD\uFFFD" + `b\n"]}`,
		`{"data":{"text/plain":["one\n","two"]},"metadata":{},"output_type":"display_data"}]`,
		`"language_info":{"name":"go"}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if !cell.Tagged("z", "y") || cell.Tagged("z") || nb.Cells[0].Tagged() {
		t.Error("the tags are not x and y")
	}
}

// The texts of a stream are joined up to a display, which keeps its place.
func TestDisplayDividesStreams(t *testing.T) {
	t.Parallel()
	nb := withOutputs(t, "")
	show := Display(map[string]any{"text/plain": "shown"}, nil)
	nb.CodeCells()[0].SetOutputs([]map[string]any{
		Stream("stderr", "x"), Stream("stdout", "a"), Stream("stderr", "y"), show, Stream("stdout", "b"), Stream("stdout", "c"),
	})
	nb.Normalise(Mask{})
	var got []string
	for _, out := range nb.CodeCells()[0].outputs() {
		got = append(got, summary(out))
	}
	if want := "stdout a, stderr xy, text/plain, stdout bc"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
