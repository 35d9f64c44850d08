package main

import (
	"path/filepath"
	"testing"

	"valuecapture/kernel-setup/composer"
)

// What cells import of other modules counts as ready only once it was asked for.
func TestSourcesReady(t *testing.T) {
	t.Parallel()
	c := checkout{root: newCheckout(t), state: t.TempDir()}
	tc := toolchain{GOVERSION: "go1", GOMODCACHE: t.TempDir(), GOCACHE: t.TempDir()}
	if c.sourcesReady(tc, nil) {
		t.Error("ready before anything was downloaded")
	}
	stamp, err := c.sourcesStamp(tc)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c.sourcesFile(), []byte(stamp+"\nexample.org/a\n"))
	for _, test := range []struct {
		imports []string
		want    bool
	}{{nil, true}, {[]string{"example.org/a"}, true}, {[]string{"example.org/a", "example.org/b"}, false}} {
		if got := c.sourcesReady(tc, test.imports); got != test.want {
			t.Errorf("%v: ready %v, want %v", test.imports, got, test.want)
		}
	}
	write(t, filepath.Join(c.root, "go.mod"), []byte("module valuecapture\n"))
	if c.sourcesReady(tc, nil) {
		t.Error("ready for another go.mod")
	}
	jobs := []*job{{composition: composition{programs: []composer.Program{{Imports: []string{"fmt", "valuecapture/econ", "gonum.org/v1/gonum/mat"}}}}}}
	if got := foreign(jobs); len(got) != 1 || got[0] != "gonum.org/v1/gonum/mat" {
		t.Errorf("of other modules: %v", got)
	}
}
