package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// jobs loads the notebooks named, or all.
func (c checkout) jobs(names []string) ([]*job, error) {
	paths, err := c.notebookPaths(names)
	if err != nil {
		return nil, err
	}
	var jobs []*job
	for _, path := range paths {
		j, err := c.load(path)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// notebookFolders are the folders in which a notebook has a bare name.
func (c checkout) notebookFolders() []string {
	return []string{c.notebooks(), filepath.Join(c.notebooks(), "solutions")}
}

// notebookPaths resolves arguments: a path, or the bare name of a notebook in
// notebooks or notebooks/solutions. No argument means all of these.
func (c checkout) notebookPaths(names []string) ([]string, error) {
	folders := c.notebookFolders()
	var paths []string
	if len(names) == 0 {
		for _, dir := range folders {
			entries, err := os.ReadDir(dir) // sorted by name
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
			for _, e := range entries {
				if filepath.Ext(e.Name()) == ".ipynb" && !strings.HasPrefix(e.Name(), ".") && !e.IsDir() {
					paths = append(paths, filepath.Join(dir, e.Name()))
				}
			}
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("no notebooks in %s", c.notebooks())
		}
		return paths, nil
	}
	for _, name := range names {
		path, err := c.notebookPath(name, folders)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

func (c checkout) notebookPath(name string, folders []string) (string, error) {
	candidates := []string{name, name + ".ipynb", filepath.Join(c.root, name), filepath.Join(c.root, name+".ipynb")}
	for _, dir := range folders {
		candidates = append(candidates, filepath.Join(dir, name), filepath.Join(dir, name+".ipynb"))
	}
	for _, path := range candidates {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			abs, err := filepath.Abs(path)
			if err != nil {
				return "", err
			}
			return filepath.EvalSymlinks(abs)
		}
	}
	return "", withHint(fmt.Errorf("no notebook %q", name), "ls "+c.relative(c.notebooks()))
}

// below is the path of a notebook under notebooks, so that a notebook and its solution,
// which share a name, stay two files. For any other notebook it is the bare name.
func (c checkout) below(path string) string {
	rel, err := filepath.Rel(c.notebooks(), path)
	if err != nil || !filepath.IsLocal(rel) {
		return filepath.Base(path)
	}
	return rel
}
