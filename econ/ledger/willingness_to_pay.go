package ledger

// willingnessToPay holds what notebook 01-willingness-to-pay proves.
var willingnessToPay = []Claim{}
