package ipynb

import "testing"

func TestText(t *testing.T) {
	t.Parallel()
	nb, err := Parse([]byte(`{"nbformat":4,"cells":[
		{"cell_type":"markdown","source":["# Title\n","words"]},
		{"cell_type":"code","source":"x := 1\n","outputs":[{"output_type":"stream","text":"hidden"}]},
		{"cell_type":"raw","source":""}]}`))
	if err != nil {
		t.Fatal(err)
	}
	const want = "# markdown\n# Title\nwords\n\n# code\nx := 1\n\n# raw\n\n"
	if got := nb.Text(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
