package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"valuecapture/kernel-setup/ipynb"
)

const (
	kernelName    = "valuecapture"
	kernelModule  = "github.com/janpfeifer/gonb"
	importsModule = "golang.org/x/tools/cmd/goimports"
)

// A kernelspec is what Jupyter reads to start a kernel.
type kernelspec struct {
	Argv          []string          `json:"argv"`
	DisplayName   string            `json:"display_name"`
	Language      string            `json:"language"`
	InterruptMode string            `json:"interrupt_mode"`
	Env           map[string]string `json:"env"`
	Metadata      map[string]string `json:"metadata"`
}

// spec returns the kernelspec of this checkout. Its go_work names the checkout, so
// that cells import econ from it and take modules from its go.mod only; with
// GOPROXY=off they need no network and no line in the notebook.
func (c checkout) spec(t toolchain) kernelspec {
	env := t.buildVariables()
	env["GOPROXY"] = "off"
	env["GOGC"] = "400" // fewer collections in compiler and linker: 0.32 s to 0.30 s a cell
	for name, value := range env {
		env[name] = strings.ReplaceAll(value, "$", "$$") // Jupyter expands ${NAME} here
	}
	list := string(os.PathListSeparator)
	env["PATH"] = strings.ReplaceAll(c.bin()+list+t.bin()+list, "$", "$$") + "${PATH}"
	return kernelspec{
		Argv: []string{c.gonb(), "--kernel", "{connection_file}", "-go_work=" + c.root,
			"-raw_error=true", "-logtostderr=false", "-stderrthreshold=3"},
		DisplayName:   "Go (valuecapture)",
		Language:      "go",
		InterruptMode: "message",
		Env:           env,
		Metadata:      map[string]string{"checkout": c.root},
	}
}

func (k kernelspec) encode() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(k); err != nil {
		panic(err) // strings and maps of strings always encode
	}
	return b.Bytes()
}

// specFile returns the path of our kernelspec under one of Jupyter's folders.
func specFile(jupyterDir string) string {
	return filepath.Join(jupyterDir, "kernels", kernelName, "kernel.json")
}

// specCheckout returns the checkout that an installed kernelspec points to.
func specCheckout(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var k kernelspec
	if err := json.Unmarshal(data, &k); err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return k.Metadata["checkout"], nil
}

func (c checkout) stampFile() string { return filepath.Join(c.state, "stamp") }

// stamp identifies what the kernel and the warmed cache were built from.
func (c checkout) stamp(t toolchain) (string, error) {
	h := sha256.New()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(c.root, name))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
	}
	fmt.Fprintf(h, "%s\n%s", t.GOVERSION, c.spec(t).encode())
	return hex.EncodeToString(h.Sum(nil)), nil
}

// kernelReady tells whether the kernel of this checkout is built from the present
// go.mod by the present toolchain.
func (c checkout) kernelReady(t toolchain) bool {
	want, err := c.stamp(t)
	if err != nil {
		return false
	}
	got, err := os.ReadFile(c.stampFile())
	if err != nil || string(got) != want {
		return false
	}
	spec, err := os.ReadFile(specFile(c.jupyterPath()))
	if err != nil || !bytes.Equal(spec, c.spec(t).encode()) {
		return false
	}
	for _, program := range []string{c.gonb(), c.goimports()} {
		if info, err := os.Stat(program); err != nil || info.Mode()&0o111 == 0 {
			return false
		}
	}
	// The build cache and the module cache may have been cleaned meanwhile.
	for _, dir := range []string{t.GOCACHE, t.GOMODCACHE} {
		if _, err := os.Stat(dir); err != nil {
			return false
		}
	}
	return true
}

// warmPackages are what the cells import besides econ. Their compiled form is put
// into the build cache by install, so that the first cell is as fast as the second.
var warmPackages = []string{
	"github.com/janpfeifer/gonb/gonbui",
	"gonum.org/v1/plot",
	"gonum.org/v1/plot/plotter",
	"gonum.org/v1/plot/plotutil",
	"gonum.org/v1/plot/vg/draw",
	"gonum.org/v1/plot/vg/vgimg",
}

