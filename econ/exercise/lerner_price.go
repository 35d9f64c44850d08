package exercise

// lernerPrice holds the exercises of notebook 03-lerner-price.
var lernerPrice = []Exercise{}
