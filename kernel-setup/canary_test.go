package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

func TestCanary(t *testing.T) {
	root := execution(t)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	s.candidates = c.pythons()
	session, err := s.openSession()
	if err != nil {
		t.Fatal(err)
	}
	defer session.close()
	in, err := s.ensure(context.Background(), session)
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{setup: s, installation: in, session: session, jobs: 1, timeout: time.Minute, quiet: true}
	if err := r.canary(context.Background()); err != nil {
		t.Errorf("canary: %v", err)
	}
	// A canary that does not fall has to be noticed.
	saved := canaryNotebook
	canaryNotebook = bytes.Replace(saved, []byte("panic("), []byte("fmt.Println("), 1)
	defer func() { canaryNotebook = saved }()
	if err := r.canary(context.Background()); err == nil || !strings.Contains(err.Error(), errCanary.Error()) {
		t.Errorf("canary that sings on: %v, want %v", err, errCanary)
	}
}
