package main

import (
	"io"
	"os"
	"os/exec"
)

// guardArgument makes this program the guard of a session: a process that outlives the
// command, to end its cells and remove its folder if it is killed.
const guardArgument = "guard-session"

// guard starts the guard of the session. The function that it returns ends it.
func (s *session) guard() (release func(), err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, guardArgument, s.dir)
	leash, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := startInGroup(cmd); err != nil {
		return nil, err
	}
	return func() {
		leash.Write([]byte("."))
		leash.Close()
		cmd.Wait()
	}, nil
}

// keepGuard waits for the end of its leash. If nothing came through it, the command was
// killed.
func keepGuard(leash io.Reader, dir string) int {
	if said, _ := io.ReadAll(leash); len(said) == 0 {
		endMarked(dir)
		os.RemoveAll(dir)
	}
	return exitOK
}
