package argo

import (
	"fmt"
	"strings"
)

// Flat templates are those without goTemplate: {{name}} is replaced by the
// parameter of that name, and stays where there is none.

// flatten turns nested data into parameters with dots in their names.
func flatten(prefix string, v any, into map[string]any) {
	name := func(key string) string {
		if prefix == "" {
			return key
		}
		return prefix + "." + key
	}
	switch v := v.(type) {
	case map[string]any:
		for key, item := range v {
			flatten(name(key), item, into)
		}
	case []any:
		for i, item := range v {
			flatten(name(fmt.Sprint(i)), item, into)
		}
	case Unknown:
		into[prefix] = v
	case nil:
		into[prefix] = ""
	default:
		into[prefix] = fmt.Sprint(v)
	}
}

// A placeholder is one {{ }} of a text.
type placeholder struct {
	name string // without the blanks around it
	text string // as it is written
}

func placeholders(text string) (all []placeholder) {
	for {
		_, rest, ok := strings.Cut(text, "{{")
		if !ok {
			return all
		}
		inside, after, ok := strings.Cut(rest, "}}")
		if !ok {
			return all
		}
		all = append(all, placeholder{strings.TrimSpace(inside), "{{" + inside + "}}"})
		text = after
	}
}

// fillFlat replaces the parameters of a text. The result is Unknown if one of
// them is.
func fillFlat(text string, p *parameters) any {
	for _, h := range placeholders(text) {
		v, ok := p.flat(h.name)
		if !ok {
			continue
		}
		s, ok := v.(string)
		if !ok || len(s)*strings.Count(text, h.text)+len(text) > maxText {
			return Unknown{}
		}
		text = strings.ReplaceAll(text, h.text, s)
	}
	return text
}

// flat returns a parameter by its name.
func (p *parameters) flat(name string) (any, bool) {
	if v, ok := p.values[name]; ok {
		return v, true
	}
	for _, prefix := range p.anyBelow {
		if strings.HasPrefix(name, prefix) {
			return Unknown{}, true
		}
	}
	if p.open {
		return Unknown{}, true
	}
	return nil, false
}
