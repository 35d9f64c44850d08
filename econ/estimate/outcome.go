package estimate

// An Outcome is what a sample says about its tail.
type Outcome int

const (
	// CannotTell: the tail above the threshold leaves it open.
	CannotTell Outcome = iota
	// ParetoTail: a Pareto tail stands; exponential, a tail that bends and one that ends are
	// ruled out.
	ParetoTail
	// ExponentialTail: an exponential tail stands; Pareto, lognormal and GPD tails that split
	// the surplus differently are ruled out.
	ExponentialTail
	// LognormalTail: a lognormal tail stands; Pareto, exponential, Weibull, GPD and a Pareto
	// top are ruled out.
	LognormalTail
)

// String returns the outcome in words.
func (o Outcome) String() string {
	switch o {
	case ParetoTail:
		return "Pareto"
	case ExponentialTail:
		return "exponential"
	case LognormalTail:
		return "lognormal"
	}
	return "cannot tell"
}
