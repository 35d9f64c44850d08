package dist

import "reflect"

// absent reports whether t is nil or a nil pointer.
func absent(t Tail) bool {
	if t == nil {
		return true
	}
	v := reflect.ValueOf(t)
	return v.Kind() == reflect.Pointer && v.IsNil()
}
