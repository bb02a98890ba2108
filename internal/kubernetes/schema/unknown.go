package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/suggest"
)

// reportUnknown reports the field at the current path, which s does not have.
func (w *walker) reportUnknown(s *node, name string, value *yaml.Node) {
	if w.quiet > 0 {
		return
	}
	p := Problem{Kind: UnknownField, Field: name, Message: "unknown field `" + name + "`"}
	if p.Suggestion = nearest(name, sortedKeys(s.properties)); p.Suggestion != "" {
		p.Message += "; did you mean `" + p.Suggestion + "`?"
	} else if place := w.placeOf(s, name); place != "" {
		p.Message += "; it belongs " + place
	}
	w.report(value, p)
}

// nearest returns the name that was probably meant, or "". Every name of one
// letter is near to every other.
func nearest(name string, names []string) string {
	if len(name) < 3 {
		return ""
	}
	return suggest.Nearest(name, names)
}

// placeOf returns where a field with exactly this name is known, for one that
// is indented too far or too little: in something that s is in, or in one
// thing within s. It returns "" where that is not clear, and for names that
// stand everywhere.
func (w *walker) placeOf(s *node, name string) string {
	if len(name) < 4 || name == "name" || name == "kind" || name == "type" {
		return ""
	}
	for i := len(w.path) - 2; i >= 0; i-- {
		if in := w.path[i].in; in != nil && in.properties[name] != nil {
			return pathText(w.path[:i], nil)
		}
	}
	for depth := 1; depth <= 2; depth++ {
		switch places := placesIn(s, name, depth); len(places) {
		case 0:
		case 1:
			return pathText(w.path[:len(w.path)-1], places[0])
		default:
			return ""
		}
	}
	return ""
}

// placesIn returns the ways of the given length from s to what has the field.
// Where there are several, those through a required field count: a probe
// belongs in a container, not in an init container.
func placesIn(s *node, name string, depth int) [][]string {
	var places, required [][]string
	for _, property := range sortedKeys(s.properties) {
		if property == "status" {
			continue // nobody writes it
		}
		child, text := target(s.properties[property]), property
		if child.items != nil {
			child, text = target(child.items), property+"[]"
		}
		var found [][]string
		if depth > 1 {
			for _, way := range placesIn(child, name, depth-1) {
				found = append(found, append([]string{text}, way...))
			}
		} else if child.properties[name] != nil {
			found = [][]string{{text}}
		}
		places = append(places, found...)
		if slices.Contains(s.required, property) {
			required = append(required, found...)
		}
	}
	if len(places) > 1 && len(required) > 0 {
		return required
	}
	return places
}

// pathText names a place: `spec.template.spec.containers[]`.
func pathText(path []step, more []string) string {
	var names []string
	for _, s := range path {
		if s.key != nil {
			names = append(names, s.name)
		} else if len(names) > 0 {
			names[len(names)-1] += "[]"
		}
	}
	names = slices.Concat(names, more)
	if len(names) == 0 {
		return "at the top level"
	}
	return "in `" + strings.Join(names, ".") + "`"
}
