package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Text is a YAML file with expressions in it: what workflows and actions have
// in common. It is used by one goroutine at a time.
type Text struct {
	file   *source.File
	doc    *yamlfile.Document // nil where the file is no YAML
	places places
	parser parser
}

// File returns the file.
func (t *Text) File() *source.File { return t.file }

// load parses the file. It returns false where there is nothing to check:
// doc is nil then.
func (t *Text) load() error {
	docs, err := yamlfile.Parse(t.file)
	if err == nil && len(docs) > 0 && docs[0].Root != nil {
		t.doc = docs[0]
	}
	t.places = places{file: t.file, doc: t.doc}
	return err
}

// Exprs returns the expressions in braces in s, which may be nil, up to the
// first one with a syntax error.
func (t *Text) Exprs(s *actionlint.String) []*Expr { return t.parser.exprs(s) }

// Cond returns the condition s, with or without braces; nil where it is nil or
// has text around the braces.
func (t *Text) Cond(s *actionlint.String) *Expr { return t.parser.cond(s) }

// Span returns the token that s is in the file; of a block scalar its header.
func (t *Text) Span(s *actionlint.String) source.Span { return t.At(s.Pos) }

// At returns the token at a position.
func (t *Text) At(pos *actionlint.Pos) source.Span { return t.places.span(pos.Line, pos.Col) }

// Part returns the bytes of the file that bytes [start, end) of s.Value come
// from; where that cannot be told, s.
func (t *Text) Part(s *actionlint.String, start, end int) source.Span {
	if span, ok := t.places.inside(s, start, end); ok {
		return span
	}
	return t.Span(s)
}

// ExprSpan returns the bytes of an expression, with its braces.
func (t *Text) ExprSpan(e *Expr) source.Span {
	start, end := e.Start, e.End
	if start >= len(open) {
		start, end = start-len(open), min(end+len(closed), len(e.In.Value))
	}
	return t.Part(e.In, start, end)
}
