package main

import (
	"encoding/json"
	"time"
)

// An event is one line that execute.py prints.
type event struct {
	Event   string
	Name    string
	Done    int
	Index   int // of the cell, counted from 0, Markdown cells included
	Seconds float64
	Problem string
	Detail  string
}

// followEvents follows the script until it ends. An answer about the reader's file is shown as
// soon as the cell that found it ends.
func followEvents(lines <-chan string, jobs []*job, p *progress) {
	byName := map[string]*job{}
	for _, j := range jobs {
		byName[j.name] = j
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	p.tick()
	for {
		select {
		case <-tick.C:
			p.tick()
		case line, ok := <-lines:
			if !ok {
				return
			}
			var e event
			if json.Unmarshal([]byte(line), &e) != nil {
				continue
			}
			if j := byName[e.Name]; j != nil {
				j.follow(e, p)
				if text, err := j.news(); err == nil && text != "" { // an error is said at the end
					p.show(text)
				}
			}
		}
	}
}
