package main

import "testing"

func TestBelow(t *testing.T) {
	t.Parallel()
	c := checkout{root: "/a"}
	tests := []struct{ path, want string }{
		{"/a/notebooks/00.ipynb", "00.ipynb"},
		{"/a/notebooks/solutions/00.ipynb", "solutions/00.ipynb"},
		{"/tmp/00.ipynb", "00.ipynb"},
	}
	for _, test := range tests {
		if got := c.below(test.path); got != test.want {
			t.Errorf("%s: %s, want %s", test.path, got, test.want)
		}
	}
}
