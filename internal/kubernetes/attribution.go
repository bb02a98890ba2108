package kubernetes

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An attribution finds the place in the repository that set a field of an
// object that was built. It is used by one goroutine at a time.
//
// The line of a node names the place of most fields. Of the others some were
// set by a field of a kustomization, which is looked for in the kustomizations
// that the object went through, the outermost first; the rest are in objects
// that a JSON patch rebuilt, and are looked up in a second build without those.
type attribution struct {
	run     *runState
	root    *kustomization
	closure *closure
	lines   *lineMap

	origins map[*object]*origin
	parents map[*kustomization][]*kustomization
	objects []*object // all of the build
	shadow  *shadow   // nil until it is needed
	depth   int       // of replacements that are followed

	resources map[string]bool // the files with objects
	parsed    map[string][]*yamlfile.Document
}

func newAttribution(r *runState, root *kustomization, c *closure, b *buildResult) *attribution {
	return &attribution{run: r, root: root, closure: c, lines: b.lines, origins: make(map[*object]*origin)}
}

// attach gives o its place and the means to find those of its fields.
func (a *attribution) attach(o *object) {
	a.objects = append(a.objects, o)
	o.file = a.root.file
	if f, _ := a.readFrom(a.lines, o.node); f != nil {
		o.file = f
	}
	o.locate = func(path []any) (source.Span, []lint.Related) {
		span := a.locate(o, path)
		return span, a.related(o, span)
	}
	o.written = func() string { return a.originOf(o).name }
	o.point = func(n *yaml.Node, path []any) (source.Span, []lint.Related) {
		span := source.Span{}
		if key, _ := find(o.node, path); key == n { // an unknown field: the key, not the value
			span = a.place(rendered{o: o, path: path, node: n, isKey: true})
		}
		if span.IsZero() {
			span = a.locate(o, path)
		}
		return span, a.related(o, span)
	}
}

// related are the other places that explain a finding at span: where the
// object comes from, and the overlay that was built.
func (a *attribution) related(o *object, span source.Span) []lint.Related {
	var related []lint.Related
	if home := a.originOf(o); !home.span.IsZero() && home.span.File != span.File {
		related = append(related, lint.Related{Span: home.span, Message: "the " + o.kind + " comes from here"})
	}
	return append(related, lint.Related{Span: a.root.span(), Message: "rendered by " + describe(a.closure)})
}

// readFrom is the file that the object n was read from, and a line of it there:
// the first of its fields that a resource set, and no patch.
func (a *attribution) readFrom(m *lineMap, n *yaml.Node) (*source.File, int) {
	n = yamlfile.Resolve(n)
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		for _, c := range n.Content {
			if f, line := a.readFrom(m, c); f != nil {
				return f, line
			}
		}
	case yaml.ScalarNode:
		if f, line, ok := m.place(n.Line); ok && a.isResource(f) {
			return f, line
		}
	}
	return nil, 0
}

// isResource reports whether f is among the resources of the build.
func (a *attribution) isResource(f *source.File) bool {
	if a.resources == nil {
		a.resources = make(map[string]bool)
		for _, name := range a.closure.files {
			if !a.closure.has(name, roleResource) {
				continue
			}
			if real, _, err := a.run.repo.resolve(name); err == nil {
				a.resources[real] = true
			}
		}
	}
	return a.resources[f.Path]
}

// parse returns the documents of f as far as they parse, parsed at most once.
func (a *attribution) parse(f *source.File) []*yamlfile.Document {
	if docs, ok := a.parsed[f.Path]; ok {
		return docs
	}
	docs, _ := yamlfile.Parse(f)
	if a.parsed == nil {
		a.parsed = make(map[string][]*yamlfile.Document)
	}
	a.parsed[f.Path] = docs
	return docs
}

// locate is the place of a path into o. A path that does not exist gives the
// key of its deepest parent that does.
func (a *attribution) locate(o *object, path []any) source.Span {
	for n := len(path); n > 0; n-- {
		key, value := find(o.node, path[:n])
		if value == nil {
			continue
		}
		f := rendered{o: o, path: path[:n], node: yamlfile.Resolve(value)}
		if n < len(path) || f.node.Kind != yaml.ScalarNode {
			f.isKey = true
			f.node = key
			if key == nil { // an item of a list: its first key
				f.node = firstScalar(value)
			}
		}
		if n < len(path) {
			if span := a.placeInResource(f); !span.IsZero() {
				return span
			}
		}
		if span := a.place(f); !span.IsZero() {
			return span
		}
	}
	if home := a.originOf(o); !home.span.IsZero() {
		return home.span
	}
	return a.root.span()
}

// A rendered is a field of an object that was built.
type rendered struct {
	o     *object
	path  []any
	node  *yaml.Node // the scalar, or the key of a mapping or list; never nil
	isKey bool
}

// place is the place of a field, the zero Span if it is not known.
func (a *attribution) place(f rendered) source.Span {
	if !f.isKey {
		if span := a.setBy(f); !span.IsZero() {
			return span
		}
	}
	if f.isIdentity() { // a patch leaves its own kind in the object
		if span := a.placeInSources(f); !span.IsZero() {
			return span
		}
	}
	if span := a.nodeSpan(f.node); !span.IsZero() {
		return span
	}
	if isFromJSON(f.node) || a.wasRebuilt(f.o) {
		// The sources first: the other build costs as much as this one.
		for _, in := range []func(rendered) source.Span{a.placeInJSONPatch, a.placeUnchanged, a.placeInShadow} {
			if span := in(f); !span.IsZero() {
				return span
			}
		}
	}
	for _, in := range []func(rendered) source.Span{a.placeGenerated, a.generatedByPlugin, a.placeInSources} {
		if span := in(f); !span.IsZero() {
			return span
		}
	}
	return source.Span{}
}

// nodeSpan is the place that the line of a node names.
func (a *attribution) nodeSpan(n *yaml.Node) source.Span {
	return a.lines.span(n)
}

// span is the place that the line of n names, the zero Span if it names none.
// Blank lines in front of a document leave columns alone, but what is written
// in a kustomization is indented there.
func (m *lineMap) span(n *yaml.Node) source.Span {
	if m == nil || n == nil {
		return source.Span{}
	}
	r, ok := m.rangeOf(n.Line)
	if !ok {
		return source.Span{}
	}
	at := *n
	at.Line = n.Line - r.first + r.base
	at.Column += r.indent
	if at.Kind != yaml.ScalarNode && at.Kind != yaml.AliasNode {
		if s := firstScalar(n); s != nil && s != n {
			return m.span(s)
		}
	}
	return yamlfile.Span(r.file, &at)
}

// wasRebuilt reports whether a JSON patch went over o. A strategic merge patch
// after it leaves its own kind there.
func (a *attribution) wasRebuilt(o *object) bool {
	_, v := find(o.node, []any{"kind"})
	return isFromJSON(v)
}

// isFromJSON reports whether a node was read from JSON again, which is one line.
func isFromJSON(n *yaml.Node) bool { return n != nil && n.Line > 0 && n.Line < firstLine }

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

// firstScalar returns n or the first scalar in it.
func firstScalar(n *yaml.Node) *yaml.Node {
	for range 100 {
		n = yamlfile.Resolve(n)
		if n == nil || n.Kind == yaml.ScalarNode {
			return n
		}
		if len(n.Content) == 0 {
			return nil
		}
		n = n.Content[0]
	}
	return nil
}
