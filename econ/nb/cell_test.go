package nb

import (
	"bytes"
	"encoding/gob"
	"errors"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot/vg"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// notebook runs what a cell would in a notebook and returns what it displayed.
func notebook(fails error, run func(cell)) (shown []*protocol.DisplayData, stdout, stderr string, status int) {
	var out, err bytes.Buffer
	run(cell{
		stdout: &out, stderr: &err, notebook: true,
		display: func(d *protocol.DisplayData) error {
			shown = append(shown, d)
			return fails
		},
		exit: func(s int) { status = s },
	})
	return shown, out.String(), err.String(), status
}

func TestShow(t *testing.T) {
	t.Parallel()
	f, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	shown, stdout, stderr, status := notebook(nil, func(c cell) { c.showFigure(f, nil) })
	if len(shown) != 1 || stdout+stderr != "" || status != 0 {
		t.Fatalf("%d displays, %q, %q, status %d, want one display and nothing else", len(shown), stdout, stderr, status)
	}
	data := shown[0].Data
	if len(data) != 2 || data[protocol.MIMETextPlain] != f.Alt {
		t.Errorf("shown as %d kinds, text %q, want a picture and its description", len(data), data[protocol.MIMETextPlain])
	}
	picture, ok := data[protocol.MIMEImagePNG].([]byte)
	if !ok {
		t.Fatalf("image/png is a %T, want bytes", data[protocol.MIMEImagePNG])
	}
	config, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	meta := shown[0].Metadata["image/png"].(map[string]any)
	if meta["width"] != 614 || meta["height"] != 384 || meta["alt"] != f.Alt {
		t.Errorf("metadata %v, want 614 by 384 and the description", meta)
	}
	if config.Width < 2*614 || config.Height < 2*384 {
		t.Errorf("picture of %d by %d pixels for 614 by 384 on the page, want two for one", config.Width, config.Height)
	}
}

// TestShowCrosses: a display reaches the kernel encoded by gob, which refuses
// types that nobody registered.
func TestShowCrosses(t *testing.T) {
	t.Parallel()
	f, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	shown, _, _, _ := notebook(nil, func(c cell) { c.showFigure(f, nil) })
	var pipe bytes.Buffer
	if err := gob.NewEncoder(&pipe).Encode(shown[0]); err != nil {
		t.Fatal(err)
	}
	var got protocol.DisplayData
	if err := gob.NewDecoder(&pipe).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if meta := got.Metadata["image/png"].(map[string]any); meta["alt"] != f.Alt {
		t.Errorf("metadata arrives as %v", meta)
	}
}

func TestShowOutside(t *testing.T) {
	t.Parallel()
	f, err := figure.Demand(econ.Baseline(), 6)
	stdout, stderr, status := outcome(func(c cell) { c.showFigure(f, err) })
	if stdout != f.Alt+"\n" || stderr != "" || status != 0 {
		t.Errorf("got %q, %q, %d, want the description", stdout, stderr, status)
	}
}

func TestShowErrors(t *testing.T) {
	t.Parallel()
	_, bad := figure.Demand(econ.Baseline(), math.NaN())
	good, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	flat := good
	flat.Height = vg.Length(0)
	for _, tc := range []struct {
		name  string
		f     figure.Figure
		err   error
		fails error
		says  string
	}{
		{"no figure", figure.Figure{}, bad, nil, "price NaN"},
		{"no height", flat, nil, nil, "size"},
		{"no kernel", good, nil, errors.New("broken pipe"), "broken pipe"},
	} {
		_, stdout, stderr, status := notebook(tc.fails, func(c cell) { c.showFigure(tc.f, tc.err) })
		if status != 1 || stdout != "" || !strings.Contains(stderr, tc.says) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: got %d, %q, %q, want 1 and one line with %q", tc.name, status, stdout, stderr, tc.says)
		}
	}
}

func TestTableInNotebook(t *testing.T) {
	t.Parallel()
	shown, stdout, _, _ := notebook(nil, func(c cell) { c.table(Columns("a"), [][]any{Row(1)}) })
	if len(shown) != 1 || stdout != "" {
		t.Fatalf("%d displays and %q, want one display and nothing printed", len(shown), stdout)
	}
	if data := shown[0].Data; len(data) != 2 || data[protocol.MIMETextPlain] != "a\n1" || !strings.HasPrefix(data[protocol.MIMETextHTML].(string), "<table>") {
		t.Errorf("displayed %v, want a table as HTML and as text", data)
	}
}

// TestCheckInNotebook: a check prints and displays nothing.
func TestCheckInNotebook(t *testing.T) {
	t.Parallel()
	shown, stdout, _, status := notebook(nil, func(c cell) { c.check("x", []Route{ClosedForm(1), Numerical(1)}) })
	if len(shown) != 0 || stdout == "" || status != 0 {
		t.Errorf("%d displays, %q, status %d, want none, text, 0", len(shown), stdout, status)
	}
}

func TestMust(t *testing.T) {
	t.Parallel()
	_, stderr, status := outcome(func(c cell) {
		if got := must(c, 7, nil); got != 7 {
			t.Errorf("must(7, nil) = %d", got)
		}
	})
	if stderr != "" || status != 0 {
		t.Errorf("without an error: %q, %d", stderr, status)
	}
	_, stderr, status = outcome(func(c cell) { must(c, 7, errors.New("econ: two\nlines")) })
	if stderr != "econ: two lines\n" || status != 1 {
		t.Errorf("with an error: %q, %d, want one line and 1", stderr, status)
	}
}
