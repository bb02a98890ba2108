package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// word returns a word as the program gets it.
func (s *scope) word(n *syntax.Word) Word {
	w := Word{Literal: true}
	w.Start, w.End = s.at.at(n.Pos(), n.End())
	var text strings.Builder
	for _, part := range n.Parts {
		s.part(&text, part, &w, false)
	}
	w.Text = text.String()
	return w
}

func (s *scope) part(text *strings.Builder, part syntax.WordPart, w *Word, quoted bool) {
	switch p := part.(type) {
	case *syntax.Lit:
		if strings.ContainsAny(p.Value, "*?[~{") && p.Value != "[" {
			w.Literal = false
		}
		text.WriteString(unescape(p.Value, ""))
	case *syntax.SglQuoted:
		text.WriteString(p.Value)
	case *syntax.DblQuoted:
		for _, inner := range p.Parts {
			if lit, ok := inner.(*syntax.Lit); ok {
				text.WriteString(unescape(lit.Value, "$`\"\\\n"))
				continue
			}
			s.part(text, inner, w, true)
		}
	default:
		w.Literal = false
		if v, ok := part.(*syntax.ParamExp); ok && v.Param != nil && !v.Length {
			e := Expansion{Name: v.Param.Value, Quoted: quoted}
			e.Start, e.End = s.at.at(v.Pos(), v.End())
			w.Expansions = append(w.Expansions, e)
		}
		text.WriteString(s.source(part))
	}
}

// source returns the text of a node.
func (s *scope) source(n syntax.Node) string {
	start, end := int(n.Pos().Offset()), int(n.End().Offset())
	if start > end || end > len(s.src) {
		return ""
	}
	return s.src[start:end]
}

// unescape removes the backslashes in front of the bytes of special, or of any
// byte where that is empty.
func unescape(text, special string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && (special == "" || strings.IndexByte(special, text[i+1]) >= 0) {
			i++
			if text[i] == '\n' {
				continue
			}
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// text returns the script that a word holds, and how its bytes map to those of
// the outermost script.
func (s *scope) text(n *syntax.Word) (string, offsets, bool) {
	start, end := s.at.at(n.Pos(), n.End())
	whole := offsets{base: start, end: end, fixed: true}
	if len(n.Parts) == 1 {
		switch p := n.Parts[0].(type) {
		case *syntax.SglQuoted:
			if !p.Dollar && !s.at.fixed {
				return p.Value, offsets{base: start + 1}, true
			}
			return p.Value, whole, true
		case *syntax.DblQuoted:
			inner := s.source(p)
			if len(inner) < 2 || len(p.Parts) == 1 && isExpansion(p.Parts[0]) {
				return "", whole, false
			}
			inner = inner[1 : len(inner)-1]
			if strings.IndexByte(inner, '\\') < 0 && !s.at.fixed {
				return inner, offsets{base: start + 1}, true
			}
			return unescape(inner, "$`\"\\\n"), whole, true
		default:
			if isExpansion(p) {
				return "", whole, false
			}
		}
	}
	return s.word(n).Text, whole, true
}

// isExpansion reports whether a part of a word is known to a running shell only.
func isExpansion(part syntax.WordPart) bool {
	switch part.(type) {
	case *syntax.CmdSubst, *syntax.ParamExp:
		return true
	}
	return false
}
