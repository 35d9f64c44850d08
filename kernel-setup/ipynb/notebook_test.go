package ipynb

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseErrors(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, data, want string }{
		{"empty", ``, "not JSON"},
		{"no JSON", `# a notebook`, "not JSON"},
		{"cut off", `{"cells": [`, "not JSON"},
		{"list", `[]`, "not JSON"},
		{"two", `{"nbformat":4,"cells":[]} {}`, "more after the end"},
		{"no format", `{"cells":[]}`, "nbformat = <nil>, want 4"},
		{"old format", `{"nbformat":3,"worksheets":[]}`, "nbformat = 3, want 4"},
		{"no cells", `{"nbformat":4}`, "no list of cells"},
		{"metadata", `{"nbformat":4,"metadata":[],"cells":[]}`, "metadata is not an object"},
		{"cell", `{"nbformat":4,"cells":[1]}`, "cell 1 is not an object"},
		{"cell type", `{"nbformat":4,"cells":[{"cell_type":"heading","source":""}]}`, "cell 1: cell_type = heading"},
		{"source", `{"nbformat":4,"cells":[{"cell_type":"raw","source":[1]}]}`, "its source is not text"},
		{"outputs", `{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":{}}]}`, "outputs are not a list"},
		{"output", `{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{}]}]}`, "output 1 has no output_type"},
	}
	for _, test := range tests {
		_, err := Parse([]byte(test.data))
		if !errors.Is(err, ErrNotebook) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v; want ErrNotebook with %q", test.name, err, test.want)
		}
	}
}

// What Jupyter and the kernel add from run to run is gone, and what the author
// wrote is kept.
func TestNormalise(t *testing.T) {
	t.Parallel()
	nb, err := Parse(read(t, "testdata/raw.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	nb.Normalise(NewMask("/state/sessions/1/tmp", "/home/reader/check out"))
	got, err := nb.Encode()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "normalised.ipynb", string(got))
}

func FuzzNormalise(f *testing.F) {
	for _, pattern := range []string{"testdata/*.ipynb", "../testdata/*.ipynb"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no notebooks %s: %v", pattern, err)
		}
		for _, path := range files {
			f.Add(read(f, path))
		}
	}
	f.Add([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":[],"id":"a"},{"cell_type":"raw","source":"x","id":"a"}]}`))
	f.Add([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":"x","outputs":[{"output_type":"stream"},{"output_type":"display_data","data":3}]}]}`))
	m := NewMask("/t", "/r")
	f.Fuzz(func(t *testing.T, data []byte) {
		nb, err := Parse(data)
		if err != nil {
			return
		}
		nb.Normalise(m)
		once, err := nb.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(once) {
			t.Fatalf("no JSON: %s", once)
		}
		again, err := Parse(once)
		if err != nil {
			t.Fatalf("the normalised notebook does not parse: %v\n%s", err, once)
		}
		if again.Text() != nb.Text() {
			t.Fatalf("the text of the normalised notebook is another one:\n%s", once)
		}
		if diffs := Settle(again, nb); len(diffs) > 0 {
			t.Fatalf("differs from itself: %v", diffs)
		}
		again.Normalise(m)
		twice, err := again.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(once, twice) {
			t.Fatalf("once:\n%s\ntwice:\n%s", once, twice)
		}
	})
}

func TestTake(t *testing.T) {
	t.Parallel()
	source := []byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":"a","metadata":{"tags":["kept"]}}]}`)
	mine, err := Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{
		`{"nbformat":4,"cells":[]}`,
		`{"nbformat":4,"cells":[{"cell_type":"code","source":"b"}]}`,
	} {
		theirs, err := Parse([]byte(other))
		if err != nil {
			t.Fatal(err)
		}
		if err := mine.Take(theirs); err == nil {
			t.Errorf("took the outputs of another notebook: %s", other)
		}
	}
}

// A notebook without metadata takes outputs as any other does.
func TestTakeWithoutMetadata(t *testing.T) {
	t.Parallel()
	mine, err := Parse([]byte(`{"nbformat":4,"cells":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := Parse([]byte(`{"nbformat":4,"cells":[],"metadata":{"language_info":{"name":"go"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := mine.Take(theirs); err != nil {
		t.Error(err)
	}
	if got := object(object(mine.top, "metadata"), "language_info")["name"]; got != "go" {
		t.Errorf("language %v, want go", got)
	}
}
