package exercise

// twoTails holds the exercises of notebook 02-two-tails.
var twoTails = []Exercise{}
