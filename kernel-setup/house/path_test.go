package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	inBackticks = regexp.MustCompile("`([a-z.][a-zA-Z0-9_.-]*/[a-zA-Z0-9_./-]+)`")
	inLink      = regexp.MustCompile(`\]\(([^)#:]+)\)`)
)

// Every path that the documents of contributors name is there.
func TestPathsExist(t *testing.T) {
	t.Parallel()
	whole(t)
	for _, document := range []string{".github/CONTRIBUTING.md", ".github/SECURITY.md", "README.md", "kernel-setup/README.md"} {
		text, err := os.ReadFile(filepath.Join(root, document))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inLink.FindAllSubmatch(text, -1) {
			if !there(filepath.Dir(document), string(m[1])) {
				t.Errorf("%s links to %s, which is not there", document, m[1])
			}
		}
		if document != ".github/CONTRIBUTING.md" {
			continue
		}
		for _, m := range inBackticks.FindAllSubmatch(text, -1) {
			if p := string(m[1]); !strings.Contains(p, "NAME") && !strings.Contains(p, "NN-name") && !there(".", p) {
				t.Errorf("%s names %s, which is not there", document, p)
			}
		}
	}
}

func there(folder, path string) bool {
	_, err := os.Stat(filepath.Join(root, folder, path))
	return err == nil
}
