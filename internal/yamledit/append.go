package yamledit

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// appendItem returns the edit that adds an item at the end of a list.
func appendItem(f *source.File, n *yaml.Node, value any) (lint.TextEdit, error) {
	if n.Style&yaml.FlowStyle != 0 || isJSON(f) {
		return appendFlow(f, n, value)
	}
	if len(n.Content) == 0 {
		return lint.TextEdit{}, ErrUnsupported
	}
	indent := n.Column - 1
	var text strings.Builder
	object, ok := value.(map[string]any)
	if ok && len(object) > 0 {
		for _, key := range sortedKeys(object) {
			if err := block(&text, key, object[key], indent+2, 2); err != nil {
				return lint.TextEdit{}, err
			}
		}
	} else {
		item, err := flow(value, false)
		if err != nil {
			return lint.TextEdit{}, err
		}
		text.WriteString(strings.Repeat(" ", indent+2) + item)
	}
	lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	lines[0] = strings.Repeat(" ", indent) + "- " + lines[0][indent+2:]
	at := f.LineSpan(EntryEnd(f, n, len(n.Content)-1)).End
	return lint.TextEdit{Span: f.Span(at, at), New: []byte(newline(f) + strings.Join(lines, newline(f)))}, nil
}

// appendFlow adds an item behind the last one, whose end is known for scalars
// only.
func appendFlow(f *source.File, n *yaml.Node, value any) (lint.TextEdit, error) {
	quoted := isJSON(f)
	at, before := f.Offset(n.Line, n.Column)+1, ""
	if len(n.Content) > 0 {
		last := n.Content[len(n.Content)-1]
		if last.Kind != yaml.ScalarNode {
			return lint.TextEdit{}, ErrUnsupported
		}
		quoted = quoted || last.Style&yaml.DoubleQuotedStyle != 0
		at, before = yamlfile.Span(f, last).End, ", "
		if last.Line != n.Line { // one item a line
			before = "," + newline(f) + strings.Repeat(" ", last.Column-1)
		}
	}
	text, err := flow(value, quoted)
	return lint.TextEdit{Span: f.Span(at, at), New: []byte(before + text)}, err
}
