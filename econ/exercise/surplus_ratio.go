package exercise

// surplusRatio holds the exercises of notebook 04-surplus-ratio.
var surplusRatio = []Exercise{}
