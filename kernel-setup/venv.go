package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// venvPins are the versions of Debian 12, the ones that everything here was
// measured with. Pip chooses the versions of what they need.
var venvPins = []string{
	"nbclient==0.7.2",
	"nbconvert==6.5.3",
	"nbformat==5.5.0",
	"notebook==6.4.12",
	"jupyter-client==7.4.9",
	"jupyter-core==4.12.0",
	"traitlets==5.5.0",
	"tornado==6.2",
}

// venvUnavailable tells why no Python environment can be made here.
func venvUnavailable() string {
	python, err := exec.LookPath("python3")
	if err != nil {
		return "no python3"
	}
	if exec.Command(python, "-c", "import venv, ensurepip").Run() != nil {
		return "python3 has no venv module"
	}
	return ""
}

// installVenv makes a Python environment in the state folder. It is made whole or
// not at all. Where the packages come from is pip's configuration.
func installVenv(ctx context.Context, s *setup, session *session) (err error) {
	dir := s.venv()
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	env := session.environment()
	venv := exec.Command("python3", "-m", "venv", dir)
	venv.Env = env
	if err := s.step(ctx, "jupyter: python3 -m venv", venv); err != nil {
		return err
	}
	args := []string{"-m", "pip", "install", "--quiet", "--disable-pip-version-check",
		"--retries", "1", "--timeout", "20"}
	pip := exec.Command(filepath.Join(dir, "bin", "python"), append(args, venvPins...)...)
	pip.Env = env
	if err := s.step(ctx, "jupyter: pip install", pip); err != nil {
		return fmt.Errorf("%w; wanted %s", err, strings.Join(venvPins, " "))
	}
	return nil
}
