package yamledit

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// walk follows path as far as it exists. It returns the node where it ends,
// its parent and the index of its key or item there, and what is left of path.
// Aliases are not followed: an edit there would change other places too.
func walk(d *yamlfile.Document, path []any) (node, parent *yaml.Node, index int, rest []any) {
	node, index = d.Root, -1
	for node != nil && len(path) > 0 {
		i := child(node, path[0])
		if i < 0 {
			break
		}
		parent, index = node, i
		if node.Kind == yaml.MappingNode {
			node = node.Content[i+1]
		} else {
			node = node.Content[i]
		}
		path = path[1:]
	}
	return node, parent, index, path
}

// child returns the index of a step in the content of a node, -1 where there
// is none.
func child(n *yaml.Node, step any) int {
	switch s := step.(type) {
	case string:
		if n.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Kind == yaml.ScalarNode && n.Content[i].Value == s {
					return i
				}
			}
		}
	case int:
		if n.Kind == yaml.SequenceNode && s >= 0 && s < len(n.Content) {
			return s
		}
	}
	return -1
}

func set(d *yamlfile.Document, path []any, value any) (lint.TextEdit, error) {
	node, _, _, rest := walk(d, path)
	if node == nil {
		return lint.TextEdit{}, ErrUnsupported
	}
	if len(rest) == 0 {
		return replace(d.File, node, value)
	}
	for _, step := range slices.Backward(rest[1:]) {
		name, ok := step.(string)
		if !ok {
			return lint.TextEdit{}, ErrUnsupported
		}
		value = map[string]any{name: value}
	}
	if i, ok := rest[0].(int); ok && node.Kind == yaml.SequenceNode && i == len(node.Content) {
		return appendItem(d.File, node, value)
	}
	key, ok := rest[0].(string)
	if !ok || node.Kind != yaml.MappingNode {
		return lint.TextEdit{}, ErrUnsupported
	}
	return insert(d.File, node, key, value)
}

// replace returns the edit that puts value in the place of a scalar.
func replace(f *source.File, n *yaml.Node, value any) (lint.TextEdit, error) {
	const block = yaml.LiteralStyle | yaml.FoldedStyle
	if n.Kind != yaml.ScalarNode || n.Style&block != 0 || n.Value == "" && n.Style == 0 {
		return lint.TextEdit{}, ErrUnsupported
	}
	span := yamlfile.Span(f, n)
	text, err := scalar(value, n.Style, isJSON(f))
	return lint.TextEdit{Span: span, New: []byte(text)}, err
}

// insert returns the edit that adds a key to a mapping.
func insert(f *source.File, n *yaml.Node, key string, value any) (lint.TextEdit, error) {
	if n.Style&yaml.FlowStyle != 0 || isJSON(f) {
		return insertFlow(f, n, key, value)
	}
	if len(n.Content) == 0 {
		return lint.TextEdit{}, ErrUnsupported
	}
	indent := n.Content[0].Column - 1
	end := EntryEnd(f, n, len(n.Content)-2)
	var text strings.Builder
	if err := block(&text, key, value, indent, step(n)); err != nil {
		return lint.TextEdit{}, err
	}
	at := f.LineSpan(end).End
	return lint.TextEdit{Span: f.Span(at, at), New: []byte(newline(f) + strings.Join(strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n"), newline(f)))}, nil
}

// step is how far the mapping n indents what is below a key.
func step(n *yaml.Node) int {
	for i := 0; i+1 < len(n.Content); i += 2 {
		v := n.Content[i+1]
		if v.Kind == yaml.MappingNode && v.Style&yaml.FlowStyle == 0 && len(v.Content) > 0 {
			if by := v.Content[0].Column - n.Content[i].Column; by > 0 {
				return by
			}
		}
	}
	return 2
}

func insertFlow(f *source.File, n *yaml.Node, key string, value any) (lint.TextEdit, error) {
	quoted := isJSON(f) || len(n.Content) > 0 && n.Content[0].Style&yaml.DoubleQuotedStyle != 0
	text, err := flow(value, quoted)
	if err != nil {
		return lint.TextEdit{}, err
	}
	name, err := scalar(key, quoting(quoted), quoted)
	if err != nil {
		return lint.TextEdit{}, err
	}
	entry := name + ": " + text
	if len(n.Content) == 0 {
		at := f.Offset(n.Line, n.Column) + 1
		return lint.TextEdit{Span: f.Span(at, at), New: []byte(entry)}, nil
	}
	first := n.Content[0]
	at := f.Offset(first.Line, first.Column)
	entry += ", "
	if first.Line != n.Line { // one key a line
		entry = strings.TrimSuffix(entry, " ") + newline(f) + strings.Repeat(" ", first.Column-1)
	}
	return lint.TextEdit{Span: f.Span(at, at), New: []byte(entry)}, nil
}

func remove(d *yamlfile.Document, path []any) (lint.TextEdit, error) {
	node, parent, i, rest := walk(d, path)
	if node == nil || parent == nil || len(rest) > 0 {
		return lint.TextEdit{}, ErrUnsupported
	}
	f := d.File
	width := 1 // nodes that an entry has
	if parent.Kind == yaml.MappingNode {
		width = 2
	}
	if len(parent.Content) == width { // nothing would be left
		return lint.TextEdit{}, ErrUnsupported
	}
	start := offset(f, parent, i)
	if parent.Style&yaml.FlowStyle != 0 || isJSON(f) || i == 0 && width == 2 {
		if i+width < len(parent.Content) {
			return lint.TextEdit{Span: f.Span(start, offset(f, parent, i+width))}, nil
		}
		comma := bytes.LastIndexByte(f.Content[:start], ',')
		if comma < 0 || node.Kind != yaml.ScalarNode {
			return lint.TextEdit{}, ErrUnsupported
		}
		return lint.TextEdit{Span: f.Span(comma, yamlfile.Span(f, node).End)}, nil
	}
	line := parent.Content[i].Line
	from, to := f.LineSpan(line).Start, f.LineSpan(EntryEnd(f, parent, i)).End
	if to < len(f.Content) { // with its line end
		to = f.LineSpan(f.Position(to).Line + 1).Start
	}
	return lint.TextEdit{Span: f.Span(from, to)}, nil
}

func offset(f *source.File, n *yaml.Node, i int) int {
	return f.Offset(n.Content[i].Line, n.Content[i].Column)
}
