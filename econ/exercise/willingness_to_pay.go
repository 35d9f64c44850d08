package exercise

// willingnessToPay holds the exercises of notebook 01-willingness-to-pay.
var willingnessToPay = []Exercise{}
