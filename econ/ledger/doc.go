// Package ledger answers: what do the essays claim, and does it hold?
//
// It is the one source for that question. Notebook 00 prints it as a table, and
// every Check of a claim in a later notebook takes the claim's words, the number
// that the essay gives and the number that package econ computes from here, so
// that text, figure and proof cannot drift apart. One file holds the claims that
// one notebook proves.
package ledger
