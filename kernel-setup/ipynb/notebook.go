package ipynb

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Notebook is a Jupyter notebook of format 4, kept as JSON, so that
// fields unknown to this package survive.
type Notebook struct {
	top   map[string]any
	Cells []Cell
}

// A Cell is one cell of a notebook, kept as JSON.
type Cell map[string]any

// ErrNotebook says that a file is not a notebook of format 4.
var ErrNotebook = errors.New("not a notebook")

// Parse reads a notebook and checks the parts that are used here. The
// error wraps ErrNotebook.
func Parse(data []byte) (*Notebook, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var top map[string]any
	if err := d.Decode(&top); err != nil {
		return nil, fmt.Errorf("%w: not JSON: %v", ErrNotebook, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: more after the end of its JSON", ErrNotebook)
	}
	if v, _ := top["nbformat"].(json.Number); v != "4" {
		return nil, fmt.Errorf("%w: nbformat = %v, want 4", ErrNotebook, top["nbformat"])
	}
	if m, ok := top["metadata"]; ok {
		if _, ok := m.(map[string]any); !ok {
			return nil, fmt.Errorf("%w: its metadata is not an object", ErrNotebook)
		}
	}
	list, ok := top["cells"].([]any)
	if !ok {
		return nil, fmt.Errorf("%w: it has no list of cells", ErrNotebook)
	}
	nb := &Notebook{top: top}
	for i, v := range list {
		cell, ok := v.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%w: cell %d is not an object", ErrNotebook, i+1)
		}
		if err := checkCell(cell); err != nil {
			return nil, fmt.Errorf("%w: cell %d: %v", ErrNotebook, i+1, err)
		}
		nb.Cells = append(nb.Cells, cell)
	}
	return nb, nil
}

func checkCell(cell map[string]any) error {
	switch cell["cell_type"] {
	case "code", "markdown", "raw":
	default:
		return fmt.Errorf("cell_type = %v, want code, markdown or raw", cell["cell_type"])
	}
	if _, ok := joinLines(cell["source"]); !ok {
		return errors.New("its source is not text")
	}
	if m, ok := cell["metadata"]; ok {
		if _, ok := m.(map[string]any); !ok {
			return errors.New("its metadata is not an object")
		}
	}
	if cell["cell_type"] != "code" || cell["outputs"] == nil {
		return nil
	}
	outputs, ok := cell["outputs"].([]any)
	if !ok {
		return errors.New("its outputs are not a list")
	}
	for i, v := range outputs {
		out, ok := v.(map[string]any)
		if !ok {
			return fmt.Errorf("output %d is not an object", i+1)
		}
		if _, ok := out["output_type"].(string); !ok {
			return fmt.Errorf("output %d has no output_type", i+1)
		}
	}
	return nil
}

// joinLines returns text that a notebook holds whole or as a list of lines.
func joinLines(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case []any:
		var b strings.Builder
		for _, line := range v {
			s, ok := line.(string)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		}
		return b.String(), true
	}
	return "", false
}

// splitLines is the list of lines that Jupyter saves for a text.
func splitLines(text string) []any {
	lines := []any{}
	for line := range strings.Lines(text) {
		lines = append(lines, line)
	}
	return lines
}

func object(parent map[string]any, name string) map[string]any {
	m, _ := parent[name].(map[string]any)
	return m
}

// metadata returns the metadata of the notebook, which it makes if there are none.
func (nb *Notebook) metadata() map[string]any {
	meta := object(nb.top, "metadata")
	if meta == nil {
		meta = map[string]any{}
		nb.top["metadata"] = meta
	}
	return meta
}

// Kernel returns the name of the kernel that the notebook asks for.
func (nb *Notebook) Kernel() string {
	name, _ := object(object(nb.top, "metadata"), "kernelspec")["name"].(string)
	return name
}

// CodeCells returns the code cells, in order.
func (nb *Notebook) CodeCells() []Cell {
	var cells []Cell
	for _, c := range nb.Cells {
		if c.IsCode() {
			cells = append(cells, c)
		}
	}
	return cells
}

// IsCode tells whether the cell is code and not text.
func (c Cell) IsCode() bool { return c["cell_type"] == "code" }

// Source returns the text of the cell.
func (c Cell) Source() string {
	text, _ := joinLines(c["source"])
	return text
}

// FirstLine returns the first line of the cell that says something: %% alone, which
// opens the main function, does not.
func (c Cell) FirstLine() string {
	for line := range strings.Lines(c.Source()) {
		if line = strings.TrimSpace(line); line != "" && line != "%%" {
			return line
		}
	}
	return ""
}

// outputs returns the outputs of a code cell.
func (c Cell) outputs() []map[string]any {
	list, _ := c["outputs"].([]any)
	var outs []map[string]any
	for _, v := range list {
		if out, ok := v.(map[string]any); ok {
			outs = append(outs, out)
		}
	}
	return outs
}

func (c Cell) setOutputs(outs []map[string]any) {
	list := make([]any, 0, len(outs))
	for _, out := range outs {
		list = append(list, out)
	}
	c["outputs"] = list
}

// Encode writes the notebook as Jupyter does: keys sorted, indented by one space,
// letters beyond ASCII as they are, a newline at the end.
func (nb *Notebook) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(nb.top); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Take replaces the outputs of nb, cell by cell, by those of the same notebook
// executed, and keeps everything else as the author wrote it.
func (nb *Notebook) Take(executed *Notebook) error {
	mine, theirs := nb.CodeCells(), executed.CodeCells()
	if len(mine) != len(theirs) {
		return fmt.Errorf("the executed notebook has %d code cells, want %d", len(theirs), len(mine))
	}
	for i, cell := range mine {
		if cell.Source() != theirs[i].Source() {
			return fmt.Errorf("code cell %d of the executed notebook has another source", i+1)
		}
		cell.setOutputs(theirs[i].outputs())
	}
	if info, ok := object(executed.top, "metadata")["language_info"]; ok {
		nb.metadata()["language_info"] = info
	}
	return nil
}
