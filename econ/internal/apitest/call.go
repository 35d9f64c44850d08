package apitest

import (
	"math"
	"reflect"
	"slices"
	"time"
)

// Patience is how long a call in a sweep may take: a second in a long sweep, which has the
// machine to itself, and more among other tests.
func Patience(long bool) time.Duration {
	if long {
		return time.Second
	}
	return 10 * time.Second
}

// Call runs f, and again up to three times while it takes longer than the patience, since
// another process may have had the processor. It returns the shortest time, and what f
// panicked with, if it did.
func Call(patience time.Duration, f func()) (took time.Duration, panicked any) {
	defer func() { panicked = recover() }()
	took = math.MaxInt64
	for i := 0; i < 4 && took > patience; i++ {
		began := time.Now()
		f()
		took = min(took, time.Since(began))
	}
	return took, nil
}

// Floats returns the exported numbers of a value, also inside structs, slices and interfaces,
// but for those in fields of the given names.
func Floats(value any, without ...string) []float64 {
	var out []float64
	var collect func(v reflect.Value)
	collect = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Float64:
			out = append(out, v.Float())
		case reflect.Struct:
			for i := range v.NumField() {
				if !slices.Contains(without, v.Type().Field(i).Name) {
					collect(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				collect(v.Index(i))
			}
		case reflect.Interface:
			collect(v.Elem())
		}
	}
	collect(reflect.ValueOf(value))
	return out
}
