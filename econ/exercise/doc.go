// Package exercise answers: is the reader's answer right, and if not, which
// mistake was it?
//
// Each exercise computes its own answer with package econ, names the usual wrong
// turns and what to say to each. The notebooks ask; the answers are not in them.
// One file holds the exercises of one notebook.
package exercise
