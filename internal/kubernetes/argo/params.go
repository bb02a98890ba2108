package argo

import (
	"maps"
	"strings"
)

// A parameters is one set of parameters that a generator makes.
type parameters struct {
	// values are the parameters: by their names with dots in flat templates,
	// nested in Go templates.
	values map[string]any
	// anyBelow are prefixes of flat names that may all be there.
	anyBelow []string
	// open is true if there may be parameters that values has not.
	open bool
	from string // what the set was made from, such as "element 2"
	at   []any  // where that is in the object
	// template is what the generator says over the template of the set.
	template map[string]any
}

// combine returns the parameters of both, of which those of b win.
func combine(a, b *parameters) *parameters {
	c := &parameters{values: maps.Clone(a.values), open: a.open || b.open, template: overlay(a.template, b.template)}
	c.anyBelow = append(append(c.anyBelow, a.anyBelow...), b.anyBelow...)
	if c.values == nil {
		c.values = make(map[string]any)
	}
	for key, v := range b.values {
		c.values[key] = mergeValue(c.values[key], v)
	}
	c.from = a.from
	if b.from != "" && a.from != "" {
		c.from += ", " + b.from
	} else if b.from != "" {
		c.from = b.from
	}
	if c.at = a.at; c.at == nil {
		c.at = b.at
	}
	return c
}

func mergeValue(a, b any) any {
	am, ok := a.(map[string]any)
	bm, ok2 := b.(map[string]any)
	if !ok || !ok2 {
		return b
	}
	return overlay(am, bm)
}

// overlay returns a with what b says over it, in new maps.
func overlay(a, b map[string]any) map[string]any {
	if len(b) == 0 {
		return a
	}
	c := maps.Clone(a)
	if c == nil {
		c = make(map[string]any)
	}
	for key, v := range b {
		c[key] = mergeValue(c[key], v)
	}
	return c
}

// fill replaces the parameters in all strings of v; a string that is not known
// then is Unknown.
func (s *set) fill(v any, p *parameters) any {
	switch v := v.(type) {
	case string:
		if !strings.Contains(v, "{{") {
			return v
		}
		if s.goTemplate {
			return fillGo(v, p)
		}
		return fillFlat(v, p)
	case map[string]any:
		m := make(map[string]any, len(v))
		for key, item := range v {
			m[key] = s.fill(item, p)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = s.fill(item, p)
		}
		return list
	}
	return v
}

// isKnown reports whether there is no Unknown in v.
func isKnown(v any) bool {
	switch v := v.(type) {
	case Unknown:
		return false
	case map[string]any:
		for _, item := range v {
			if !isKnown(item) {
				return false
			}
		}
	case []any:
		for _, item := range v {
			if !isKnown(item) {
				return false
			}
		}
	}
	return true
}
