// Package ledger answers: what do the essays claim, and does it hold?
//
// One rule separates the verdicts. A claim holds if it follows from what its text assumes;
// an assumption that the text states is no further condition. It holds if a condition that
// the text leaves out is met, or if the text is read in one of several reasonable ways:
// Because names the condition or the reading, and what becomes of the claim without it. A
// claim fails only if it is false under every reasonable reading and under the text's own
// assumptions. What no model here can decide is not testable here.
//
// Notebook 00 prints the ledger as a table. When a later notebook checks a claim, it takes
// the wording, the number in the essay and the number that package econ computes from
// here, so that they cannot drift apart. Each file holds the claims that one notebook
// proves.
package ledger
