package main

import (
	"context"
	"os"
	"os/exec"
)

// debianPackages are the smallest set on Debian and Ubuntu that executes,
// converts and serves notebooks.
var debianPackages = []string{"python3-nbclient", "python3-nbconvert", "python3-notebook"}

// debianUnavailable tells why apt-get cannot be used here.
func debianUnavailable() string {
	if _, err := exec.LookPath("apt-get"); err != nil {
		return "no apt-get"
	}
	if os.Geteuid() == 0 {
		return ""
	}
	if exec.Command("sudo", "-n", "true").Run() != nil {
		return "neither root nor sudo without a password"
	}
	return ""
}

// installDebian installs Jupyter from the system's packages. It goes on if the
// package lists cannot be refreshed: those on the machine may be recent enough.
func installDebian(ctx context.Context, s *setup, _ *session) error {
	if err := s.step(ctx, "jupyter: apt-get update", aptGet("update")); err != nil {
		if ctx.Err() != nil {
			return err
		}
		s.say("%s", oneLine(err.Error()))
	}
	args := append([]string{"install", "-y", "--no-install-recommends"}, debianPackages...)
	return s.step(ctx, "jupyter: apt-get install", aptGet(args...))
}

// aptGet asks no questions and waits for another apt-get to end.
func aptGet(args ...string) *exec.Cmd {
	args = append([]string{"DEBIAN_FRONTEND=noninteractive", "apt-get", "-q",
		"-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"}, args...)
	if os.Geteuid() != 0 {
		return exec.Command("sudo", append([]string{"-n", "env"}, args...)...)
	}
	return exec.Command("env", args...)
}
