package schema

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// dropped reports whether the API server drops a field of a custom resource,
// since it is null and not nullable.
func (w *walker) dropped(s *node, name string, value *yaml.Node) bool {
	if s.server == nil || w.typeOfNode(yamlfile.Resolve(value)) != typeNull {
		return false
	}
	property := s.server.properties[name]
	if property == nil {
		property = s.server.additional
	}
	return property != nil && !property.nullOK
}

// absent reports whether a mapping lacks a field, dropped ones included.
func (w *walker) absent(s *node, pairs []*yaml.Node, name string) bool {
	_, value := w.field(pairs, name)
	return value == nil || w.dropped(s, name, value)
}

// defaultOf returns what the API server sets where the field is absent, or nil.
func (n *node) defaultOf(name string) *yaml.Node {
	if n.server == nil {
		return nil
	}
	return n.server.defaults[name]
}

// defaulted returns the fields that the API server adds to a mapping.
func (w *walker) defaulted(s *node, pairs []*yaml.Node) []string {
	if len(s.defaults) == 0 {
		return nil
	}
	var names []string
	for _, name := range sortedKeys(s.defaults) {
		if w.absent(s, pairs, name) {
			names = append(names, name)
		}
	}
	return names
}

// serverCount counts the fields that the API server sees.
func (w *walker) serverCount(s *node, pairs []*yaml.Node) int {
	count := len(w.defaulted(s.server, pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := w.keyName(pairs[i]); ok && !w.dropped(s, name, pairs[i+1]) {
			count++
		}
	}
	return count
}

// checkDefaults checks what the API server adds to a mapping against a schema
// below allOf and the like. The definition's own schema is known to take it.
func (w *walker) checkDefaults(s *node, at *yaml.Node, pairs []*yaml.Node) bool {
	ok := true
	for _, name := range w.defaulted(s.server, pairs) {
		property := s.properties[name]
		if property == nil || w.silently(property, s.server.defaults[name]) {
			continue
		}
		ok = false
		w.report(at, Problem{
			Kind: Conflict, Field: name,
			Message: "`" + name + "` is " + w.describe(s.server.defaults[name]) + " by default, which does not fit the rest of " + w.subject(),
		})
	}
	return ok
}
