package ipynb

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// A Mask replaces what differs from machine to machine and from run to run.
type Mask struct{ replacer *strings.Replacer }

// NewMask hides the folder of temporary files and that of the checkout.
func NewMask(tmp, root string) Mask {
	return Mask{strings.NewReplacer(tmp+"/", "$TMP/", root+"/", "$ROOT/")}
}

// programFolder is the folder, new for each kernel, that a cell is compiled in.
var programFolder = regexp.MustCompile(`gonb_[0-9a-f]{8}\b`)

// Text returns s with the folders that differ from machine to machine masked.
func (m Mask) Text(s string) string {
	if m.replacer != nil {
		s = m.replacer.Replace(s)
	}
	return programFolder.ReplaceAllString(s, "gonb")
}

// volatile are the keys of a cell's metadata that say when and how it was looked
// at, and not what it is.
var volatile = []string{"execution", "ExecuteTime", "collapsed", "scrolled", "trusted"}

// Normalise gives the notebook the one form in which it is saved: no times, no
// toolchain version, no widget state, cells numbered from 1, every cell with an
// id, texts of one stream between two displays joined, machine folders masked. To
// normalise again changes nothing.
func (nb *Notebook) Normalise(m Mask) {
	nb.top["nbformat_minor"] = json.Number("5")
	meta := nb.metadata()
	delete(meta, "widgets")
	delete(meta, "signature")
	if info := object(meta, "language_info"); info != nil {
		delete(info, "version")
	}
	nb.identify()
	count := 0
	for _, cell := range nb.Cells {
		cell["source"] = splitLines(cell.Source())
		cm := object(cell, "metadata")
		if cm == nil {
			cm = map[string]any{}
			cell["metadata"] = cm
		}
		for _, key := range volatile {
			delete(cm, key)
		}
		if !cell.IsCode() {
			delete(cell, "outputs")
			delete(cell, "execution_count")
			continue
		}
		cell["execution_count"] = nil
		if strings.TrimSpace(cell.Source()) != "" {
			count++
			cell["execution_count"] = json.Number(fmt.Sprint(count))
		}
		cell.setOutputs(normaliseOutputs(cell.outputs(), cell["execution_count"], m))
	}
	list := make([]any, 0, len(nb.Cells))
	for _, cell := range nb.Cells {
		list = append(list, cell)
	}
	nb.top["cells"] = list
}

var validID = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// identify gives each cell without a valid id of its own one that follows from its
// text and place.
func (nb *Notebook) identify() {
	taken := map[string]bool{}
	var without []int
	for i, cell := range nb.Cells {
		id, _ := cell["id"].(string)
		if !validID.MatchString(id) || taken[id] {
			without = append(without, i)
			continue
		}
		taken[id] = true
	}
	for _, i := range without {
		cell := nb.Cells[i]
		for n := i; ; n += len(nb.Cells) {
			sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", cell["cell_type"], n, cell.Source()))
			if id := hex.EncodeToString(sum[:4]); !taken[id] {
				taken[id] = true
				cell["id"] = id
				break
			}
		}
	}
}

func normaliseOutputs(outs []map[string]any, count any, m Mask) []map[string]any {
	var kept []map[string]any
	for _, out := range outs {
		switch out["output_type"] {
		case "stream":
			text, _ := joinLines(out["text"])
			if text == "" {
				continue
			}
			if before := sameStream(kept, out["name"]); before != nil {
				said, _ := joinLines(before["text"])
				before["text"] = splitLines(said + text)
				continue
			}
			out["text"] = splitLines(text)
		case "display_data", "execute_result":
			data := object(out, "data")
			if data == nil {
				data = map[string]any{}
				out["data"] = data
			}
			delete(data, "application/vnd.jupyter.widget-view+json")
			for kind, v := range data {
				if text, ok := joinLines(v); ok && lined(kind) {
					data[kind] = splitLines(m.Text(text))
				}
			}
			if object(out, "metadata") == nil {
				out["metadata"] = map[string]any{}
			}
			delete(out, "transient")
			if out["output_type"] == "execute_result" {
				out["execution_count"] = count
			}
		}
		kept = append(kept, out)
	}
	for i, out := range kept {
		if i > 0 && isStream(out, "stdout") && isStream(kept[i-1], "stderr") {
			kept[i-1], kept[i] = kept[i], kept[i-1]
		}
	}
	for _, out := range kept {
		if out["output_type"] == "stream" {
			text, _ := joinLines(out["text"])
			out["text"] = splitLines(m.Text(text))
		}
	}
	return kept
}

// sameStream returns the output of a stream among the last ones, back to what is no stream.
// Standard output and standard error reach a notebook separately: how their texts alternate
// is chance, and so each is kept as one text, standard output first.
func sameStream(kept []map[string]any, name any) map[string]any {
	for _, out := range slices.Backward(kept) {
		if out["output_type"] != "stream" {
			return nil
		}
		if reflect.DeepEqual(out["name"], name) {
			return out
		}
	}
	return nil
}

func isStream(out map[string]any, name string) bool {
	return out["output_type"] == "stream" && out["name"] == name
}

// lined tells whether Jupyter saves this kind of data as a list of lines.
func lined(kind string) bool {
	return strings.HasPrefix(kind, "text/") || kind == "image/svg+xml" || kind == "application/javascript"
}
