package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"valuecapture/kernel-setup/ipynb"
)

// What the composer does not know is executed by the kernel, which is said.
func TestForTheKernel(t *testing.T) {
	tagged := bytes.Replace(cellsOf(t, "%%\npanic(1)"), []byte(`"metadata":{},"outputs"`), []byte(`"metadata":{"tags":["raises-exception"]},"outputs"`), 1)
	root := newCheckout(t)
	write(t, filepath.Join(root, "notebooks", "shell.ipynb"), cellsOf(t, "%%\nfmt.Println()", "!ls"))
	write(t, filepath.Join(root, "notebooks", "tagged.ipynb"), tagged)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	jobs, err := s.jobs(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.assign(jobs, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"notebooks/shell: cell 2, line 1 has the command !ls: the kernel executes this notebook\n",
		"notebooks/tagged: cell 1 has a tag that Jupyter follows: the kernel executes this notebook\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	if len(kernelJobs(jobs)) != 2 || len(programJobs(jobs)) != 0 {
		t.Error("not both notebooks are for the kernel")
	}
}

// Composer and kernel agree on testdata/rules.ipynb, whose cells are the rules, and a
// disagreement fails the test.
func TestAgree(t *testing.T) {
	root := execution(t, "rules", "hello", "data")
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	s.candidates = c.pythons()
	session, in, err := s.begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer session.close()
	both := &executions{}
	for _, kernel := range []bool{false, true} {
		if err := s.check(context.Background(), in, session, both, kernel); err == nil || !strings.Contains(err.Error(), "3 of 3 notebooks moved") {
			t.Fatalf("kernel %v: %v\n%s", kernel, err, &out)
		}
	}
	if jobs := both.composed; len(programJobs(jobs)) != 3 {
		t.Errorf("%d notebooks were composed, want 3", len(programJobs(jobs)))
	}
	m := ipynb.NewMask(session.tmp(), s.root)
	out.Reset()
	if err := s.agree(both, m); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	path := both.composed[2].result
	write(t, path, bytes.Replace(read(t, path), []byte("made anew: 10"), []byte("made anew: 11"), 1))
	if err := s.agree(both, m); err == nil || !strings.Contains(out.String(), "+ made anew: 11") || !strings.Contains(out.String(), "cell 3") {
		t.Errorf("a disagreement: %v\n%s", err, &out)
	}
}
