package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"valuecapture/kernel-setup/ipynb"
)

// figureFile is the name of a file of numbers, as a cell hands it over.
var figureFile = regexp.MustCompile(`^cell-\d{3,}-[a-z0-9-]+\.csv$`)

// takeFigures writes the numbers of the figures of all jobs to a folder, in a folder for each
// notebook, also of one that failed further down. Those of an earlier run of a notebook that
// this one did not make again are removed. It returns how many were written.
func (s *setup) takeFigures(jobs []*job, dir string) (int, error) {
	written := 0
	for _, j := range jobs {
		if j.handover == "" {
			continue // none of its cells was run
		}
		to := filepath.Join(dir, strings.TrimSuffix(s.below(j.path), ".ipynb"))
		made := map[string]bool{}
		entries, err := os.ReadDir(filepath.Join(j.handover, "figures"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return written, err
		}
		for _, e := range entries { // sorted by name
			if !figureFile.MatchString(e.Name()) {
				continue // one that a killed cell has not finished
			}
			data, err := os.ReadFile(filepath.Join(j.handover, "figures", e.Name()))
			if err == nil {
				err = ipynb.WriteAtomic(filepath.Join(to, e.Name()), data, 0o644)
			}
			if err != nil {
				return written, withHint(fmt.Errorf("--figures: %w", err), "make room there, or give another folder")
			}
			made[e.Name()] = true
			written++
		}
		if j.failure == nil {
			if err := removeOthers(to, made); err != nil {
				return written, err
			}
		}
	}
	return written, nil
}

// removeOthers removes the files of numbers in a folder that are not among the names.
func removeOthers(dir string, names map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if figureFile.MatchString(e.Name()) && !names[e.Name()] {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// sayAnswers prints what the notebooks say of the reader's file and is not printed yet, as text
// or JSON. It returns an error if JSON was asked for and none of them said anything.
func sayAnswers(to io.Writer, jobs []*job, asJSON bool) error {
	found := false
	for _, j := range jobs {
		if !asJSON {
			if text, err := j.news(); err != nil {
				return err
			} else if text != "" {
				fmt.Fprintln(to, text)
			}
			continue
		}
		if j.handover == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(j.handover, "answer.json"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		found = true
		fmt.Fprintln(to, strings.TrimRight(string(data), "\n"))
	}
	if asJSON && !found {
		return errors.New("--json: the notebook came to no answer about the file")
	}
	return nil
}

// news returns the answer that a cell handed over as text, if it is another than the last
// time, and "" if not.
func (j *job) news() (string, error) {
	if j.handover == "" {
		return "", nil
	}
	data, err := os.ReadFile(filepath.Join(j.handover, "answer.txt"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	text := strings.TrimRight(string(data), "\n")
	if text == j.told {
		return "", nil
	}
	j.told = text
	return text, nil
}
