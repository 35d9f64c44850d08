package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// A lock is a locked file. The system lets go of it when the process ends,
// however it ends.
type lock struct{ file *os.File }

// errLocked says that another process holds a lock.
var errLocked = errors.New("held by another process")

// tryLock locks path, which it creates, or fails at once with errLocked.
func tryLock(path string) (*lock, error) { return lockFile(path, syscall.LOCK_EX|syscall.LOCK_NB) }

// waitLock locks path, which it creates, and waits for whoever holds it.
func waitLock(path string) (*lock, error) { return lockFile(path, syscall.LOCK_EX) }

func lockFile(path string, how int) (*lock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errLocked
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return &lock{f}, nil
}

func (l *lock) release() { l.file.Close() }
