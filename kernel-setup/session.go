package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
)

//go:embed execute.py serve.py owner.py
var scripts embed.FS

// A session is the private folder of one command: temporary files, Jupyter's
// connection files and executed notebooks all lie in it. Its lock is held as long
// as the command lives, so that the next command finds, ends and removes whatever a
// killed one left behind.
type session struct {
	dir  string
	lock *lock
}

// openSession first clears what killed commands left, and then makes a folder.
func (c checkout) openSession() (*session, error) {
	if err := os.MkdirAll(c.sessions(), 0o700); err != nil {
		return nil, stateError(c, err)
	}
	// The gate keeps two commands from seeing a folder that is not locked yet.
	gate, err := waitLock(filepath.Join(c.running(), "gate.lock"))
	if err != nil {
		return nil, stateError(c, err)
	}
	defer gate.release()
	c.clearDeadSessions()
	dir, err := os.MkdirTemp(c.sessions(), "")
	if err != nil {
		return nil, stateError(c, err)
	}
	l, err := tryLock(filepath.Join(dir, "lock"))
	if err != nil {
		os.RemoveAll(dir)
		return nil, stateError(c, err)
	}
	s := &session{dir, l}
	for _, sub := range []string{s.tmp(), s.runtime(), s.work()} {
		if err := os.Mkdir(sub, 0o700); err != nil {
			s.close()
			return nil, stateError(c, err)
		}
	}
	for _, name := range []string{"execute.py", "serve.py", "owner.py"} {
		data, err := scripts.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o600)
		}
		if err != nil {
			s.close()
			return nil, stateError(c, err)
		}
	}
	return s, nil
}

func (s *session) tmp() string     { return filepath.Join(s.dir, "tmp") }
func (s *session) runtime() string { return filepath.Join(s.dir, "runtime") }
func (s *session) work() string    { return filepath.Join(s.dir, "work") }

// environment is this program's, with the session's mark and temporary folder.
func (s *session) environment() []string {
	return withVariables(os.Environ(), map[string]string{
		sessionVariable: s.dir,
		"TMPDIR":        s.tmp(),
	})
}

// close ends every process of the session and removes its folder.
func (s *session) close() {
	endMarked(s.dir)
	os.RemoveAll(s.dir)
	s.lock.release()
}

// clearDeadSessions ends and removes the sessions whose command is gone. The
// caller holds the gate.
func (c checkout) clearDeadSessions() {
	dirs, _ := filepath.Glob(filepath.Join(c.sessions(), "*"))
	for _, dir := range dirs {
		if l, err := tryLock(filepath.Join(dir, "lock")); err == nil {
			(&session{dir, l}).close()
		}
	}
}

// liveSessions counts the sessions whose command still runs.
func (c checkout) liveSessions() int {
	n := 0
	dirs, _ := filepath.Glob(filepath.Join(c.sessions(), "*"))
	for _, dir := range dirs {
		l, err := tryLock(filepath.Join(dir, "lock"))
		if err != nil {
			n++
			continue
		}
		l.release()
	}
	return n
}

func stateError(c checkout, err error) error {
	if c.run != "" {
		return withHint(fmt.Errorf("the state folder %s or %s cannot be written: %w", c.state, c.run, err),
			"make room there, or export "+runVariable+"=/path/to/another/folder")
	}
	return withHint(fmt.Errorf("the state folder %s cannot be written: %w", c.state, err),
		"make room there, or export XDG_CACHE_HOME=/path/to/another/folder")
}
