package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"valuecapture/kernel-setup/composer"
	"valuecapture/kernel-setup/ipynb"
)

// A composition is what the composer made of a notebook.
type composition struct {
	programs []composer.Program
	places   []int  // of cell n in the file, Markdown cells included, at n-1
	together bool   // its cells may run at the same time
	kernel   string // why the cells are for the kernel instead, or nothing
}

// kernelTags change what Jupyter does with a cell.
var kernelTags = []string{"raises-exception", "skip-execution"}

// compose turns the cells of a job into programs. What is no Go fails the job; what only
// the kernel knows is for the kernel.
func (j *job) compose(packages map[string]string) error {
	nb, err := ipynb.Parse(j.source)
	if err != nil {
		return fmt.Errorf("%s: %w", j.name, err)
	}
	var cells []composer.Cell
	for i, c := range nb.Cells {
		if !c.IsCode() || strings.TrimSpace(c.Source()) == "" {
			continue
		}
		j.places = append(j.places, i)
		cells = append(cells, composer.Cell{Number: len(j.places), Source: c.Source()})
		if c.Tagged(kernelTags...) {
			j.kernel = fmt.Sprintf("cell %d has a tag that Jupyter follows", len(j.places))
			return nil
		}
	}
	j.programs, err = composer.Compose(cells, packages)
	unknown, syntax := (*composer.UnknownError)(nil), (*composer.SyntaxError)(nil)
	switch {
	case errors.As(err, &unknown):
		j.kernel = unknown.Error()
	case errors.As(err, &syntax):
		j.failure = j.explain(event{
			Index:   j.places[syntax.Cell-1],
			Problem: fmt.Sprintf("line %d, column %d: %s", syntax.Line, syntax.Column, syntax.Text),
		})
	case err != nil:
		return fmt.Errorf("%s: %w", j.name, err)
	}
	j.together = !slices.ContainsFunc(j.programs, changesThings)
	return nil
}

// changing are packages through which a cell may leave something that a later cell finds.
var changing = []string{"os", "net", "syscall", "plugin", "unsafe", "database", "io/ioutil", "log/syslog"}

// changesThings tells whether a program may leave something behind, or imports what is
// neither Go's nor ours, so that its cells run one after the other.
func changesThings(p composer.Program) bool {
	return slices.ContainsFunc(p.Imports, func(imported string) bool {
		first, _, _ := strings.Cut(imported, "/")
		return strings.Contains(first, ".") && !strings.HasPrefix(imported, "gonum.org/") ||
			slices.ContainsFunc(changing, func(p string) bool { return imported == p || strings.HasPrefix(imported, p+"/") })
	})
}

// packages are the public packages of the checkout by their names: a cell may use them
// without an import.
func (c checkout) packages() map[string]string {
	list := map[string]string{}
	filepath.WalkDir(filepath.Join(c.root, "econ"), func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // there is no econ
		case entry.IsDir() && (entry.Name() == "internal" || entry.Name() == "testdata"):
			return filepath.SkipDir
		case !entry.IsDir() && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go"):
			p := path.Join(modulePath, filepath.ToSlash(c.relative(filepath.Dir(file))))
			list[path.Base(p)] = p
		}
		return nil
	})
	return list
}

// composeAll turns notebooks into programs and says which are for the kernel.
func (s *setup) composeAll(jobs []*job) error {
	packages := s.packages()
	for _, j := range jobs {
		if err := j.compose(packages); err != nil {
			return err
		}
		if j.kernel != "" {
			s.say("%s: %s: the kernel executes this notebook", j.name, j.kernel)
		}
	}
	return nil
}

// kernelJobs and programJobs are the parts of the jobs that run in a kernel and as
// programs. One that has failed already runs in neither.
func kernelJobs(jobs []*job) []*job {
	return slices.DeleteFunc(slices.Clone(jobs), func(j *job) bool { return j.kernel == "" || j.failure != nil })
}

func programJobs(jobs []*job) []*job {
	return slices.DeleteFunc(slices.Clone(jobs), func(j *job) bool { return j.kernel != "" || j.failure != nil })
}
