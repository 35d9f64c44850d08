package ledger

// surplusRatio holds what notebook 04-surplus-ratio proves.
var surplusRatio = []Claim{}
