package ipynb

import (
	"fmt"
	"strings"
)

// Text returns the sources of the cells, one below the other, each under a line that
// names its kind. Two notebooks with the same text differ in their outputs at most.
func (nb *Notebook) Text() string {
	var b strings.Builder
	for _, c := range nb.Cells {
		source := c.Source()
		if source != "" && !strings.HasSuffix(source, "\n") {
			source += "\n"
		}
		fmt.Fprintf(&b, "# %s\n%s\n", c["cell_type"], source)
	}
	return b.String()
}
