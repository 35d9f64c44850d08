package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"valuecapture/kernel-setup/composer"
)

// A workspace is the folder in which the programs of notebooks are built. Like that of the
// kernel it is a module beside the checkout, so that cells import what readers may import.
//
// It stays, so that the next run compiles and links only what has changed. A command that
// finds it taken, or may not write there, works in one of its own session.
type workspace struct {
	dir  string
	lock *lock // nil in a session
}

func (r *runner) openWorkspace() (workspace, error) {
	w := workspace{dir: filepath.Join(r.state, "cells")}
	if l, err := tryLock(filepath.Join(r.state, "cells.lock")); err == nil {
		w.lock = l
		if w.prepare(r.root) == nil {
			return w, nil
		}
		l.release()
	}
	w = workspace{dir: filepath.Join(r.session.work(), "cells")}
	if err := w.prepare(r.root); err != nil {
		return w, stateError(r.checkout, err)
	}
	return w, nil
}

// prepare makes the module and the workspace of Go.
func (w workspace) prepare(root string) error {
	version := goLine(root)
	for path, text := range map[string]string{
		filepath.Join(w.sources(), "go.mod"): "module cells\n\ngo " + version + "\n",
		w.goWork():                           "go " + version + "\n\nuse (\n\t" + strconv.Quote(root) + "\n\t./cells\n)\n",
	} {
		if err := writePrivate(path, []byte(text)); err != nil {
			return err
		}
	}
	return os.MkdirAll(w.programs(), 0o700)
}

// close lets go of the workspace. One in a session goes with it.
func (w workspace) close() {
	if w.lock == nil {
		os.RemoveAll(w.dir)
		return
	}
	w.lock.release()
}

func (w workspace) goWork() string             { return filepath.Join(w.dir, "go.work") }
func (w workspace) sources() string            { return filepath.Join(w.dir, "cells") }
func (w workspace) programs() string           { return filepath.Join(w.dir, "programs") }
func (w workspace) program(name string) string { return filepath.Join(w.programs(), name) }
func (w workspace) seal(name string) string    { return w.program(name) + ".seal" }
func (w workspace) source(name string) string  { return filepath.Join(w.sources(), name, "main.go") }

// programName is the name of program k of a job: letters that an import path may have.
func (j *job) programName(k int) string {
	sum := sha256.Sum256([]byte(j.path))
	plain := strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, filepath.Base(j.name))
	return fmt.Sprintf("%s-%s-%d", strings.TrimLeft(plain, "_"), hex.EncodeToString(sum[:4]), k)
}

func writePrivate(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// goLine is the version of the language that go.mod asks for.
func goLine(root string) string {
	data, _ := os.ReadFile(filepath.Join(root, "go.mod"))
	for line := range bytes.Lines(data) {
		if f := strings.Fields(string(line)); len(f) == 2 && f[0] == "go" {
			return f[1]
		}
	}
	return "1.26"
}

// build compiles and links the programs of all jobs by one command. A job whose cells do not
// compile has failed afterwards.
func (r *runner) build(ctx context.Context, w workspace, jobs []*job) error {
	var packages []string
	for _, j := range jobs {
		for k, p := range j.programs {
			name := j.programName(k)
			if err := w.write(name, p.Source); err != nil {
				return stateError(r.checkout, err)
			}
			packages = append(packages, "./"+name)
		}
	}
	if len(packages) == 0 {
		return nil
	}
	row := r.steps.begin(fmt.Sprintf("cells: go build, programs: %d", len(packages)))
	_, err := r.goBuild(ctx, w, w.programs()+string(filepath.Separator), packages...)
	if ctx.Err() != nil {
		err = errInterrupted
		r.steps.end(row, err)
		return err
	}
	r.steps.end(row, nil)
	// One bad import keeps the go command from building anything: then each on its own.
	for _, j := range jobs {
		for k := range j.programs {
			name := j.programName(k)
			complaint, failed := "", error(nil)
			if err != nil && j.failure == nil {
				complaint, failed = r.goBuild(ctx, w, w.program(name), "./"+name)
			}
			if ctx.Err() != nil {
				return errInterrupted
			}
			if failed != nil {
				j.failure = j.uncompiled(complaint, failed)
				continue
			}
			w.sealProgram(name)
		}
	}
	return nil
}

// write writes the source of a program. An executable that is not the one that was sealed is
// removed: the go command would take its first bytes for the whole.
func (w workspace) write(name string, source []byte) error {
	if seal, err := os.ReadFile(w.seal(name)); err != nil || string(seal) != w.fingerprint(name) {
		os.Remove(w.program(name))
	}
	os.Remove(w.seal(name))
	return writePrivate(w.source(name), source)
}

// fingerprint tells an executable from one that was cut short or changed.
func (w workspace) fingerprint(name string) string {
	info, err := os.Stat(w.program(name))
	if err != nil {
		return "none"
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
}

// sealProgram notes what an executable looks like now that it is whole.
func (w workspace) sealProgram(name string) {
	os.WriteFile(w.seal(name), []byte(w.fingerprint(name)), 0o600) // without it the next run links again
}

// forget removes the programs of notebooks that are not among the jobs.
func (w workspace) forget(jobs []*job) {
	kept := map[string]bool{}
	for _, j := range jobs {
		for k := range j.programs {
			kept[j.programName(k)] = true
		}
	}
	entries, _ := os.ReadDir(w.sources())
	for _, e := range entries {
		if e.IsDir() && !kept[e.Name()] {
			os.RemoveAll(filepath.Join(w.sources(), e.Name()))
			os.Remove(w.program(e.Name()))
			os.Remove(w.seal(e.Name()))
		}
	}
}

// goBuild runs go build and returns what it prints.
func (r *runner) goBuild(ctx context.Context, w workspace, out string, packages ...string) (string, error) {
	cmd := exec.Command(r.toolchain.program(), append([]string{"build", "-o", out}, packages...)...)
	cmd.Dir = w.sources()
	cmd.Env = withVariables(r.toolchain.environment(r.session.environment(), false), map[string]string{
		"GOWORK": w.goWork(), "GOGC": "400",
	})
	var text bytes.Buffer
	cmd.Stdout, cmd.Stderr = &text, &text
	if err := startInGroup(cmd); err != nil {
		return "", err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			return text.String(), err
		case <-tick.C:
			r.steps.tick()
		case <-ctx.Done():
			endGroup(cmd)
			<-done
			return "", errInterrupted
		}
	}
}

// uncompiled is the failure of a job whose program does not compile.
func (j *job) uncompiled(complaint string, err error) *failure {
	var lines []string
	for line := range strings.Lines(complaint) {
		if !strings.HasPrefix(line, "# ") {
			lines = append(lines, line)
		}
	}
	complaint = strings.Join(lines, "")
	cell, line := composer.FirstPlace(complaint, 0)
	if cell < 1 || cell > len(j.places) {
		if complaint == "" {
			complaint = err.Error()
		}
		return &failure{problem: "its cells do not compile", detail: lastLines(composer.Places(complaint), 8)}
	}
	problem := fmt.Sprintf("line %d does not compile", line)
	return j.explain(event{Index: j.places[cell-1], Problem: problem, Detail: composer.Places(complaint)})
}
