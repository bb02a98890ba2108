package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
)

// AddInput returns the edit that gives an input to the action that a step uses.
// It is false where the step is not written in a form that can be added to: all
// on one line, for instance.
func (t *Source) AddInput(s *actionlint.Step, name, value string) (lint.TextEdit, bool) {
	e, ok := s.Exec.(*actionlint.ExecAction)
	if !ok || e.Inputs[strings.ToLower(name)] != nil {
		return lint.TextEdit{}, false
	}
	if len(e.Inputs) == 0 {
		if e.Inputs != nil { // an empty "with"
			return lint.TextEdit{}, false
		}
		return t.addWith(e.Uses, name, value)
	}
	var first *actionlint.Pos
	for _, i := range e.Inputs {
		if first == nil || i.Name.Pos.IsBefore(first) {
			first = i.Name.Pos
		}
	}
	line := t.file.LineSpan(first.Line)
	at := t.file.Offset(first.Line, first.Col)
	indent := string(t.file.Content[line.Start:at])
	if strings.TrimLeft(indent, " ") != "" {
		return lint.TextEdit{}, false
	}
	return lint.TextEdit{Span: t.file.Span(at, at), New: []byte(name + ": " + value + t.lineEnd() + indent)}, true
}

func (t *Source) addWith(uses *actionlint.String, name, value string) (lint.TextEdit, bool) {
	line := t.file.LineSpan(uses.Pos.Line)
	text := string(line.Text())
	key := strings.Index(text, "uses:")
	if key < 0 || strings.Trim(text[:key], " -") != "" {
		return lint.TextEdit{}, false
	}
	indent := t.lineEnd() + strings.Repeat(" ", key)
	return lint.TextEdit{
		Span: t.file.Span(line.End, line.End),
		New:  []byte(indent + "with:" + indent + "  " + name + ": " + value),
	}, true
}

// lineEnd returns how lines end in the file.
func (t *Source) lineEnd() string {
	if strings.Contains(string(t.file.Content[:min(len(t.file.Content), 4096)]), "\r\n") {
		return "\r\n"
	}
	return "\n"
}
