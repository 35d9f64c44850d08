package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"sync"
	"syscall"

	"valuecapture/kernel-setup/composer"
	"valuecapture/kernel-setup/ipynb"
)

// mostOutput is how much a cell may print and display. A notebook with more is of no use to
// any reader.
const mostOutput = 16 << 20

// A capture keeps what a cell prints and displays, in order. A display comes behind all
// that was printed before it.
type capture struct {
	mu       sync.Mutex
	parts    []part
	size     int
	streams  []stream
	returned bool   // the main of the cell has returned
	over     func() // called once, when there is more than mostOutput
}

// A part is text on one stream, or a display.
type part struct {
	name string // of the stream; "" for a display
	text *bytes.Buffer
	shown
}

// shown is a line that comes through the door of a cell.
type shown struct {
	Data     map[string]any `json:"data"`
	Metadata map[string]any `json:"metadata"`
}

// A stream is the end of a pipe that a cell prints into.
type stream struct {
	name string
	fd   int
}

// add keeps text of a stream. The caller holds the lock.
func (c *capture) add(name string, text []byte) {
	if !c.take(len(text)) {
		return
	}
	if last := len(c.parts) - 1; last >= 0 && c.parts[last].name == name {
		c.parts[last].text.Write(text)
		return
	}
	c.parts = append(c.parts, part{name: name, text: bytes.NewBuffer(bytes.Clone(text))})
}

// take counts bytes and tells whether there is room for them.
func (c *capture) take(n int) bool {
	before := c.size
	c.size += n
	if c.size > mostOutput && before <= mostOutput {
		c.over()
	}
	return c.size <= mostOutput
}

// watch notes a stream, whose text is read by follow.
func (c *capture) watch(name string, f *os.File) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	return raw.Control(func(fd uintptr) { c.streams = append(c.streams, stream{name, int(fd)}) })
}

// follow keeps what comes through a pipe until its end.
func (c *capture) follow(name string, f *os.File) {
	raw, err := f.SyscallConn()
	if err != nil {
		return
	}
	buffer := make([]byte, 64<<10)
	for open := true; open; {
		// Read and kept under one lock, so that drain finds no text on its way.
		err := raw.Read(func(fd uintptr) bool {
			c.mu.Lock()
			defer c.mu.Unlock()
			n, err := syscall.Read(int(fd), buffer)
			if n > 0 {
				c.add(name, buffer[:n])
			}
			open = n > 0 || errors.Is(err, syscall.EINTR)
			return !errors.Is(err, syscall.EAGAIN)
		})
		open = open && err == nil
	}
}

// drain keeps what the pipes hold now. The caller holds the lock.
func (c *capture) drain() {
	buffer := make([]byte, 64<<10)
	for _, s := range c.streams {
		for {
			n, _ := syscall.Read(s.fd, buffer)
			if n <= 0 {
				break
			}
			c.add(s.name, buffer[:n])
		}
	}
}

// leave forgets the pipes, which are about to be closed.
func (c *capture) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.streams = nil
}

// attend answers the door of a cell until it is shut.
func (c *capture) attend(door *os.File) {
	r := bufio.NewReaderSize(door, 64<<10)
	for {
		line, err := c.line(r)
		if err != nil {
			return
		}
		if string(bytes.TrimSpace(line)) == composer.Returned {
			c.mu.Lock()
			c.returned = true
			c.mu.Unlock()
			continue
		}
		var s shown
		numbers := json.NewDecoder(bytes.NewReader(line))
		numbers.UseNumber() // a number stays as the cell wrote it
		if numbers.Decode(&s) != nil {
			continue
		}
		c.mu.Lock()
		c.drain()
		c.parts = append(c.parts, part{shown: s})
		c.mu.Unlock()
		if _, err := door.Write([]byte("\n")); err != nil {
			return
		}
	}
}

// line reads a line as long as there is room for it.
func (c *capture) line(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		piece, err := r.ReadSlice('\n')
		c.mu.Lock()
		room := c.take(len(piece))
		c.mu.Unlock()
		if room {
			line = append(line, piece...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// outputs are the cell's outputs as a notebook keeps them.
func (c *capture) outputs() []map[string]any {
	var list []map[string]any
	for _, p := range c.parts {
		if p.name == "" {
			list = append(list, ipynb.Display(p.Data, p.Metadata))
		} else {
			list = append(list, ipynb.Stream(p.name, p.text.String()))
		}
	}
	return list
}

// printed is what came on a stream.
func (c *capture) printed(name string) string {
	var b bytes.Buffer
	for _, p := range c.parts {
		if p.name == name {
			b.Write(p.text.Bytes())
		}
	}
	return b.String()
}
