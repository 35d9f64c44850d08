package estimate

import (
	"fmt"
)

// answer combines the readings.
func (s survey) answer(brief bool) Answer {
	q := s.question
	first := reading{rounded: RoundedNearest}
	if q.Rounded == RoundedUp {
		first.rounded = RoundedUp
	}
	f := s.find(first)
	main := f
	var other *finding
	if q.Rounded == RoundedEither && s.coarse(f) {
		up := s.find(reading{rounded: RoundedUp})
		other = &up
		if f.refusal == nil && up.refusal == nil {
			f.price, f.share = hull(f.price, up.price), hull(f.share, up.share)
			f.smooth = f.smooth && up.smooth
		} else if f.refusal == nil {
			f.refusal, f.settles = up.refusal, up.settles
		}
	}
	f.judge(f.served)
	a := Answer{Question: q, Price: f.price, Share: f.share, Cutoff: unknown(), Refusal: f.refusal, Settles: f.settles, Served: f.served,
		Workers: len(f.read.who), Inflation: f.inflation, Smooth: f.smooth, Free: f.free.share, Families: f.families, Path: f.path, Tasks: len(f.read.rows)}
	if q.Bins != nil {
		for _, m := range f.read.mass {
			a.Tasks += int(m)
		}
	}
	if !brief && f.refusal == nil {
		a.Certificate = s.certificate(first, main, f, other)
		for _, v := range a.Certificate {
			if v.decisive(f) {
				a.Refusal = fmt.Errorf("%w: %s the share is %s, with all rows %s", ErrTop, v.Name, v.says(), percentRange(f.share))
				a.Settles = "a look at these rows: leave out what is not a task"
				break
			}
		}
	}
	a.Doubts = s.doubts(f, other)
	if a.Refusal != nil {
		a.Price, a.Share = unknown(), unknown()
	} else if !q.perRow() {
		a.Cutoff = Interval{a.Price.Low / f.read.unit, a.Price.High / f.read.unit, Confidence}
		if a.Settles == "" {
			a.Settles = "four times the tasks halve the interval"
		}
	}
	return a
}

// coarse reports whether rows are tied so much that it matters how they were rounded.
func (s survey) coarse(f finding) bool {
	if s.question.Bins != nil || len(f.read.rows) == 0 {
		return false
	}
	rows := f.read.rows
	if s.question.perRow() {
		rows = Question{Hours: s.question.Hours, Wage: 1, TokensPerTask: 1}.read(reading{}).rows
	}
	answers := answersUsed(rows)
	if 10*len(answers) > 9*len(rows) {
		return false
	}
	// The gap between neighbouring answers around the best cutoff, or the middle of the rows.
	at := rows[len(rows)/2].value
	if !s.question.perRow() && f.free.best > 0 && f.refusal == nil {
		at = f.free.best
	}
	for i := 1; i < len(answers); i++ {
		if answers[i].value >= at || i == len(answers)-1 {
			return answers[i].value-answers[i-1].value > fineGap*answers[i].value
		}
	}
	return false
}
