//go:build unix

package nb

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// A handed is what comes through the second door.
type handed struct {
	Data     map[string]any
	Metadata map[string]any
}

// TestDoor runs a cell in a process of its own behind the second door: what it displays
// arrives line by line, is waited for, and nothing of it is printed.
func TestDoor(t *testing.T) {
	if os.Getenv(DoorVariable) != "" {
		Show(figure.Demand(econ.Baseline(), 6))
		Table(Columns("a"), Row(Dollars(1)))
		Show(figure.Demand(econ.Baseline(), math.NaN())) // fails the cell
		t.Fatal("the cell went on")
	}
	t.Parallel()
	here, there := ends(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	cell := exec.Command(program, "-test.run=^TestDoor$")
	cell.Env = append(os.Environ(), DoorVariable+"=3", protocol.GONB_PIPE_ENV+"=") // even if the tests run in a kernel
	cell.Stdout, cell.Stderr, cell.ExtraFiles = &stdout, &stderr, []*os.File{there}
	if err := cell.Start(); err != nil {
		t.Fatal(err)
	}
	there.Close()
	var got []handed
	for lines := bufio.NewReader(here); ; here.Write([]byte("\n")) {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		var h handed
		if err := json.Unmarshal(line, &h); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		got = append(got, h)
	}
	if err := cell.Wait(); cell.ProcessState.ExitCode() != 1 {
		t.Errorf("the cell ended with %v, want exit status 1", err)
	}
	if !strings.Contains(stderr.String(), "price NaN") || stdout.Len() != 0 {
		t.Errorf("standard error is %q and output %q, want one line and nothing", stderr.String(), stdout.String())
	}
	f, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d displays came through, want 2", len(got))
	}
	picture, _ := got[0].Data["image/png"].(string)
	meta, _ := got[0].Metadata["image/png"].(map[string]any)
	if !strings.HasPrefix(picture, "iVBORw0KGgo") || got[0].Data["text/plain"] != f.Alt || meta["width"] != 614.0 || meta["alt"] != f.Alt {
		t.Errorf("a figure arrives as %.80v with %v", got[0].Data, got[0].Metadata)
	}
	if table, _ := got[1].Data["text/html"].(string); !strings.HasPrefix(table, "<table>") || got[1].Data["text/plain"] != " a\n$1" {
		t.Errorf("a table arrives as %v", got[1].Data)
	}
}

// ends returns the two ends of a door.
func ends(t *testing.T) (here, there *os.File) {
	t.Helper()
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(pair[0])
	syscall.CloseOnExec(pair[1])
	here, there = os.NewFile(uintptr(pair[0]), "here"), os.NewFile(uintptr(pair[1]), "there")
	t.Cleanup(func() { here.Close() })
	return here, there
}

// A display that nobody answers, or that cannot be written, is an error.
func TestDoorClosed(t *testing.T) {
	t.Parallel()
	data := &protocol.DisplayData{Data: map[protocol.MIMEType]any{protocol.MIMETextPlain: "x"}}
	here, there := net.Pipe()
	go func() {
		bufio.NewReader(here).ReadString('\n')
		here.Close()
	}()
	if err := newDoor(there).send(data); !errors.Is(err, io.EOF) {
		t.Errorf("without an answer: %v, want EOF", err)
	}
	if err := newDoor(there).send(data); err == nil {
		t.Error("through a closed door: no error")
	}
	data.Data[protocol.MIMETextPlain] = math.Inf(1)
	if err := newDoor(there).send(data); err == nil || !strings.Contains(err.Error(), "json") {
		t.Errorf("of what JSON has no word for: %v", err)
	}
}
