package ipynb

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asWriter makes the test binary write to the file that it names, allowed to write
// one kilobyte only: to a program that is a disk running full.
const asWriter = "IPYNB_TEST_AS_WRITER"

func writeUnderLimit() {
	limit := syscall.Rlimit{Cur: 1 << 10, Max: 1 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	err := WriteAtomic(os.Getenv(asWriter), make([]byte, 1<<20), 0o644)
	fmt.Println(err)
	if err == nil {
		os.Exit(0)
	}
	os.Exit(1)
}

func TestWriteAtomic(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "deep", "file")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := WriteAtomic(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
		if got := string(read(t, path)); got != text {
			t.Errorf("content %q, want %q", got, text)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v; want 0640", info.Mode(), err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := WriteAtomic(link, []byte("through"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := string(read(t, path)); got != "through" {
		t.Errorf("through a link: %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
}

// When the disk fills up in the middle of a write, the old file is whole and no
// other is left.
func TestWriteAtomicFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "notebook.ipynb")
	write(t, path, []byte("old"))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asWriter+"="+path)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "file too large") {
		t.Fatalf("write of a megabyte under a limit of a kilobyte: %v, %s", err, out)
	}
	if got := string(read(t, path)); got != "old" {
		t.Errorf("content %q, want the old one", got)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left in the folder: %v, %v", entries, err)
	}
}

func TestRemoveTemporary(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".kernel-setup-123.tmp"), nil)
	write(t, filepath.Join(dir, "a.ipynb"), nil)
	RemoveTemporary(dir)
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 || entries[0].Name() != "a.ipynb" {
		t.Errorf("left: %v, %v; want a.ipynb alone", entries, err)
	}
}
