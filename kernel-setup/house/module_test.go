package house

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A module elsewhere uses econ by the commands that README.md gives, without network.
func TestUseFromAnotherModule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module, left out by -short")
	}
	program, commands := recipe(t)
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "main.go"), program)
	out := shell(t, dir, "go mod init example.org/mine", commands)
	if want := "6 $/Mtok, interior\n"; !strings.HasSuffix(out, want) {
		t.Errorf("the program of README.md prints %q, want %q", out, want)
	}

	// Every public package can be imported.
	var imports strings.Builder
	for _, room := range byFloor(arrows(t)) {
		if strings.HasPrefix(room, "econ") && room != "econ/internal" {
			fmt.Fprintf(&imports, "import _ %q\n", module+room)
		}
	}
	writeFile(t, filepath.Join(dir, "main.go"), "package main\n"+imports.String()+"func main() {}\n")
	shell(t, dir, commands)
}

// recipe returns the program and the commands that README.md gives under the heading
// on other modules.
func recipe(t *testing.T) (program, commands string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(text), "**From another module**")
	_, rest, ok1 := strings.Cut(section, "```go\n")
	program, rest, ok2 := strings.Cut(rest, "```\n")
	_, rest, ok3 := strings.Cut(rest, "```\n")
	block, _, ok4 := strings.Cut(rest, "```\n")
	if !ok || !ok1 || !ok2 || !ok3 || !ok4 {
		t.Fatal("README.md has no program and commands for another module")
	}
	checkout, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(block) {
		command, _ := strings.CutPrefix(line, "$ ")
		commands += strings.ReplaceAll(command, "../valuecapture", "'"+checkout+"'")
	}
	return program, commands
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// shell runs commands in a folder, without a module proxy, and returns what they print.
func shell(t *testing.T, dir string, commands ...string) string {
	t.Helper()
	cmd := exec.Command("sh", "-ec", strings.Join(commands, "\n"))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s\n%v: %s", strings.Join(commands, "\n"), err, out)
	}
	return string(out)
}
