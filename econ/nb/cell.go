package nb

import (
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
)

func init() {
	// Metadata travels to the kernel as values of these types, and a type that
	// is not registered loses the display while the cell succeeds.
	gob.Register(map[string]any{})
}

// A cell is where output goes.
type cell struct {
	stdout, stderr io.Writer
	notebook       bool // displays have a notebook to go to
	display        func(*protocol.DisplayData) error
	exit           func(status int)
}

// here is the cell this program runs in.
func here() cell {
	return cell{stdout: os.Stdout, stderr: os.Stderr, notebook: gonbui.IsNotebook, display: send, exit: os.Exit}
}

// send hands a display to the kernel and waits until it has arrived: what is
// still on its way when a cell ends is lost without a word.
func send(data *protocol.DisplayData) error {
	gonbui.SendData(data)
	gonbui.Sync()
	return gonbui.Error()
}

// show displays data in a notebook, or prints its plain text where there is none.
func (c cell) show(plain string, data map[protocol.MIMEType]any, metadata map[string]any) {
	if !c.notebook {
		fmt.Fprintln(c.stdout, plain)
		return
	}
	data[protocol.MIMETextPlain] = plain
	if err := c.display(&protocol.DisplayData{Data: data, Metadata: metadata}); err != nil {
		c.fail(unreached(err))
	}
}

func unreached(err error) error {
	return fmt.Errorf("nb: the display did not reach the notebook, restart the kernel and run again: %w", err)
}

// fail ends the cell with one line on standard error.
func (c cell) fail(err error) {
	fmt.Fprintln(c.stderr, strings.Join(strings.Fields(err.Error()), " "))
	c.exit(1)
}

// Must returns v, or fails the cell with the error.
func Must[T any](v T, err error) T {
	return must(here(), v, err)
}

func must[T any](c cell, v T, err error) T {
	if err != nil {
		c.fail(err)
	}
	return v
}
