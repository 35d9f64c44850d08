package ipynb

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain lets the test binary stand in for a program whose disk fills up.
func TestMain(m *testing.M) {
	if os.Getenv(asWriter) != "" {
		writeUnderLimit()
	}
	os.Exit(m.Run())
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// golden compares text with testdata/name, and leaves what it got beside it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	want := read(t, path)
	if got != string(want) {
		os.WriteFile(filepath.Join("testdata", "got-"+name), []byte(got), 0o644)
		t.Errorf("%s:\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}
