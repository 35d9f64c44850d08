// Package exercise answers: is the reader's answer right, and if not, which
// mistake was it?
//
// Each exercise computes its answer with package econ, and knows the usual mistakes and
// what to say to each. The notebooks contain the questions and not the answers. A reader who
// has not tried gets no hint, and one who is wrong does; the method is in the notebooks of
// solutions. Each file holds the exercises of one notebook.
package exercise
