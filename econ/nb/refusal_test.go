package nb_test

import (
	"path/filepath"
	"testing"

	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/nb"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(t.TempDir(), "missing.csv")
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Data":          func() []any { return apitest.Results(nb.Data(missing)) },
		"File":          func() []any { return apitest.Results(nb.File(missing)) },
		"File/a folder": func() []any { return apitest.Results(nb.File(".")) },
		"File/no table": func() []any { return apitest.Results(nb.File("doc.go")) },
	}, nil)
}
