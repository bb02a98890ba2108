// Package datatree holds plain data in which every part knows its place in a
// file: what a domain shows to policies of a language that is neither YAML nor
// JSON.
package datatree

import (
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A Node is a leaf, an object or a list.
type Node struct {
	Span  source.Span
	leaf  any // of what is neither an object nor a list
	keys  map[string]*Node
	items []*Node
	list  bool
}

// Leaf returns a node for a string, a bool, a json.Number or nil.
func Leaf(v any, span source.Span) *Node { return &Node{leaf: v, Span: span} }

// Object returns a node without keys.
func Object(span source.Span) *Node { return &Node{Span: span, keys: make(map[string]*Node)} }

// List returns a node without items.
func List(span source.Span) *Node { return &Node{Span: span, list: true} }

// Set sets a key of an object.
func (n *Node) Set(key string, to *Node) { n.keys[key] = to }

// Add adds an item to a list.
func (n *Node) Add(item *Node) { n.items = append(n.items, item) }

// Get returns what an object has at a key, nil where it has nothing.
func (n *Node) Get(key string) *Node { return n.keys[key] }

// Last returns the last item of a list, nil where it has none.
func (n *Node) Last() *Node {
	if len(n.items) == 0 {
		return nil
	}
	return n.items[len(n.items)-1]
}

// IsObject reports whether n may have keys.
func (n *Node) IsObject() bool { return n.keys != nil }

// IsList reports whether n may have items.
func (n *Node) IsList() bool { return n.list }

// Data returns what n is without places, as encoding/json gives it.
func (n *Node) Data() any {
	switch {
	case n.list:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.Data()
		}
		return list
	case n.keys != nil:
		m := make(map[string]any, len(n.keys))
		for key, value := range n.keys {
			m[key] = value.Data()
		}
		return m
	}
	return n.leaf
}

// Locate returns the place of what is at a path, or of its deepest parent.
func (n *Node) Locate(path []any) source.Span {
	for _, step := range path {
		var next *Node
		switch s := step.(type) {
		case string:
			next = n.keys[s]
		case int:
			if s >= 0 && s < len(n.items) {
				next = n.items[s]
			}
		}
		if next == nil {
			break
		}
		n = next
	}
	return n.Span
}

// View returns n as policies see it.
func (n *Node) View() *lint.DocumentView {
	return &lint.DocumentView{
		Value:  n.Data(),
		Locate: func(path []any) (source.Span, []lint.Related) { return n.Locate(path), nil },
	}
}
