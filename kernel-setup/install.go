package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// An installation is what the other verbs work with once all is installed.
type installation struct {
	toolchain toolchain
	jupyter   jupyter
}

func doInstall(ctx context.Context, s *setup, args []string) error {
	if err := noArguments("install", args); err != nil {
		return err
	}
	session, err := s.openSession()
	if err != nil {
		return err
	}
	defer session.close()
	if _, err := s.install(ctx, session, true); err != nil {
		return err
	}
	return doCheck(ctx, s, nil)
}

// begin opens a session in which everything is installed.
func (s *setup) begin(ctx context.Context) (*session, installation, error) {
	return s.beginWith(ctx, s.ensure)
}

// beginFor opens a session in which is installed what the jobs need: if none is for the
// kernel, the modules alone.
func (s *setup) beginFor(ctx context.Context, jobs []*job) (*session, installation, error) {
	if len(kernelJobs(jobs)) > 0 {
		return s.begin(ctx)
	}
	return s.beginWith(ctx, func(ctx context.Context, session *session) (installation, error) {
		return s.ensureSources(ctx, session, foreign(jobs))
	})
}

// beginWith opens a session and makes sure of what is to be installed.
func (s *setup) beginWith(ctx context.Context, ensure func(context.Context, *session) (installation, error)) (*session, installation, error) {
	session, err := s.openSession()
	if err != nil {
		return nil, installation{}, err
	}
	in, err := ensure(ctx, session)
	if err != nil {
		session.close()
		return nil, installation{}, err
	}
	return session, in, nil
}

// ensure installs what is missing and is silent if nothing is.
func (s *setup) ensure(ctx context.Context, session *session) (installation, error) {
	t, err := findToolchain(ctx, s.root)
	if err != nil {
		return installation{}, err
	}
	if j, ok := s.savedJupyter(); ok && s.kernelReady(t) {
		return installation{t, j}, nil
	}
	return s.install(ctx, session, false)
}

// install installs whatever is missing. With take, the kernelspec in the reader's own
// Jupyter points to this checkout afterwards, whatever it pointed to before.
func (s *setup) install(ctx context.Context, session *session, take bool) (installation, error) {
	t, err := findToolchain(ctx, s.root)
	if err != nil {
		return installation{}, err
	}
	l, err := s.lockInstallation()
	if err != nil {
		return installation{}, err
	}
	defer l.release()
	kernel := func() error { return nil }
	if s.kernelReady(t) {
		s.say("kernel is already installed in %s", s.state)
	} else {
		if err := s.installModules(ctx, t, session); err != nil {
			return installation{}, err
		}
		kernel = func() error { return s.installKernel(ctx, t, session) }
	}
	// Jupyter's packages are fetched and unpacked while the compiler works. Neither
	// ends the other: a package half installed is worse than a short wait.
	built := make(chan error, 1)
	go func() { built <- kernel() }()
	j, err := s.installJupyter(ctx, session)
	if err := <-built; err != nil {
		return installation{}, err
	}
	if err != nil {
		return installation{}, err
	}
	if err := s.installUserSpec(t, take); err != nil {
		if take {
			return installation{}, err
		}
		s.say("%v", err) // run, test and open do without it
	}
	return installation{t, j}, nil
}

func doCheck(ctx context.Context, s *setup, args []string) error {
	if err := noArguments("check", args); err != nil {
		return err
	}
	ready := true
	missing := func(format string, args ...any) {
		ready = false
		s.say(format, args...)
	}
	s.say("checkout: %s", s.root)
	s.say("state folder: %s", s.state)
	t, err := findToolchain(ctx, s.root)
	if err != nil {
		return err
	}
	s.say("go: %s in %s", t.GOVERSION, t.GOROOT)
	if s.kernelReady(t) || s.sourcesReady(t, nil) {
		s.say("run: modules downloaded and compiled; it needs neither kernel nor jupyter")
	} else {
		s.say("run: modules not downloaded or not compiled, which run does itself")
	}
	switch {
	case s.kernelReady(t):
		s.say("kernel: installed in %s", s.bin())
	case exists(s.stampFile()):
		missing("kernel: built from another go.mod or by another go")
	default:
		missing("kernel: not installed")
	}
	if j, err := s.findJupyter(ctx); err == nil {
		s.say("jupyter: %s", j)
	} else {
		missing("jupyter: not installed")
	}
	if home, err := jupyterDataHome(); err != nil {
		missing("kernelspec: %v", err)
	} else {
		path := specFile(home)
		switch other, err := specCheckout(path); {
		case errors.Is(err, os.ErrNotExist):
			missing("kernelspec: not installed in %s", filepath.Dir(path))
		case err != nil:
			missing("kernelspec: %v", err)
		case other != s.root:
			s.say("kernelspec: %s points to another checkout, %s", filepath.Dir(path), other)
		default:
			s.say("kernelspec: %s points to this checkout", filepath.Dir(path))
		}
	}
	if !ready {
		return withHint(errNotReady, "go run ./kernel-setup install")
	}
	return nil
}

func doUninstall(ctx context.Context, s *setup, args []string) error {
	if err := noArguments("uninstall", args); err != nil {
		return err
	}
	if n := s.liveSessions(); n > 0 {
		return withHint(fmt.Errorf("kernel-setup is at work in this checkout, commands running: %d", n),
			"end it with Ctrl-C and run the command again")
	}
	if exists(s.running()) {
		s.clearDeadSessions()
	}
	if s.run != "" {
		if err := os.RemoveAll(s.run); err != nil {
			return stateError(s.checkout, err)
		}
	}
	if err := s.uninstallUserSpec(); err != nil {
		return err
	}
	if !exists(s.state) {
		s.say("kernel is not installed in %s", s.state)
		return nil
	}
	if err := os.RemoveAll(s.state); err != nil {
		return stateError(s.checkout, err)
	}
	os.Remove(filepath.Dir(s.state)) // goes only if no other checkout has its folder there
	s.say("kernel is now removed from %s", s.state)
	s.say("not removed: jupyter, if it came from the system's packages, and go's build and module caches")
	return nil
}
