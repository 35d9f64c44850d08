// Package house answers: where in this repository does a thing belong, and what holds
// for all of it? It consists of tests: the arrows between packages, the length of
// files and functions, the names that say nothing, the documents that contributors
// read. `.github/CONTRIBUTING.md` explains the rules.
//
// The picture of the rooms in that file is drawn from the imports:
//
//	go test ./kernel-setup/house -regen
package house
