package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"
)

// canaryNotebook has a cell that succeeds and one that panics. Up to v0.11.3 gonb
// reported a panicking cell as a success, which would make every Check in every
// notebook worthless.
//
//go:embed canary.ipynb
var canaryNotebook []byte

// errCanary says that a failing cell was reported as a success.
var errCanary = errors.New("the canary: a cell that panics did not fail its run")

// canary executes canaryNotebook, in the kernel or as programs, and returns an error unless
// it failed where it should.
func (r *runner) canary(ctx context.Context, kernel bool) error {
	j := &job{name: "canary", folder: r.session.work(), source: canaryNotebook, cells: 2}
	if err := r.assign([]*job{j}, kernel); err != nil {
		return err
	}
	if err := r.execute(ctx, []*job{j}); err != nil {
		return err
	}
	switch f := j.failure; {
	case f == nil && !kernel:
		return errCanary
	case f == nil:
		return withHint(errCanary, "pin "+kernelModule+" v0.11.4 or newer in go.mod")
	case f.cell != 2 || !strings.Contains(f.detail, "this cell has to fail the run"):
		return fmt.Errorf("the canary failed, but not where it should: %w: %s", f, oneLine(f.detail))
	}
	return nil
}
