package trend

import "valuecapture/econ/estimate"

// A fittedLine is y = mean + slope (x − centre), fitted with weights.
type fittedLine struct{ centre, mean, slope, sxx, weight float64 }

func (l fittedLine) at(x float64) float64 { return l.mean + l.slope*(x-l.centre) }

func weightedLine(x, y, w []float64) fittedLine {
	var l fittedLine
	for i := range x {
		l.weight += w[i]
		l.centre += w[i] * x[i]
		l.mean += w[i] * y[i]
	}
	l.centre /= l.weight
	l.mean /= l.weight
	var sxy float64
	for i := range x {
		l.sxx += w[i] * (x[i] - l.centre) * (x[i] - l.centre)
		sxy += w[i] * (x[i] - l.centre) * (y[i] - l.mean)
	}
	l.slope = sxy / l.sxx
	return l
}

// around returns an estimate with an interval of q standard errors to both sides.
func around(value, standardError, q float64) estimate.Estimate {
	return estimate.Estimate{Value: value, StandardError: standardError,
		Interval: estimate.Interval{Low: value - q*standardError, High: value + q*standardError, Level: estimate.Confidence}}
}

// normal975 is the 97.5% quantile of the standard normal law.
const normal975 = 1.959963984540054
