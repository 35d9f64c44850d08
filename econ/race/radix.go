package race

import "math"

const (
	radixBits   = 11
	radixDigits = 6 // 66 bits hold a float64
	radixSize   = 1 << radixBits
)

// A radix sorts numbers digit by digit, the lowest first, in linear time. It reuses its
// buffers.
type radix struct {
	keys, spare []uint64
	count       [radixDigits][radixSize]int32
}

// sort puts finite numbers that are not negative in ascending order, which is that of
// their bits.
func (r *radix) sort(x []float64) {
	if cap(r.keys) < len(x) {
		r.keys, r.spare = make([]uint64, len(x)), make([]uint64, len(x))
	}
	keys, spare := r.keys[:len(x)], r.spare[:len(x)]
	clear(r.count[:])
	for i, v := range x {
		key := math.Float64bits(v)
		keys[i] = key
		for d := range r.count {
			r.count[d][key>>(d*radixBits)&(radixSize-1)]++
		}
	}
	for d := range r.count {
		count, shift := &r.count[d], d*radixBits
		if len(x) == 0 || int(count[keys[0]>>shift&(radixSize-1)]) == len(x) {
			continue // all have this digit
		}
		var place int32
		for k, n := range count {
			count[k] = place
			place += n
		}
		for _, key := range keys {
			digit := key >> shift & (radixSize - 1)
			spare[count[digit]] = key
			count[digit]++
		}
		keys, spare = spare, keys
	}
	for i, key := range keys {
		x[i] = math.Float64frombits(key)
	}
}
