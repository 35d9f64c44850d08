//go:build unix

package nb

import (
	"bytes"
	"encoding/gob"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// TestPipes runs a cell in a process of its own between the two pipes that a
// kernel gives it, and plays the kernel: what a cell displays must all have
// arrived, and been acknowledged, before it ends.
func TestPipes(t *testing.T) {
	if os.Getenv(protocol.GONB_PIPE_ENV) != "" {
		Show(figure.Demand(econ.Baseline(), 6))
		Table(Columns("a"), Row(Dollars(1)))
		Show(figure.Demand(econ.Baseline(), -1)) // fails the cell
		t.Fatal("the cell went on")
	}
	t.Parallel()
	there, back := filepath.Join(t.TempDir(), "there"), filepath.Join(t.TempDir(), "back")
	for _, path := range []string{there, back} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	cell := exec.Command(program, "-test.run=^TestPipes$")
	cell.Env = append(os.Environ(), protocol.GONB_PIPE_ENV+"="+there, protocol.GONB_PIPE_BACK_ENV+"="+back)
	cell.Stdout, cell.Stderr = &stdout, &stderr
	if err := cell.Start(); err != nil {
		t.Fatal(err)
	}
	shown := make(chan []protocol.MIMEType, 1)
	go func() { shown <- kernel(there, back) }()
	ended := make(chan error, 1)
	go func() { ended <- cell.Wait() }()
	select {
	case err = <-ended:
	case <-time.After(time.Minute):
		_ = cell.Process.Kill()
		t.Fatal("the cell did not end within a minute")
	}
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
		t.Errorf("the cell ended with %v, want exit status 1", err)
	}
	if stderr.String() != "figure: cannot be drawn: price -1 $/Mtok, want a finite number above 0\n" || stdout.Len() != 0 {
		t.Errorf("standard error is %q and output %q, want one line and nothing", stderr.String(), stdout.String())
	}
	got := <-shown
	want := []protocol.MIMEType{protocol.MIMEImagePNG, protocol.MIMECommValue, protocol.MIMETextHTML, protocol.MIMECommValue}
	if len(got) != len(want) {
		t.Fatalf("the kernel received %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("the kernel received %v, want %v", got, want)
		}
	}
}

// kernel reads what a cell sends until it ends, acknowledges each wish to know that it has arrived, and
// returns the leading kind of each message.
func kernel(there, back string) []protocol.MIMEType {
	read, err := os.OpenFile(there, os.O_RDONLY, 0)
	if err != nil {
		return nil
	}
	defer read.Close()
	write, err := os.OpenFile(back, os.O_WRONLY, 0)
	if err != nil {
		return nil
	}
	defer write.Close()
	decoder, encoder := gob.NewDecoder(read), gob.NewEncoder(write)
	var kinds []protocol.MIMEType
	for {
		var message protocol.DisplayData
		if err := decoder.Decode(&message); err != nil {
			return kinds
		}
		for _, kind := range []protocol.MIMEType{protocol.MIMEImagePNG, protocol.MIMETextHTML, protocol.MIMECommValue} {
			value, ok := message.Data[kind]
			if !ok {
				continue
			}
			kinds = append(kinds, kind)
			if request, ok := value.(protocol.CommValue); ok {
				_ = encoder.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: request.Value})
			}
			break
		}
	}
}
