// Package nan answers: what stands beside an error?
package nan

import (
	"math"
	"reflect"
)

// Of returns the zero value of T with NaN for every floating-point number in it, however
// deep inside structs and arrays: what a function returns beside an error, so that no
// reader takes a 0 for a result. Slices and pointers are nil.
//
// It does not reach numbers in unexported fields, and panics for them: keep those behind a
// pointer.
func Of[T any]() T {
	var t T
	fill(reflect.ValueOf(&t).Elem())
	return t
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Float64, reflect.Float32:
		v.SetFloat(math.NaN())
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	}
}
