package ledger

// lernerPrice holds what notebook 03-lerner-price proves.
var lernerPrice = []Claim{}
