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
