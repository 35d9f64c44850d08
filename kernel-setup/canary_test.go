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
	saved := canaryNotebook
	defer func() { canaryNotebook = saved }()
	for _, kernel := range []bool{true, false} {
		canaryNotebook = saved
		if err := r.canary(context.Background(), kernel); err != nil {
			t.Errorf("canary, kernel %v: %v", kernel, err)
		}
		// A canary that does not fall has to be noticed.
		canaryNotebook = bytes.Replace(saved, []byte("panic("), []byte("fmt.Println("), 1)
		if err := r.canary(context.Background(), kernel); err == nil || !strings.Contains(err.Error(), errCanary.Error()) {
			t.Errorf("canary that sings on, kernel %v: %v, want %v", kernel, err, errCanary)
		}
	}
}
