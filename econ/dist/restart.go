package dist

// deep is the share of a tail under which it is begun anew, lest survival above runs out
// of digits.
const deep = 1e-15

// restarted returns the law of t given h >= z, which for these families is of the same
// family, and else t.
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
