package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// kernelFlags are the build flags of every cell. Measured on a plot cell: no
// symbol table 0.45 s to 0.35 s, no unused plot backends 0.35 s to 0.32 s.
const kernelFlags = "-buildvcs=false -tags=minimal '-ldflags=-s -w'"

// A toolchain is the Go that go.mod selects, with the folders and the module
// sources that the reader has configured for it.
type toolchain struct {
	GOROOT, GOVERSION                       string
	GOCACHE, GOMODCACHE, GOPATH             string
	GOPROXY, GOSUMDB, GONOSUMDB             string
	GOPRIVATE, GONOPROXY, GOINSECURE, GOVCS string
}

// findToolchain asks the go command on PATH, in root, so that a toolchain that
// go.mod asks for is the one found.
func findToolchain(ctx context.Context, root string) (toolchain, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return toolchain{}, withHint(err, "put the go command on PATH and run the command again")
	}
	cmd := exec.CommandContext(ctx, path, "env", "-json")
	cmd.Dir = root
	cmd.Env = append(withoutVariables(os.Environ(), "GOFLAGS", "GOWORK"), "GOFLAGS=", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return toolchain{}, withHint(fmt.Errorf("go env: %w: %s", err, lastLines(stderr.String(), 1)),
			"put the go command on PATH and run the command again")
	}
	var t toolchain
	if err := json.Unmarshal(out, &t); err != nil {
		return toolchain{}, fmt.Errorf("go env: %w", err)
	}
	if t.GOROOT == "" || t.GOCACHE == "" || t.GOMODCACHE == "" {
		return toolchain{}, errors.New("go env: GOROOT, GOCACHE or GOMODCACHE is empty")
	}
	return t, nil
}

func (t toolchain) bin() string     { return filepath.Join(t.GOROOT, "bin") }
func (t toolchain) program() string { return filepath.Join(t.bin(), "go") }
func (t toolchain) gofmt() string   { return filepath.Join(t.bin(), "gofmt") }

// buildVariables fixes everything that enters the key of the build cache. The
// kernel, the warming of its cache and the tests share it, so that nothing is
// compiled twice. An empty value undoes what the reader's environment sets.
func (t toolchain) buildVariables() map[string]string {
	return map[string]string{
		"CGO_ENABLED":  "0",
		"GO111MODULE":  "",
		"GOAMD64":      "",
		"GOARCH":       "",
		"GOARM64":      "",
		"GOCACHE":      t.GOCACHE,
		"GODEBUG":      "",
		"GOENV":        "off",
		"GOEXPERIMENT": "",
		"GOFLAGS":      kernelFlags,
		"GOMODCACHE":   t.GOMODCACHE,
		"GOOS":         "",
		"GOPATH":       t.GOPATH,
		"GOROOT":       "",
		"GOTOOLCHAIN":  "local",
		"GOWORK":       "",
	}
}

// environment is the environment of a go command that builds in the checkout.
func (t toolchain) environment(base []string, online bool) []string {
	vars := t.buildVariables()
	vars["GOWORK"] = "off"
	vars["GOPROXY"] = "off"
	if online {
		vars["GOPROXY"], vars["GOSUMDB"], vars["GONOSUMDB"] = t.GOPROXY, t.GOSUMDB, t.GONOSUMDB
		vars["GOPRIVATE"], vars["GONOPROXY"] = t.GOPRIVATE, t.GONOPROXY
		vars["GOINSECURE"], vars["GOVCS"] = t.GOINSECURE, t.GOVCS
	}
	vars["PATH"] = t.bin() + string(os.PathListSeparator) + lookup(base, "PATH")
	return withVariables(base, vars)
}
