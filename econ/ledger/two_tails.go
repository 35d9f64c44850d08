package ledger

// twoTails holds what notebook 02-two-tails proves.
var twoTails = []Claim{}