// installModules downloads the modules of go.mod.
func (s *setup) installModules(ctx context.Context, t toolchain, session *session) error {
	download := exec.Command(t.program(), "mod", "download")
	download.Dir, download.Env = s.root, t.environment(session.environment(), true)
	if err := s.step(ctx, "modules: go mod download", download); err != nil {
		return withHint(fmt.Errorf("the modules of go.mod cannot be downloaded: %w", err),
			"connect to the network, or set GOPROXY, and run: go mod download")
	}
	return nil
}

// installKernel builds the kernel, warms the build cache and writes this checkout's
// kernelspec. The modules are there.
func (s *setup) installKernel(ctx context.Context, t toolchain, session *session) error {
	if err := os.MkdirAll(s.bin(), 0o755); err != nil {
		return stateError(s.checkout, err)
	}
	// Built with the flags of the cells: one compilation of the standard library
	// serves the kernel, the cells and the tests. Only the programs are written, and
	// while they are linked econ is compiled.
	build := func(what string, packages ...string) error {
		cmd := exec.Command(t.program(), append([]string{"build", "-o", s.bin() + string(filepath.Separator)}, packages...)...)
		cmd.Dir, cmd.Env = s.root, t.environment(session.environment(), false)
		return s.step(ctx, what, cmd)
	}
	programs := []string{kernelModule, importsModule}
	if err := build("kernel: go build gonb goimports, econ and its figures", append(programs, s.warmList()...)...); err != nil {
		if ctx.Err() != nil {
			return err
		}
		s.say("%s", oneLine(err.Error())) // econ does not compile, which the kernel does not need
		if err := build("kernel: go build gonb goimports", programs...); err != nil {
			return err
		}
	}
	if err := ipynb.WriteAtomic(specFile(s.jupyterPath()), s.spec(t).encode(), 0o644); err != nil {
		return stateError(s.checkout, err)
	}
	want, err := s.stamp(t)
	if err != nil {
		return err
	}
	if err := ipynb.WriteAtomic(s.stampFile(), []byte(want), 0o644); err != nil {
		return stateError(s.checkout, err)
	}
	s.say("kernel is now installed in %s", s.state)
	return nil
}

// warmList adds the checkout's own packages, where there are any, to warmPackages.
func (c checkout) warmList() []string {
	list := warmPackages
	if sources, _ := filepath.Glob(filepath.Join(c.root, "econ", "*.go")); len(sources) > 0 {
		list = append([]string{"./econ/..."}, list...)
	}
	return list
}

// installUserSpec shows the kernel to the reader's own Jupyter. Where the spec
// there points to another checkout, only take makes it point here.
func (s *setup) installUserSpec(t toolchain, take bool) error {
	home, err := jupyterDataHome()
	if err != nil {
		return err
	}
	path, want := specFile(home), s.spec(t).encode()
	got, err := os.ReadFile(path)
	if err == nil && bytes.Equal(got, want) {
		s.say("kernelspec is already installed in %s", filepath.Dir(path))
		return nil
	}
	if err == nil && !take {
		if other, err := specCheckout(path); err == nil && other != s.root && exists(other) {
			s.say("kernelspec in %s points to %s, left alone", filepath.Dir(path), other)
			return nil
		}
	}
	if err := ipynb.WriteAtomic(path, want, 0o644); err != nil {
		return withHint(fmt.Errorf("kernelspec cannot be written: %w", err),
			"export JUPYTER_DATA_DIR=/path/to/a/folder")
	}
	s.say("kernelspec is now installed in %s", filepath.Dir(path))
	return nil
}

// uninstallUserSpec removes the kernelspec from the reader's Jupyter if it points
// to this checkout or to one that is gone.
func (s *setup) uninstallUserSpec() error {
	home, err := jupyterDataHome()
	if err != nil {
		return err
	}
	path := specFile(home)
	other, err := specCheckout(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.say("kernelspec is not installed in %s", filepath.Dir(path))
		return nil
	case err == nil && other != s.root && exists(other):
		s.say("kernelspec in %s points to %s, left alone", filepath.Dir(path), other)
		return nil
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		return err
	}
	s.say("kernelspec is now removed from %s", filepath.Dir(path))
	return nil
}
