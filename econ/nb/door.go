package nb

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// DoorVariable names the second door: where it holds the number of an open file, a cell
// hands its displays through that file to whoever runs it, and not to the kernel. A display
// is one line of JSON with data and metadata, as the kernel writes them into a notebook; the
// answer is a line as well, and means that the display has its place behind everything that
// the cell printed before.
const DoorVariable = "VALUECAPTURE_DOOR"

// A door is the cell's end of the second door.
type door struct {
	mu   sync.Mutex
	out  io.Writer
	back *bufio.Reader
}

// opened is the second door, or nil if the runner of this cell has opened none.
var opened = sync.OnceValue(func() *door {
	number, err := strconv.ParseUint(os.Getenv(DoorVariable), 10, 16)
	if err != nil {
		return nil
	}
	f := os.NewFile(uintptr(number), "door")
	if f == nil {
		return nil
	}
	return newDoor(f)
})

func newDoor(f io.ReadWriter) *door { return &door{out: f, back: bufio.NewReader(f)} }

// send hands a display over and waits until it has arrived.
func (d *door) send(data *protocol.DisplayData) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	line, err := json.Marshal(struct {
		Data     map[protocol.MIMEType]any `json:"data"`
		Metadata map[string]any            `json:"metadata"`
	}{data.Data, data.Metadata})
	if err != nil {
		return err
	}
	if _, err := d.out.Write(append(line, '\n')); err != nil {
		return err
	}
	if _, err := d.back.ReadString('\n'); err != nil {
		return fmt.Errorf("no answer: %w", err)
	}
	return nil
}
