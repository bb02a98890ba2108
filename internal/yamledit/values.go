package yamledit

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// equal compares values as encoding/json makes them.
func equal(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && maps.EqualFunc(x, y, equal)
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, equal)
	}
	switch b.(type) {
	case map[string]any, []any:
		return false
	}
	x, errA := json.Marshal(a) // a number may be an int or a json.Number
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

func valueAt(root any, path []any) (any, bool) {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			object, _ := root.(map[string]any)
			child, ok := object[s]
			if !ok {
				return nil, false
			}
			root = child
		case int:
			list, _ := root.([]any)
			if s < 0 || s >= len(list) {
				return nil, false
			}
			root = list[s]
		}
	}
	return root, true
}

// withValue returns a copy of root with value at path.
func withValue(root any, path []any, value any) (any, bool) {
	if len(path) == 0 {
		return value, true
	}
	switch step := path[0].(type) {
	case string:
		object, ok := root.(map[string]any)
		if !ok && root != nil {
			return nil, false
		}
		object = maps.Clone(object)
		if object == nil {
			object = make(map[string]any)
		}
		object[step], ok = withValue(object[step], path[1:], value)
		return object, ok
	case int:
		list, ok := root.([]any)
		if !ok || step < 0 || step > len(list) {
			return nil, false
		}
		list = slices.Clone(list)
		if step == len(list) {
			list = append(list, nil)
		}
		list[step], ok = withValue(list[step], path[1:], value)
		return list, ok
	}
	return nil, false
}

// without returns a copy of root without what is at path.
func without(root any, path []any) (any, bool) {
	if len(path) == 0 {
		return nil, false
	}
	last := len(path) == 1
	switch step := path[0].(type) {
	case string:
		object, _ := root.(map[string]any)
		child, ok := object[step]
		if !ok {
			return nil, false
		}
		object = maps.Clone(object)
		if last {
			delete(object, step)
			return object, true
		}
		object[step], ok = without(child, path[1:])
		return object, ok
	case int:
		list, _ := root.([]any)
		if step < 0 || step >= len(list) {
			return nil, false
		}
		if last {
			return slices.Delete(slices.Clone(list), step, step+1), true
		}
		list = slices.Clone(list)
		var ok bool
		list[step], ok = without(list[step], path[1:])
		return list, ok
	}
	return nil, false
}
