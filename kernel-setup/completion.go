package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
)

// goplsVersion is pinned here and not in go.mod: completion is a convenience of
// open, and nothing that has to be reproduced depends on it.
const goplsVersion = "v0.23.0"

// installCompletion installs gopls into a folder that only open puts on PATH.
func (s *setup) installCompletion(ctx context.Context, t toolchain, session *session) error {
	bin := s.completionBin()
	if !exists(filepath.Join(bin, "gopls")) {
		cmd := exec.Command(t.program(), "install", "golang.org/x/tools/gopls@"+goplsVersion)
		cmd.Dir = s.root
		cmd.Env = withVariables(t.environment(session.environment(), true), map[string]string{"GOBIN": bin})
		if err := s.step(ctx, "completion: go install gopls "+goplsVersion, cmd); err != nil {
			return fmt.Errorf("gopls %s: %w", goplsVersion, err)
		}
	}
	return nil
}
