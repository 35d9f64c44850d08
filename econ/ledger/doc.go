// Package ledger answers: what do the essays claim, and does it hold?
//
// Notebook 00 prints the ledger as a table. When a later notebook checks a claim, it takes
// the wording, the number in the essay and the number that package econ computes from
// here, so that they cannot drift apart. Each file holds the claims that one notebook
// proves.
package ledger
