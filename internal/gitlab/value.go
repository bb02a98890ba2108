package gitlab

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Kind says what a Value is.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Map
	// Unknown is what cannot be known from the repository: the value of an
	// input that nobody gives, what a reference into another project is.
	Unknown
)

// A Value is a part of a pipeline after includes, inputs, references and
// extends, with the place that sets it. It is never changed once it is made, so
// that jobs share what they inherit. A nil *Value is nothing at all.
type Value struct {
	Kind  Kind
	Text  string   // of a scalar, as it is written
	Items []*Value // of a list

	entries   []entry // of a map, in order
	index     map[string]int
	reference []string // the path of a !reference that is not resolved yet
	file      *source.File
	node      *yaml.Node // where it is written
}

// An entry is a key of a map with its value.
type entry struct {
	key   string
	at    *Value // where the key is written, a scalar
	value *Value
}

// indexed is the size from which the keys of a map have an index.
const indexed = 8

func newMap(file *source.File, node *yaml.Node, entries []entry) *Value {
	v := &Value{Kind: Map, file: file, node: node, entries: entries}
	if len(entries) >= indexed {
		v.index = make(map[string]int, len(entries))
		for i, e := range entries {
			v.index[e.key] = i
		}
	}
	return v
}

func (v *Value) find(key string) (entry, bool) {
	if v == nil || v.Kind != Map {
		return entry{}, false
	}
	if v.index != nil {
		i, ok := v.index[key]
		if !ok {
			return entry{}, false
		}
		return v.entries[i], true
	}
	for _, e := range v.entries {
		if e.key == key {
			return e, true
		}
	}
	return entry{}, false
}

// Get returns the value of a key; nil where v is no map or has no such key.
func (v *Value) Get(key string) *Value {
	e, _ := v.find(key)
	return e.value
}

// Keys returns the keys of a map in the order of the file.
func (v *Value) Keys() []string {
	if v == nil {
		return nil
	}
	keys := make([]string, len(v.entries))
	for i, e := range v.entries {
		keys[i] = e.key
	}
	return keys
}

// IsSet reports whether v is there and not null: GitLab takes a key without a
// value for one that is not there.
func (v *Value) IsSet() bool { return v != nil && v.Kind != Null }

// isScalar reports whether v is a single word.
func (v *Value) isScalar() bool { return v.Kind == Bool || v.Kind == Number || v.Kind == String }

// Span returns where v is written.
func (v *Value) Span() source.Span { return yamlfile.Span(v.file, v.node) }

// Strings returns the texts of v, a text or a list of them, lists in it
// included; what is something else is left out. Texts that hold an input whose
// value is not known are among them; their kind is Unknown.
func (v *Value) Strings() []*Value {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case String:
		return []*Value{v}
	case Unknown:
		if v.node.Kind == yaml.ScalarNode {
			return []*Value{v}
		}
	case List:
		var all []*Value
		for _, item := range v.Items {
			all = append(all, item.Strings()...)
		}
		return all
	}
	return nil
}

// data returns v as encoding/json would give it. What is unknown is the text
// that stands for it.
func (v *Value) data() any {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case Map:
		m := make(map[string]any, len(v.entries))
		for _, e := range v.entries {
			m[e.key] = e.value.data()
		}
		return m
	case List:
		s := make([]any, len(v.Items))
		for i, item := range v.Items {
			s[i] = item.data()
		}
		return s
	case String:
		return v.Text
	case Unknown:
		if v.node != nil && v.node.Kind == yaml.ScalarNode {
			return v.Text
		}
		return nil
	case Null:
		return nil
	}
	plain, err := yamlfile.NodeValue(v.node, yamlfile.YAML11)
	if err != nil {
		return v.Text
	}
	return plain
}

// at returns the value at a path, and the deepest place on the way there that
// can be pointed at: a key or a scalar.
func (v *Value) at(path []any) (found *Value, place *Value) {
	place = v
	for _, step := range path {
		var next *Value
		switch s := step.(type) {
		case string:
			if e, ok := v.find(s); ok {
				next, place = e.value, e.at
			}
		case int:
			if v != nil && v.Kind == List && s >= 0 && s < len(v.Items) {
				next, place = v.Items[s], v.Items[s]
			}
		}
		if next == nil {
			return nil, place
		}
		v = next
	}
	return v, place
}

// point returns where to point for a value: a scalar itself, of a map the first
// key, of a list its first item.
func (v *Value) point() source.Span {
	for range maxDepth {
		switch {
		case v.Kind == Map && len(v.entries) > 0:
			v = v.entries[0].at
		case v.Kind == List && len(v.Items) > 0:
			v = v.Items[0]
		default:
			return v.Span()
		}
	}
	return v.Span()
}
