package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

const modulePath = "valuecapture"

// runVariable names a folder for what the commands write while they run, where
// the state folder is read-only, as in an image.
const runVariable = "VALUECAPTURE_RUN"

// A checkout is one copy of the repository and the folder, outside it, that holds
// what is built for it. Two checkouts have two such folders, so that neither ever
// runs the other's code.
type checkout struct {
	root  string // the folder of go.mod, absolute, symbolic links resolved
	state string // kernel, kernelspec and stamp of this checkout
	run   string // locks and sessions of its commands; empty for the state folder
}

// findCheckout looks for the module's go.mod in dir and above.
func findCheckout(dir string) (checkout, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return checkout{}, err
	}
	abs, err = filepath.EvalSymlinks(abs)
	if err != nil {
		return checkout{}, err
	}
	for root := abs; ; root = filepath.Dir(root) {
		data, err := os.ReadFile(filepath.Join(root, "go.mod"))
		if err == nil && declaresModule(data) {
			cache, err := cacheHome()
			if err != nil {
				return checkout{}, err
			}
			sum := sha256.Sum256([]byte(root))
			name := filepath.Base(root) + "-" + hex.EncodeToString(sum[:6])
			c := checkout{root: root, state: filepath.Join(cache, modulePath, name)}
			if dir := os.Getenv(runVariable); filepath.IsAbs(dir) {
				c.run = filepath.Join(dir, name)
			}
			return c, nil
		}
		if root == filepath.Dir(root) {
			return checkout{}, withHint(
				fmt.Errorf("no go.mod of module %s in %s or above it", modulePath, abs),
				"cd into the checkout and run the command again")
		}
	}
}

func declaresModule(gomod []byte) bool {
	for line := range bytes.Lines(gomod) {
		if f := strings.Fields(string(line)); len(f) >= 2 && f[0] == "module" {
			return f[1] == modulePath
		}
	}
	return false
}

// cacheHome returns $XDG_CACHE_HOME or the system's folder for caches.
func cacheHome() (string, error) {
	if dir := os.Getenv("XDG_CACHE_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(dir) {
		return "", withHint(errors.New("no folder for caches: neither XDG_CACHE_HOME nor HOME is set"),
			"export XDG_CACHE_HOME=/path/to/a/folder")
	}
	return dir, nil
}

// jupyterDataHome returns the folder of the reader's own Jupyter, where it looks
// for kernelspecs.
func jupyterDataHome() (string, error) {
	if dir := os.Getenv("JUPYTER_DATA_DIR"); dir != "" {
		return filepath.Abs(dir)
	}
	if runtime.GOOS != "darwin" {
		if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "jupyter"), nil
		}
	}
	home, err := os.UserHomeDir()
	if err != nil || !filepath.IsAbs(home) {
		return "", withHint(errors.New("no folder for Jupyter's data: neither JUPYTER_DATA_DIR nor HOME is set"),
			"export JUPYTER_DATA_DIR=/path/to/a/folder")
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Jupyter"), nil
	}
	return filepath.Join(home, ".local", "share", "jupyter"), nil
}

// running is the folder of what commands write while they run.
func (c checkout) running() string {
	if c.run != "" {
		return c.run
	}
	return c.state
}

func (c checkout) bin() string           { return filepath.Join(c.state, "bin") }
func (c checkout) gonb() string          { return filepath.Join(c.bin(), "gonb") }
func (c checkout) goimports() string     { return filepath.Join(c.bin(), "goimports") }
func (c checkout) completionBin() string { return filepath.Join(c.state, "completion", goplsVersion) }
func (c checkout) jupyterPath() string   { return filepath.Join(c.state, "jupyter") }
func (c checkout) venv() string          { return filepath.Join(c.state, "venv") }
func (c checkout) sessions() string      { return filepath.Join(c.running(), "sessions") }
func (c checkout) log() string           { return filepath.Join(c.state, "install.log") }
func (c checkout) notebooks() string     { return filepath.Join(c.root, "notebooks") }

// relative names a path as seen from the checkout's root, if it lies in it.
func (c checkout) relative(path string) string {
	rel, err := filepath.Rel(c.root, path)
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return rel
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
