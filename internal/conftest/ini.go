package conftest

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/datatree"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// readINI reads sections of keys and values. As in conftest, what stands before
// the first section is left out, and what looks like a number or a truth value
// is one. Continued lines, interpolations and values over several lines, about
// which the dialects of INI do not agree, are errors.
func readINI(f *source.File) (*lint.DocumentView, error) {
	top := datatree.Object(f.LineSpan(1))
	section := datatree.Object(f.LineSpan(1))
	for _, l := range linesOf(f) {
		text := strings.TrimSpace(l.text)
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
			continue
		case text[0] == '[':
			end := strings.LastIndexByte(text, ']')
			if end < 0 {
				return nil, fmt.Errorf("line %d: the section is not closed", l.number)
			}
			name := text[1:end]
			if section = top.Get(name); section == nil {
				section = datatree.Object(l.span(text))
				if name != "DEFAULT" {
					top.Set(name, section)
				}
			}
			continue
		}
		at := strings.IndexAny(text, "=:")
		if at < 0 {
			return nil, fmt.Errorf("line %d: no = or : in it", l.number)
		}
		key, value := strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:])
		if key == "" || key == "-" || strings.ContainsAny(key[:1], "\"`") || strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "`") ||
			strings.HasSuffix(value, `\`) || strings.Contains(value, "%(") {
			return nil, fmt.Errorf("line %d: %w", l.number, errNotRead)
		}
		if comment := strings.IndexAny(value, "#;"); comment >= 0 {
			value = strings.TrimSpace(value[:comment])
		}
		span := l.span(value)
		if value == "" {
			span = l.span(key)
		}
		section.Set(key, datatree.Leaf(iniValue(unquoted(value)), span))
	}
	return top.View(), nil
}

// unquoted returns a value without the quotes around it, where there are no
// others inside.
func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && strings.IndexByte(s[1:], s[0]) == len(s)-2 {
		return s[1 : len(s)-1]
	}
	return s
}

func iniValue(s string) any {
	if x, err := strconv.ParseFloat(s, 64); err == nil && !math.IsNaN(x) && !math.IsInf(x, 0) {
		return json.Number(strconv.FormatFloat(x, 'g', -1, 64))
	}
	if b, err := strconv.ParseBool(s); err == nil {
		return b
	}
	return s
}

// A textLine is one line of a file, its end left out.
type textLine struct {
	file   *source.File
	number int // from 1
	start  int
	text   string
}

func linesOf(f *source.File) []textLine {
	var all []textLine
	content := string(f.Content)
	start := 0
	if rest, ok := strings.CutPrefix(content, "\uFEFF"); ok {
		start = len(content) - len(rest)
	}
	for l := range strings.Lines(content[start:]) {
		all = append(all, textLine{f, len(all) + 1, start, strings.TrimRight(l, "\r\n")})
		start += len(l)
	}
	return slices.Clip(all)
}

// span returns the last place of a part of the line.
func (l textLine) span(part string) source.Span {
	at := l.start + max(strings.LastIndex(l.text, part), 0)
	return l.file.Span(at, at+len(part))
}
