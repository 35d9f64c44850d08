package exercise

import "valuecapture/econ"

func monopoly(alpha float64) (econ.Pricing, error) { return econ.BaselineAt(alpha).Monopoly() }

// labShare is the lab's share of the realised surplus at its best price.
func labShare(alpha float64) (float64, error) {
	best, err := monopoly(alpha)
	return econ.BaselineAt(alpha).Split(best.Price).LabShare(), err
}

// tailIndex is the Pareto tail index that a price and a cost imply.
func tailIndex(price, cost float64) (float64, error) {
	lerner, err := econ.LernerIndex(price, cost)
	if err != nil {
		return lerner, err
	}
	return econ.LernerToTailIndex(lerner)
}
