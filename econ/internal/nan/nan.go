// Package nan answers: which value does a function return with an error?
package nan

import (
	"math"
	"reflect"
)

// Of returns the zero value of T with NaN for every floating-point number in it, also
// inside structs and arrays. A function returns it with an error, so that nobody takes
// a 0 for a result. Slices and pointers are nil.
//
// It panics if a struct has numbers in unexported fields, which it cannot set: put
// those behind a pointer.
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
