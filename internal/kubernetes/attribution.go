package kubernetes

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An attribution finds the place in the repository that set a field of an
// object that was built.
type attribution struct {
	run     *runState
	root    *kustomization
	closure *closure
	lines   *lineMap
}

func newAttribution(r *runState, root *kustomization, c *closure, b *buildResult) *attribution {
	return &attribution{run: r, root: root, closure: c, lines: b.lines}
}

// attach gives o its place and the means to find those of its fields.
func (a *attribution) attach(o *object) {
	o.file = a.origin(o)
	o.locate = func(path []any) (source.Span, []lint.Related) { return a.locate(o, path), a.related() }
	o.point = func(n *yaml.Node, path []any) (source.Span, []lint.Related) {
		if f, line, ok := a.lines.place(n.Line); ok {
			return a.columnOf(f, line, n), a.related()
		}
		return a.locate(o, path), a.related()
	}
}

func (a *attribution) related() []lint.Related {
	return []lint.Related{{Span: a.root.span(), Message: "rendered by " + describe(a.root, a.closure)}}
}

// origin is the file that o comes from: the one that names its kind.
func (a *attribution) origin(o *object) *source.File {
	for _, path := range [][]any{{"kind"}, {"apiVersion"}, {"metadata", "name"}} {
		if _, v := find(o.node, path); v != nil {
			if f, _, ok := a.lines.place(v.Line); ok {
				return f
			}
		}
	}
	return a.root.file
}

// locate is the place of a path into o.
func (a *attribution) locate(o *object, path []any) source.Span {
	for n := len(path); n > 0; n-- {
		k, v := find(o.node, path[:n])
		if v == nil {
			continue
		}
		at := v
		if at.Kind != yaml.ScalarNode || n < len(path) {
			at = k
		}
		if at == nil {
			continue
		}
		if f, line, ok := a.lines.place(at.Line); ok {
			return a.columnOf(f, line, at)
		}
	}
	_, v := yamlfile.Lookup(o.node, "kind")
	if v != nil {
		if f, line, ok := a.lines.place(v.Line); ok {
			return a.columnOf(f, line, v)
		}
	}
	return a.root.span()
}

// columnOf is the place of n, which stands in a line of f, by its column.
// Blank lines in front of a document leave columns alone.
func (a *attribution) columnOf(f *source.File, line int, n *yaml.Node) source.Span {
	at := *n
	at.Line = line
	return yamlfile.Span(f, &at)
}

// find returns the key and the value at path below n; the key of a list item
// is nil. Both are nil if there is nothing.
func find(n *yaml.Node, path []any) (key, value *yaml.Node) {
	value = n
	for _, step := range path {
		value = yamlfile.Resolve(value)
		switch s := step.(type) {
		case string:
			key, value = yamlfile.Lookup(value, s)
		case int:
			if value == nil || value.Kind != yaml.SequenceNode || s < 0 || s >= len(value.Content) {
				return nil, nil
			}
			key, value = nil, value.Content[s]
		}
		if value == nil {
			return nil, nil
		}
	}
	return key, value
}
