package schema

import (
	"math/big"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// checkValue checks the value itself, of whatever type it is.
func (w *walker) checkValue(s *node, at, n *yaml.Node) bool {
	if s.more != nil && s.more.constant != nil && !w.among(s.more.constant, n) {
		w.reportEnum(at, n, s.more.constant)
		return false
	}
	if s.enum != nil && !w.among(s.enum, n) {
		w.reportEnum(at, n, s.enum)
		return false
	}
	if s.format != nil && n.Kind == yaml.ScalarNode && w.typeOfNode(n) == typeString {
		if err := s.format.check(n.Value); err != nil {
			w.reportFormat(at, n, s.format, err)
			return false
		}
	}
	return true
}

// among reports whether n is one of the values of e.
func (w *walker) among(e *enum, n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode && w.typeOfNode(n) == typeString {
		return e.strings[n.Value]
	}
	value, ok := w.value(n)
	if !ok {
		return true
	}
	for _, v := range e.values {
		if equal(v, value) {
			return true
		}
	}
	return false
}

// value returns n as plain data. It reports false where that is too large, and
// ends the walk.
func (w *walker) value(n *yaml.Node) (any, bool) {
	v, err := yamlfile.NodeValue(n, w.options.Dialect)
	if err != nil {
		w.giveUp(n)
		return nil, false
	}
	return v, true
}

func (w *walker) checkString(k *keywords, at, n *yaml.Node) bool {
	ok := true
	if k.minLength != nil || k.maxLength != nil {
		length := utf8.RuneCountInString(n.Value)
		if k.minLength != nil && length < *k.minLength {
			w.reportRange(at, "has %s, want at least %s", length, *k.minLength, "character")
			ok = false
		}
		if k.maxLength != nil && length > *k.maxLength {
			w.reportRange(at, "has %s, want at most %s", length, *k.maxLength, "character")
			ok = false
		}
	}
	if k.pattern != nil && !k.pattern.MatchString(n.Value) {
		w.reportPattern(at, n, k.pattern.String())
		ok = false
	}
	return ok
}

func (w *walker) checkNumber(k *keywords, at, n *yaml.Node) bool {
	if k.minimum == nil && k.maximum == nil && k.moreThan == nil && k.lessThan == nil && k.multipleOf == nil {
		return true
	}
	number, ok := w.number(n)
	if !ok {
		return true
	}
	for _, limit := range []struct {
		value *big.Rat
		bad   func(int) bool
		text  string
	}{
		{k.minimum, func(c int) bool { return c < 0 }, "at least "},
		{k.maximum, func(c int) bool { return c > 0 }, "at most "},
		{k.moreThan, func(c int) bool { return c <= 0 }, "more than "},
		{k.lessThan, func(c int) bool { return c >= 0 }, "less than "},
	} {
		if limit.value != nil && limit.bad(number.Cmp(limit.value)) {
			w.reportNumber(at, n, limit.text+ratText(limit.value))
			ok = false
		}
	}
	if k.multipleOf != nil && k.multipleOf.Sign() != 0 && !new(big.Rat).Quo(number, k.multipleOf).IsInt() {
		w.reportNumber(at, n, "a multiple of "+ratText(k.multipleOf))
		ok = false
	}
	return ok
}

// checkUnique checks that no two items are equal, as a whole or in the fields
// that are the keys of the list.
func (w *walker) checkUnique(k *keywords, n *yaml.Node) bool {
	if !k.unique && k.mapKeys == nil || len(n.Content) < 2 {
		return true
	}
	ok := true
	seen := make(map[string]int, len(n.Content))
	for i, item := range n.Content {
		value, fine := w.value(item)
		if !fine {
			return true
		}
		if k.mapKeys != nil {
			if value, fine = keyValues(k.mapKeys, value); !fine {
				continue
			}
		}
		text := canonical(value)
		first, duplicate := seen[text]
		if !duplicate {
			seen[text] = i
			continue
		}
		ok = false
		if w.quiet > 0 {
			return false
		}
		w.path = append(w.path, step{index: i})
		w.reportDuplicate(item, first, k.mapKeys)
		w.path = w.path[:len(w.path)-1]
	}
	return ok
}

// keyValues returns the values of the keys of a list item.
func keyValues(keys []mapKey, item any) (any, bool) {
	m, ok := item.(map[string]any)
	if !ok {
		return nil, false
	}
	values := make([]any, 0, len(keys))
	for _, key := range keys {
		v, ok := m[key.name]
		if !ok || v == nil {
			v = key.def
		}
		values = append(values, v)
	}
	return values, true
}
