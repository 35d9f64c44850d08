package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// handoverVariable names the folder in which a cell leaves what the command takes beside its
// outputs.
const handoverVariable = "VALUECAPTURE_HANDOVER"

// handsOver tells whether the command takes anything beside outputs. The cells of a notebook then
// run one after the other, because they share the folder.
func (r *runner) handsOver() bool { return r.figures || r.data.path != "" }

// openHandovers makes the folder of each job.
func (s *schedule) openHandovers(jobs []*job) error {
	for i, j := range jobs {
		j.handover = filepath.Join(s.results, fmt.Sprintf("%d.handover", i))
		folder := j.handover
		if s.figures {
			folder = filepath.Join(folder, "figures") // without it, none are handed over
		}
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return stateError(s.checkout, err)
		}
	}
	return nil
}

// handoverEnvironment is the environment of the cells of a job.
func (s *schedule) handoverEnvironment(j *job) []string {
	if !s.handsOver() {
		return withoutVariables(s.env, handoverVariable)
	}
	return withVariables(s.env, map[string]string{handoverVariable: j.handover})
}

// announce writes which cell of the file comes next, Markdown cells included, for the names of
// what it hands over.
func (s *schedule) announce(j *job, number int) error {
	if !s.handsOver() {
		return nil
	}
	place := fmt.Sprint(j.places[number-1])
	if err := os.WriteFile(filepath.Join(j.handover, "cell"), []byte(place), 0o600); err != nil {
		return stateError(s.checkout, err)
	}
	return nil
}
