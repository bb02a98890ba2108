// Package yamledit changes single values of a YAML or JSON file and leaves the
// rest, comments and style, as it is.
package yamledit

import (
	"bytes"
	"errors"
	"slices"

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
