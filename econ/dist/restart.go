package dist

const (
	// deep is the share of a tail below which it is begun anew, so that its survival
	// function keeps its digits.
	deep = 1e-15
	// least is the share of a tail of which a float64 holds all digits.
	least = 1e-300
)

// above returns a law that is proportional to t from z on, and its share at z: t itself,
// or t begun anew where little of it is left.
func above(t Tail, z float64) (Tail, float64) {
	s := t.Survival(z)
	if s < deep {
		t = restarted(t, z)
		s = t.Survival(z)
	}
	return t, s
}

// restarted returns the law of t given h >= z for the families in which it is of the same
// family, and t itself for others.
func restarted(t Tail, z float64) Tail {
	switch t := t.(type) {
	case Pareto:
		return Pareto{Scale: z, Alpha: t.Alpha}
	case Exponential:
		return GPD{Location: z, Scale: 1 / t.Rate}
	case GPD:
		if scale := t.Scale + t.Xi*(z-t.Location); positive(scale) && t.Xi >= 0 {
			return GPD{Location: z, Scale: scale, Xi: t.Xi}
		}
	}
	return t
}
