package nb

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"valuecapture/econ/figure"
)

// HandoverVariable names a folder in which a run of the command takes what a cell hands over
// beside its outputs: in its folder figures, if there is one, the numbers of each figure, and
// in the folder itself the answer about the reader's file. Its file cell holds the number of
// the cell in the notebook, counted from 0, Markdown included.
const HandoverVariable = "VALUECAPTURE_HANDOVER"

// Tell hands an answer about the reader's file to the command that runs the notebook, which
// prints its text when the cell is done, or, when the notebook is done, what encoding/json makes
// of the last answer told, if the reader asked for JSON. Where no command runs the notebook, or
// the reader gave no file, it does nothing.
//
// It fails the cell if the answer cannot be written as JSON, for instance with NaN in it.
func Tell(answer fmt.Stringer) {
	if given(dataFlag) != "" {
		here().tell(answer)
	}
}

func (c cell) tell(answer fmt.Stringer) {
	if c.handover == "" {
		return
	}
	data, err := json.MarshalIndent(answer, "", "  ")
	if err != nil {
		c.fail(fmt.Errorf("nb: an answer that cannot be written as JSON: %w", err))
		return
	}
	for name, text := range map[string][]byte{"answer.txt": []byte(answer.String()), "answer.json": data} {
		if err := handOver(filepath.Join(c.handover, name), text); err != nil {
			c.fail(err)
			return
		}
	}
}

// handFigure hands over the numbers of a figure, if the command takes them.
func (c cell) handFigure(f figure.Figure) error {
	if c.handover == "" {
		return nil
	}
	folder := filepath.Join(c.handover, "figures")
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil
	}
	numbers, err := f.CSV()
	if err != nil {
		return err
	}
	number, err := os.ReadFile(filepath.Join(c.handover, "cell"))
	if err != nil {
		return fmt.Errorf("nb: which cell this is: %w", err)
	}
	base := fmt.Sprintf("cell-%03s-%s", strings.TrimSpace(string(number)), slug(f.Plot.Title.Text))
	path := filepath.Join(folder, base+".csv")
	for i := 2; ; i++ {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return handOver(path, numbers)
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d.csv", base, i))
	}
}

// handOver writes a file whole or not at all.
func handOver(path string, data []byte) error {
	part := path + ".part"
	err := os.WriteFile(part, data, 0o600)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return fmt.Errorf("nb: hand over: %w", err)
	}
	return nil
}

// slug writes a title as the name of a file: small letters and digits, and a hyphen for
// anything between, at most sixty bytes. A title without letters is figure.
func slug(title string) string {
	const most = 60
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(strings.NewReplacer("'", "", "’", "").Replace(title)) {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	text := b.String()
	if len(text) > most {
		text = text[:most+1]
		if i := strings.LastIndexByte(text, '-'); i > 0 {
			text = text[:i]
		} else {
			text = text[:most]
		}
	}
	if text == "" {
		return "figure"
	}
	return text
}
