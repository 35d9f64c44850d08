package nb

import (
	"encoding/gob"
	"fmt"
	"io"
	"os"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
)

func init() {
	// Metadata is sent to the kernel by gob. If a type is not registered, the
	// display is lost and the cell succeeds.
	gob.Register(map[string]any{})
}

// A cell receives the output of the program.
type cell struct {
	stdout, stderr io.Writer
	notebook       bool // there is a notebook to display in
	display        func(*protocol.DisplayData) error
	exit           func(status int)
	handover       string // folder for what the command takes, "" if none does
}

// here is the cell this program runs in. Its displays leave by the second door, where one is
// open, or else by the kernel's.
func here() cell {
	c := cell{stdout: os.Stdout, stderr: os.Stderr, notebook: gonbui.IsNotebook, display: send, exit: os.Exit, handover: os.Getenv(HandoverVariable)}
	if d := opened(); d != nil {
		c.notebook, c.display = true, d.send
	}
	return c
}

// send hands a display to the kernel and waits until it has arrived. A display that is
// still on its way when the cell ends is lost silently.
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
	fmt.Fprintln(c.stderr, oneLine(err.Error()))
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
