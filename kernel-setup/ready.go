package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"valuecapture/kernel-setup/ipynb"
)

func (c checkout) sourcesFile() string { return filepath.Join(c.state, "sources") }

// sourcesStamp identifies what the modules in the module cache were downloaded for. In the file
// it is followed by the packages of other modules that cells were known to import.
func (c checkout) sourcesStamp(t toolchain) (string, error) {
	h := sha256.New()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(c.root, name))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
	}
	fmt.Fprintf(h, "%s\n%s\n%s", t.GOVERSION, t.GOMODCACHE, t.GOCACHE)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sourcesReady tells whether the modules that the cells import are there and compiled.
func (c checkout) sourcesReady(t toolchain, imports []string) bool {
	want, err := c.sourcesStamp(t)
	if err != nil {
		return false
	}
	data, err := os.ReadFile(c.sourcesFile())
	if err != nil {
		return false
	}
	known := strings.Fields(string(data))
	return len(known) > 0 && known[0] == want && exists(t.GOCACHE) && exists(t.GOMODCACHE) &&
		!slices.ContainsFunc(imports, func(p string) bool { return !slices.Contains(known, p) })
}

// foreign lists what programs import that is neither Go's nor this checkout's.
func foreign(jobs []*job) []string {
	var list []string
	for _, j := range jobs {
		for _, p := range j.programs {
			for _, imported := range p.Imports {
				if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") && !slices.Contains(list, imported) {
					list = append(list, imported)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// ensureSources makes sure of what composed notebooks need: the modules that cells import, in
// compiled form. There is no kernel in it and no Jupyter. It is silent if nothing is missing.
func (s *setup) ensureSources(ctx context.Context, session *session, imports []string) (installation, error) {
	t, err := findToolchain(ctx, s.root)
	if err != nil {
		return installation{}, err
	}
	if s.kernelReady(t) || s.sourcesReady(t, imports) {
		return installation{toolchain: t}, nil
	}
	l, err := s.lockInstallation()
	if err != nil {
		return installation{}, err
	}
	defer l.release()
	// The cells are built in a workspace, for which the go command reads the go.mod of every
	// module in the graph. Then one command downloads what is missing, and nothing else, and
	// compiles it.
	graph := exec.Command(t.program(), "list", "-m", "all")
	build := exec.Command(t.program(), slices.Concat([]string{"build"}, s.warmList(), imports)...)
	graph.Dir, graph.Env = s.root, t.environment(session.environment(), true)
	build.Dir, build.Env = graph.Dir, graph.Env
	err = s.step(ctx, "modules: go list", graph)
	if err == nil {
		err = s.step(ctx, "modules: go build econ and its figures", build)
	}
	if err != nil {
		if ctx.Err() != nil {
			return installation{}, err
		}
		// Either a module cannot be downloaded or econ does not compile: the cells will tell.
		download := exec.Command(t.program(), "mod", "download")
		download.Dir, download.Env = s.root, build.Env
		if err := s.step(ctx, "modules: go mod download", download); err != nil {
			return installation{}, withHint(fmt.Errorf("the modules of go.mod cannot be downloaded: %w", err),
				"connect to the network, or set GOPROXY, and run: go mod download")
		}
	}
	want, err := s.sourcesStamp(t)
	if err != nil {
		return installation{}, err
	}
	known := strings.Join(append([]string{want}, imports...), "\n") + "\n"
	if err := ipynb.WriteAtomic(s.sourcesFile(), []byte(known), 0o644); err != nil {
		return installation{}, stateError(s.checkout, err)
	}
	return installation{toolchain: t}, nil
}

// lockInstallation waits until no other command installs in this checkout.
func (s *setup) lockInstallation() (*lock, error) {
	l, err := tryLock(filepath.Join(s.state, "install.lock"))
	if errors.Is(err, errLocked) {
		s.say("waiting for another installation in this checkout")
		l, err = waitLock(filepath.Join(s.state, "install.lock"))
	}
	if err != nil {
		return nil, stateError(s.checkout, err)
	}
	return l, nil
}
