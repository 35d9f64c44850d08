package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInterpreter(t *testing.T) {
	t.Parallel()
	tests := []struct{ script, want string }{
		{"#!/usr/bin/python3\nimport sys\n", "/usr/bin/python3"},
		{"#! /opt/a/bin/python3.11 -E\n", "/opt/a/bin/python3.11"},
		{"#!/bin/sh\n", ""},
		{"#!/usr/bin/env bash\n", ""},
		{"\x7fELF", ""},
		{"", ""},
	}
	for _, test := range tests {
		path := filepath.Join(t.TempDir(), "jupyter")
		write(t, path, []byte(test.script))
		if got := interpreter(path); got != test.want {
			t.Errorf("%q: %q, want %q", test.script, got, test.want)
		}
	}
}

// bare is a setup on a checkout of its own for which no Jupyter can be found.
func bare(t *testing.T, out *bytes.Buffer) *setup {
	t.Helper()
	c := checkout{root: t.TempDir(), state: t.TempDir()}
	return c.setup(out, out)
}

// Without any source of Jupyter the error ends in the exact command.
func TestNoJupyter(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	s := bare(t, &out)
	s.sources = []jupyterSource{
		{"the moon", func() string { return "too far" }, nil},
		{"a broken place", func() string { return "" },
			func(context.Context, *setup, *session) error { return fmt.Errorf("it broke") }},
	}
	_, err := s.installJupyter(context.Background(), nil)
	var errs bytes.Buffer
	status := report(&errs, &errs, err)
	want := "kernel-setup: hint: sudo apt-get install --no-install-recommends python3-nbclient python3-nbconvert python3-notebook\n"
	if status != exitFailure || !strings.Contains(errs.String(), "no Jupyter and no way to install one") || !strings.HasSuffix(errs.String(), want) {
		t.Errorf("status %d: %s", status, &errs)
	}
	for _, part := range []string{"not from the moon: too far", "not from a broken place: it broke"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("output %q lacks %q", &out, part)
		}
	}
}

// wheel writes a Python package of one module, a stand-in for the real one.
func wheel(t *testing.T, dir, pin string) {
	t.Helper()
	name, version, _ := strings.Cut(pin, "==")
	module := strings.ReplaceAll(name, "-", "_")
	base := module + "-" + version
	f, err := os.Create(filepath.Join(dir, base+"-py3-none-any.whl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for _, file := range []struct{ name, text string }{
		{module + "/__init__.py", fmt.Sprintf("__version__ = %q\n", version)},
		{base + ".dist-info/METADATA", fmt.Sprintf("Metadata-Version: 2.1\nName: %s\nVersion: %s\n", name, version)},
		{base + ".dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"},
		{base + ".dist-info/RECORD", ""},
	} {
		w, err := z.Create(file.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(file.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// The private environment is made from an index that stands in for the real one,
// and is made whole or not at all.
func TestVenv(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a Python environment, left out by -short")
	}
	if reason := venvUnavailable(); reason != "" {
		t.Skipf("no private Python environment on this machine: %s", reason)
	}
	index := t.TempDir()
	for _, pin := range venvPins {
		wheel(t, index, pin)
	}
	t.Setenv("PIP_NO_INDEX", "1")
	t.Setenv("PIP_FIND_LINKS", index)
	var out bytes.Buffer
	s := bare(t, &out)
	python := filepath.Join(s.venv(), "bin", "python")
	s.candidates = []string{python}
	s.sources = []jupyterSource{{"a private Python environment", venvUnavailable, installVenv}}
	session, err := s.openSession()
	if err != nil {
		t.Fatal(err)
	}
	defer session.close()
	j, err := s.installJupyter(context.Background(), session)
	if err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	if j.Server != "notebook" || j.Versions["nbclient"] != "0.7.2" || j.Versions["notebook"] != "6.4.12" {
		t.Errorf("found %+v", j)
	}
	if saved, ok := s.savedJupyter(); !ok || saved.Python != j.Python {
		t.Errorf("saved %+v, %v", saved, ok)
	}
	// Second time: it is already there.
	out.Reset()
	if _, err := s.installJupyter(context.Background(), session); err != nil || !strings.Contains(out.String(), "already installed") {
		t.Errorf("again: %v, %s", err, &out)
	}
	// An index that lacks one package leaves no half environment.
	if err := os.Remove(filepath.Join(index, "tornado-6.2-py3-none-any.whl")); err != nil {
		t.Fatal(err)
	}
	if err := installVenv(context.Background(), s, session); err == nil {
		t.Error("installed from an index without tornado")
	}
	if exists(s.venv()) {
		t.Errorf("%s is left half made", s.venv())
	}
}

// Not parallel: a program that was just written cannot be started while a process
// that another test forks still holds the file.
func TestProbeWithoutJupyter(t *testing.T) {
	fake := filepath.Join(t.TempDir(), "python3")
	write(t, fake, []byte("#!/bin/sh\necho ModuleNotFoundError: No module named nbformat >&2\nexit 1\n"))
	if err := os.Chmod(fake, 0o755); err != nil {
		t.Fatal(err)
	}
	if j, err := probe(context.Background(), fake); err == nil || !strings.Contains(err.Error(), "No module named nbformat") {
		t.Errorf("probe = %+v, %v", j, err)
	}
	if _, err := probe(context.Background(), fake+"-missing"); err == nil {
		t.Error("probed an interpreter that does not exist")
	}
}
