package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// lookup returns the value of a variable in an environment, or nothing.
func lookup(env []string, name string) string {
	for _, kv := range slices.Backward(env) {
		if k, v, ok := strings.Cut(kv, "="); ok && k == name {
			return v
		}
	}
	return ""
}

func withoutVariables(env []string, names ...string) []string {
	return slices.DeleteFunc(slices.Clone(env), func(kv string) bool {
		name, _, _ := strings.Cut(kv, "=")
		return slices.Contains(names, name)
	})
}

// withVariables returns env with the given variables set, in a fixed order.
func withVariables(env []string, vars map[string]string) []string {
	names := make([]string, 0, len(vars))
	for name := range vars {
		names = append(names, name)
	}
	slices.Sort(names)
	out := withoutVariables(env, names...)
	for _, name := range names {
		out = append(out, name+"="+vars[name])
	}
	return out
}

// withoutProgram drops the folders of a PATH that hold the program.
func withoutProgram(path, program string) string {
	dirs := slices.DeleteFunc(filepath.SplitList(path), func(dir string) bool {
		return exists(filepath.Join(dir, program))
	})
	return strings.Join(dirs, string(os.PathListSeparator))
}
