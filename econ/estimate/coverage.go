package estimate

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
)

//go:embed coverage.csv
var coverageTable string

// A Coverage says how often answers to samples of one truth hold it.
type Coverage struct {
	Truth                string  // the law of the hours, and how they were written down
	Cost                 float64 // at a wage and a number of tokens of 1
	Tasks                int     // in a sample
	Samples              int
	Answered             int     // samples whose answer is not refused
	Share                int     // of these, those whose interval holds the lab's share
	Price                int     // likewise the price
	Width                float64 // mean width of the interval of the share
	TruePrice, TrueShare float64
}

// Coverages returns the coverage of [NewAnswer] as it was measured by the study of its tests
// (go test ./econ/estimate -run CoverageStudy -study 60), for every truth and size, on samples that
// were drawn after the rules of an answer were made.
func Coverages() ([]Coverage, error) {
	rows, err := csv.NewReader(strings.NewReader(coverageTable)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%w: coverage.csv: %w", ErrData, err)
	}
	var out []Coverage
	for _, row := range rows[1:] {
		c := Coverage{Truth: row[0]}
		if _, err := fmt.Sscan(strings.Join(row[1:], " "), &c.Cost, &c.Tasks, &c.Samples, &c.Answered, &c.Share, &c.Price, &c.Width, &c.TruePrice, &c.TrueShare); err != nil {
			return nil, fmt.Errorf("%w: coverage.csv, %q: %w", ErrData, row[0], err)
		}
		out = append(out, c)
	}
	return out, nil
}
