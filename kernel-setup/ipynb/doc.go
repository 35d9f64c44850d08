// Package ipynb answers: what is in a notebook's file, in what form is it saved, and
// what moved since it was saved?
//
// A notebook is read by [Parse], brought into the one form in which it is saved by
// [Notebook.Normalise], given the outputs of an executed copy by [Notebook.Take],
// compared with what was saved by [Settle], and written by [Notebook.Encode] and
// [WriteAtomic].
package ipynb
