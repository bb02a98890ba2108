// Package yamledit changes single values of a YAML or JSON file and leaves the
// rest, comments and style, as it is.
package yamledit

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// ErrUnsupported is the error for a change that cannot be made without
// touching more than it: the caller offers no fix then.
var ErrUnsupported = errors.New("cannot be edited in place")

// An Editor makes edits of one file, each against the file as it is. It is
// safe for concurrent use.
type Editor struct {
	docs     []*yamlfile.Document
	values   []any
	segments []source.Span // the text of each document; empty where it is not clear
}

// New returns the editor of a file. A file that does not parse is an error.
func New(f *source.File) (*Editor, error) {
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	e := &Editor{docs: docs, values: make([]any, len(docs)), segments: segmentsOf(f)}
	for i, d := range docs {
		if e.values[i], err = d.Value(yamlfile.YAML12); err != nil {
			return nil, err
		}
	}
	if len(e.segments) != len(docs) {
		e.segments = nil
	}
	return e, nil
}

// Documents returns the documents of the file, which are not to be changed.
func (e *Editor) Documents() []*yamlfile.Document { return e.docs }

// Value returns document i as encoding/json would give it; not to be changed.
func (e *Editor) Value(i int) any { return e.values[i] }

// segmentsOf returns the text between the lines that separate documents.
func segmentsOf(f *source.File) (segments []source.Span) {
	start := 0
	for line := 1; line <= f.Lines(); line++ {
		span := f.LineSpan(line)
		text := span.Text()
		if !bytes.HasPrefix(text, []byte("---")) || len(text) > 3 && text[3] != ' ' {
			continue
		}
		if !onlyComments(f.Content[start:span.Start]) {
			segments = append(segments, f.Span(start, span.Start))
		}
		if len(segments) > 0 || !onlyComments(f.Content[start:span.Start]) {
			start = span.Start
		}
	}
	return append(segments, f.Span(start, len(f.Content)))
}

// onlyComments reports whether there is no document in text.
func onlyComments(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// Set returns the edit that gives the place at path of document i the value, a
// value as encoding/json makes them. Mappings on the way that are missing are
// made; the index behind the last item of a list adds one. The edit is proved: the file that it makes has this one difference.
func (e *Editor) Set(i int, path []any, value any) (lint.TextEdit, error) {
	edit, err := set(e.docs[i], path, value)
	if err != nil {
		return edit, err
	}
	want, ok := withValue(e.values[i], path, value)
	return edit, e.prove(i, edit, want, ok)
}

// Remove returns the edit that removes the key or the list item at path of
// document i.
func (e *Editor) Remove(i int, path []any) (lint.TextEdit, error) {
	edit, err := remove(e.docs[i], path)
	if err != nil {
		return edit, err
	}
	want, ok := without(e.values[i], path)
	return edit, e.prove(i, edit, want, ok)
}

// Rename returns the edit that gives the key at path of document i another
// name, where the mapping does not have that yet.
func (e *Editor) Rename(i int, path []any, name string) (lint.TextEdit, error) {
	d := e.docs[i]
	node, parent, at, rest := walk(d, path)
	if node == nil || parent == nil || len(rest) > 0 || parent.Kind != yaml.MappingNode || child(parent, name) >= 0 {
		return lint.TextEdit{}, ErrUnsupported
	}
	edit, err := replace(d.File, parent.Content[at], name)
	if err != nil {
		return edit, err
	}
	value, ok := valueAt(e.values[i], path)
	if !ok {
		return edit, ErrUnsupported
	}
	want, ok := without(e.values[i], path)
	if ok {
		want, ok = withValue(want, append(slices.Clone(path[:len(path)-1]), name), value)
	}
	return edit, e.prove(i, edit, want, ok)
}

// prove parses what edit makes of document i, of the whole file where it is
// not clear where the document begins and ends, and compares the values.
func (e *Editor) prove(i int, edit lint.TextEdit, want any, ok bool) error {
	if !ok {
		return ErrUnsupported
	}
	f := e.docs[i].File
	text, wanted := f.Span(0, len(f.Content)), slices.Clone(e.values)
	wanted[i] = want
	if e.segments != nil && e.segments[i].Start <= edit.Span.Start && edit.Span.End <= e.segments[i].End {
		text, wanted = e.segments[i], wanted[i:i+1]
	}
	changed := slices.Concat(f.Content[text.Start:edit.Span.Start], edit.New, f.Content[edit.Span.End:text.End])
	after, err := yamlfile.Parse(source.NewFile(f.Path, changed))
	if err != nil || len(after) != len(wanted) {
		return ErrUnsupported
	}
	for j, d := range after {
		got, err := d.Value(yamlfile.YAML12)
		if err != nil || !equal(got, wanted[j]) {
			return ErrUnsupported
		}
	}
	return nil
}

// equal compares values as encoding/json makes them.
func equal(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && maps.EqualFunc(x, y, equal)
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, equal)
	}
	switch b.(type) {
	case map[string]any, []any:
		return false
	}
	x, errA := json.Marshal(a) // a number may be an int or a json.Number
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

func valueAt(root any, path []any) (any, bool) {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			object, _ := root.(map[string]any)
			child, ok := object[s]
			if !ok {
				return nil, false
			}
			root = child
		case int:
			list, _ := root.([]any)
			if s < 0 || s >= len(list) {
				return nil, false
			}
			root = list[s]
		}
	}
	return root, true
}

// withValue returns a copy of root with value at path.
func withValue(root any, path []any, value any) (any, bool) {
	if len(path) == 0 {
		return value, true
	}
	switch step := path[0].(type) {
	case string:
		object, ok := root.(map[string]any)
		if !ok && root != nil {
			return nil, false
		}
		object = maps.Clone(object)
		if object == nil {
			object = make(map[string]any)
		}
		object[step], ok = withValue(object[step], path[1:], value)
		return object, ok
	case int:
		list, ok := root.([]any)
		if !ok || step < 0 || step > len(list) {
			return nil, false
		}
		list = slices.Clone(list)
		if step == len(list) {
			list = append(list, nil)
		}
		list[step], ok = withValue(list[step], path[1:], value)
		return list, ok
	}
	return nil, false
}

// without returns a copy of root without what is at path.
func without(root any, path []any) (any, bool) {
	if len(path) == 0 {
		return nil, false
	}
	last := len(path) == 1
	switch step := path[0].(type) {
	case string:
		object, _ := root.(map[string]any)
		child, ok := object[step]
		if !ok {
			return nil, false
		}
		object = maps.Clone(object)
		if last {
			delete(object, step)
			return object, true
		}
		object[step], ok = without(child, path[1:])
		return object, ok
	case int:
		list, _ := root.([]any)
		if step < 0 || step >= len(list) {
			return nil, false
		}
		if last {
			return slices.Delete(slices.Clone(list), step, step+1), true
		}
		list = slices.Clone(list)
		var ok bool
		list[step], ok = without(list[step], path[1:])
		return list, ok
	}
	return nil, false
}

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
