package validate

import (
	"bytes"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// fixes returns the ways to put a diagnostic right.
func fixes(d Diagnostic) []lint.Fix {
	if d.Span.IsZero() || path.Ext(d.Span.File.Path) == ".json" {
		return nil
	}
	text := d.Span.Text()
	switch d.Summary {
	case "Quoted references are deprecated", "Quoted keywords are deprecated":
		if inner, ok := unquoted(text); ok {
			return []lint.Fix{fix("Remove the quotes", true, d.Span, inner)}
		}
		return nil
	case "Invalid quoted type constraints":
		switch inner, _ := unquoted(text); inner {
		case "string":
			return []lint.Fix{fix("Remove the quotes", true, d.Span, inner)}
		case "list", "map":
			return []lint.Fix{fix("Write the type in full", true, d.Span, inner+"(string)")}
		}
		return nil
	case "Invalid ignore_changes wildcard":
		if bytes.Equal(bytes.Join(bytes.Fields(text), nil), []byte(`["*"]`)) {
			return []lint.Fix{fix("Use the keyword all", true, d.Span, "all")}
		}
		return nil
	}
	return meant(d, string(text))
}

// meant offers the name that was probably meant.
func meant(d Diagnostic, text string) []lint.Fix {
	_, name, ok := strings.Cut(d.Message, `did you mean "`)
	if !ok {
		return nil
	}
	if name, ok = strings.CutSuffix(name, `"?`); !ok || strings.Contains(name, `"`) {
		return nil
	}
	span := d.Span
	if _, quoted := unquoted([]byte(text)); quoted {
		span.Start++
		span.End--
	} else if i := strings.LastIndexByte(text, '.'); i >= 0 {
		span.Start += i + 1
	}
	if !isName(span.Text()) {
		return nil
	}
	return []lint.Fix{fix(`Change it to "`+name+`"`, false, span, name)}
}

func fix(message string, safe bool, span source.Span, text string) lint.Fix {
	return lint.Fix{Message: message, Safe: safe, Edits: []lint.TextEdit{{Span: span, New: []byte(text)}}}
}

// unquoted returns the inside of a plain string in quotes.
func unquoted(text []byte) (string, bool) {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return "", false
	}
	inner := text[1 : len(text)-1]
	if bytes.ContainsAny(inner, "\"\\$%\n") {
		return "", false
	}
	return string(inner), true
}

func isName(text []byte) bool {
	for _, b := range text {
		if b != '_' && b != '-' && b != ':' && (b < '0' || b > '9') && (b < 'a' || b > 'z') && (b < 'A' || b > 'Z') && b < 0x80 {
			return false
		}
	}
	return len(text) > 0
}
