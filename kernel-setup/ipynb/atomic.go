package ipynb

import (
	"os"
	"path/filepath"
)

// temporaryPattern is the name of a file being written, beside the one that it is
// to replace.
const temporaryPattern = ".kernel-setup-*.tmp"

// WriteAtomic replaces path by data: whoever reads it, at any time and after any
// failure, finds the old content whole or the new content whole.
func WriteAtomic(path string, data []byte, mode os.FileMode) (err error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), temporaryPattern)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		dir.Sync()
		dir.Close()
	}
	return nil
}

// RemoveTemporary removes what a write that was killed left in dir.
func RemoveTemporary(dir string) {
	files, _ := filepath.Glob(filepath.Join(dir, temporaryPattern))
	for _, f := range files {
		os.Remove(f)
	}
}
