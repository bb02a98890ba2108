package argo

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// matrix returns every combination of two generators. The second may use the
// parameters of the first.
func (s *set) matrix(options map[string]any, at []any, given *parameters) (sets []*parameters) {
	list, _ := options["generators"].([]any)
	if len(list) != 2 {
		s.problem(Invalid, at, "", "matrix has %d generators, and must have two", len(list))
		return nil
	}
	first, _ := list[0].(map[string]any)
	second, _ := list[1].(map[string]any)
	for _, a := range s.generate(first, join(at, "generators", 0), given) {
		around := a
		if given != nil {
			around = combine(given, a)
		}
		for _, b := range s.generate(second, join(at, "generators", 1), around) {
			if len(sets) == maxSets {
				s.unresolved(fmt.Sprintf("matrix of more than %d", maxSets))
				return sets
			}
			sets = append(sets, combine(a, b))
		}
	}
	return sets
}

// merge returns what the first generator makes, with what the others say of a
// set that has the same values under the keys.
func (s *set) merge(options map[string]any, at []any, given *parameters) []*parameters {
	list, _ := options["generators"].([]any)
	var keys []string
	names, _ := options["mergeKeys"].([]any)
	for _, k := range names {
		if key, ok := k.(string); ok {
			keys = append(keys, key)
		}
	}
	if len(list) < 2 {
		s.problem(Invalid, at, "", "merge has %d generators, and must have two or more", len(list))
		return nil
	}
	if len(keys) == 0 {
		s.problem(Invalid, at, "", "merge has no mergeKeys")
		return nil
	}
	var base []*parameters
	for i, item := range list {
		g, _ := item.(map[string]any)
		made := s.generate(g, join(at, "generators", i), given)
		if i == 0 {
			base = made
			continue
		}
		byKey := make(map[string]*parameters)
		open := false
		for _, p := range made {
			if key, ok := s.mergeKey(p, keys); ok {
				byKey[key] = p
			} else {
				open = true
			}
		}
		for j, p := range base {
			if key, ok := s.mergeKey(p, keys); !ok {
				base[j] = &parameters{open: true, values: make(map[string]any), from: p.from, at: p.at, template: p.template}
			} else if over := byKey[key]; over != nil {
				from := p.from
				base[j] = combine(p, over)
				base[j].from = from
			} else if open { // who knows what it overrides
				base[j] = &parameters{open: true, values: make(map[string]any), from: p.from, at: p.at, template: p.template}
			}
		}
	}
	return base
}

// mergeKey returns the values of the keys as a text, false if one is not known.
func (s *set) mergeKey(p *parameters, keys []string) (string, bool) {
	values := make([]string, len(keys))
	for i, key := range keys {
		var v any
		if s.goTemplate {
			v, _ = p.nested(strings.Split(key, "."))
			if v == nil {
				v, _ = p.nested([]string{key})
			}
		} else {
			v, _ = p.flat(key)
		}
		if _, unknown := v.(Unknown); unknown {
			return "", false
		}
		values[i] = fmt.Sprint(v)
	}
	return strings.Join(values, "\x00"), true
}

// choose leaves out what a selector does not select.
func (s *set) choose(sets []*parameters, selector any) []*parameters {
	sel, ok := selector.(map[string]any)
	if !ok {
		return sets
	}
	labels, _ := sel["matchLabels"].(map[string]any)
	expressions, _ := sel["matchExpressions"].([]any)
	return slices.DeleteFunc(sets, func(p *parameters) bool {
		flat := p
		if s.goTemplate {
			flat = &parameters{values: make(map[string]any), open: p.open}
			flatten("", p.values, flat.values)
		}
		for key, want := range labels {
			v, ok := flat.flat(key)
			if _, unknown := v.(Unknown); !unknown && (!ok || v != fmt.Sprint(want)) {
				return true
			}
		}
		for _, e := range expressions {
			if m, ok := e.(map[string]any); ok && !selects(m, flat) {
				return true
			}
		}
		return false
	})
}

// selects reports whether a requirement of a selector holds or may hold.
func selects(m map[string]any, p *parameters) bool {
	key, _ := m["key"].(string)
	v, ok := p.flat(key)
	if _, unknown := v.(Unknown); unknown {
		return true
	}
	values, _ := m["values"].([]any)
	in := slices.ContainsFunc(values, func(item any) bool { return ok && fmt.Sprint(item) == v })
	switch m["operator"] {
	case "In":
		return in
	case "NotIn":
		return !in
	case "Exists":
		return ok
	case "DoesNotExist":
		return !ok
	}
	return true
}

// wildcard returns a pattern of git as a regular expression.
func wildcard(pattern string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("^")
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; c {
		case '*':
			b.WriteString(".*")
			if strings.HasPrefix(pattern[i:], "**/") { // **/x is x too
				b.WriteString("/?")
				i += 2
			}
		case '?':
			b.WriteString(".")
		case '[':
			end := strings.IndexByte(pattern[i:], ']')
			if end < 0 {
				b.WriteString(`\[`)
				continue
			}
			class := pattern[i : i+end+1]
			if _, err := regexp.Compile(class); err != nil {
				class = regexp.QuoteMeta(class)
			}
			b.WriteString(class)
			i += end
		default:
			b.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	re, err := regexp.Compile(b.String() + "$")
	if err != nil {
		return regexp.MustCompile(`^$`)
	}
	return re
}
