package hours

// Clusters numbers the groups of rows that are not independent of each other: those of one
// worker, or, where no worker is known, of one task whose rows stay [Separate]. Rows whose
// worker is not known are a group each. It runs parallel to Hours, and is nil if each row
// stands by itself.
func (d Data) Clusters() []int {
	of := d.Worker
	if of == nil {
		of = d.Task
	}
	if len(of) != len(d.Hours) || len(of) == 0 {
		return nil
	}
	next := 0
	for _, n := range of {
		next = max(next, int(n)+1)
	}
	groups := make([]int, len(of))
	for i, n := range of {
		groups[i] = int(n)
		if n < 0 {
			groups[i] = next
			next++
		}
	}
	return groups
}
