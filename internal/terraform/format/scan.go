package format

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// scan returns the tokens of src, which parses. They are those of hclsyntax,
// but for a literal, which is one token here even if a $ or % in it makes
// several there. It takes a fraction of the time: hclsyntax counts the columns
// of every token, which formatting has no use for.
func scan(src []byte, tokens []token) []token {
	s := scanner{src: src, tokens: tokens}
	if s.main(false) && s.at == len(src) {
		s.emit(hclsyntax.TokenEOF, 0)
		return s.tokens
	}
	return lexed(src, tokens)
}

// lexed is scan by hclsyntax.
func lexed(src []byte, tokens []token) []token {
	native, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	last := 0
	for _, t := range native {
		tokens = append(tokens, token{t.Type, t.Bytes, t.Range.Start.Byte - last, t.Range.Start.Byte})
		last = t.Range.End.Byte
	}
	return tokens
}

// A scanner takes source apart. Its methods return false for what they are not
// sure of, such as names with letters beyond ASCII.
type scanner struct {
	src    []byte
	at     int // everything before is in tokens
	last   int // the end of the last token
	tokens []token
}

// emit makes a token of the next n bytes.
func (s *scanner) emit(kind hclsyntax.TokenType, n int) {
	s.tokens = append(s.tokens, token{kind, s.src[s.at : s.at+n], s.at - s.last, s.at})
	s.at += n
	s.last = s.at
}

// peek returns the byte n further on, 0 behind the end.
func (s *scanner) peek(n int) byte {
	if s.at+n < len(s.src) {
		return s.src[s.at+n]
	}
	return 0
}

// main scans code up to the end of the source or, in a template, up to the end
// of the interpolation.
func (s *scanner) main(inTemplate bool) bool {
	braces := 0
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == ' ' || c == '\t':
			s.at++
		case isLetter(c):
			n := 1
			for isLetter(s.peek(n)) || isDigit(s.peek(n)) || s.peek(n) == '-' {
				n++
			}
			if s.peek(n) >= 0x80 {
				return false
			}
			s.emit(hclsyntax.TokenIdent, n)
		case isDigit(c):
			s.emit(hclsyntax.TokenNumberLit, s.number())
		case c == '"':
			s.emit(hclsyntax.TokenOQuote, 1)
			if !s.quoted() {
				return false
			}
		case c == '{':
			braces++
			s.emit(hclsyntax.TokenOBrace, 1)
		case c == '}' || c == '~' && s.peek(1) == '}':
			n := 1
			if c == '~' {
				n = 2
			}
			if braces == 0 && inTemplate {
				s.emit(hclsyntax.TokenTemplateSeqEnd, n)
				return true
			}
			if n > 1 {
				return false
			}
			braces--
			s.emit(hclsyntax.TokenCBrace, n)
		case c == '#' || c == '/' && (s.peek(1) == '/' || s.peek(1) == '*'):
			if !s.comment() {
				return false
			}
		case c == '\n':
			s.emit(hclsyntax.TokenNewline, 1)
		case c == '\r' && s.peek(1) == '\n':
			s.emit(hclsyntax.TokenNewline, 2)
		case c == '<' && s.peek(1) == '<':
			if !s.heredoc() {
				return false
			}
		default:
			kind, n := operator(c, s.peek(1), s.peek(2))
			if n == 0 {
				return false
			}
			s.emit(kind, n)
		}
	}
	return !inTemplate
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// operator returns what a, b and c start with, and its length: 0 for none.
func operator(a, b, c byte) (hclsyntax.TokenType, int) {
	switch a {
	case '=':
		switch b {
		case '=':
			return hclsyntax.TokenEqualOp, 2
		case '>':
			return hclsyntax.TokenFatArrow, 2
		}
	case '!':
		if b == '=' {
			return hclsyntax.TokenNotEqual, 2
		}
	case '>':
		if b == '=' {
			return hclsyntax.TokenGreaterThanEq, 2
		}
	case '<':
		if b == '=' {
			return hclsyntax.TokenLessThanEq, 2
		}
	case '&':
		if b != '&' {
			return 0, 0
		}
		return hclsyntax.TokenAnd, 2
	case '|':
		if b != '|' {
			return 0, 0
		}
		return hclsyntax.TokenOr, 2
	case ':':
		if b == ':' {
			return hclsyntax.TokenDoubleColon, 2
		}
	case '.':
		if b == '.' && c == '.' {
			return hclsyntax.TokenEllipsis, 3
		}
	case '[', ']', '(', ')', ',', '*', '/', '%', '+', '-', '?':
	default:
		return 0, 0
	}
	return hclsyntax.TokenType(a), 1
}

// number returns the length of a number. The lexer takes 1.2.3 for one, but
// leaves dots at the end alone.
func (s *scanner) number() int {
	end := 1
	for n := 1; ; {
		switch c := s.peek(n); {
		case isDigit(c):
			n++
			end = n
		case c == '.':
			n++
		case c|0x20 == 'e' && isDigit(s.peek(n+1)):
			n += 2
			end = n
		case c|0x20 == 'e' && (s.peek(n+1) == '+' || s.peek(n+1) == '-') && isDigit(s.peek(n+2)):
			n += 3
			end = n
		default:
			return end
		}
	}
}

// comment scans a comment; with # and // the end of its line is part of it.
func (s *scanner) comment() bool {
	rest := s.src[s.at:]
	if s.peek(1) == '*' && rest[0] == '/' {
		end := bytes.Index(rest[2:], []byte("*/"))
		if end < 0 {
			return false
		}
		s.emit(hclsyntax.TokenComment, 2+end+2)
		return true
	}
	end := bytes.IndexByte(rest, '\n') + 1
	if end == 0 {
		end = len(rest)
	}
	s.emit(hclsyntax.TokenComment, end)
	return true
}

// quoted scans the rest of a string.
func (s *scanner) quoted() bool {
	n := 0 // bytes of the literal
	for {
		switch s.peek(n) {
		case '"':
			s.literal(hclsyntax.TokenQuotedLit, n)
			s.emit(hclsyntax.TokenCQuote, 1)
			return true
		case 0, '\n', '\r':
			return false
		case '\\':
			if c := s.peek(n + 1); c < ' ' {
				return false
			}
			n += 2
		case '$', '%':
			var ok bool
			if n, ok = s.dollar(hclsyntax.TokenQuotedLit, n); !ok {
				return false
			}
		default:
			n++
		}
	}
}

// dollar scans a $ or % that is n bytes ahead, behind text of a kind, with the
// interpolation that it may begin. It returns how much text is ahead then.
func (s *scanner) dollar(kind hclsyntax.TokenType, n int) (int, bool) {
	switch s.sequence(n) {
	case template:
		s.literal(kind, n)
		return 0, s.template()
	case escape:
		return n + 3, true
	case text:
		return n + 1, true
	}
	return n, false
}

// heredoc scans a heredoc.
func (s *scanner) heredoc() bool {
	n := 2
	if s.peek(n) == '-' {
		n++
	}
	start := n
	if !isLetter(s.peek(n)) {
		return false
	}
	for isLetter(s.peek(n)) || isDigit(s.peek(n)) || s.peek(n) == '-' {
		n++
	}
	marker := s.src[s.at+start : s.at+n]
	if s.peek(n) == '\r' {
		n++
	}
	if s.peek(n) != '\n' {
		return false
	}
	s.emit(hclsyntax.TokenOHeredoc, n+1)
	for {
		rest := s.src[s.at:]
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			return false
		}
		if bytes.Equal(bytes.TrimSpace(rest[:end]), marker) {
			if end > 0 && rest[end-1] == '\r' {
				end--
			}
			s.emit(hclsyntax.TokenCHeredoc, end)
			return true // the newline is that of the code
		}
		if !s.heredocLine() {
			return false
		}
	}
}

// heredocLine scans a line of a heredoc with its end. An interpolation may
// go on for more lines.
func (s *scanner) heredocLine() bool {
	for n := 0; ; {
		switch s.peek(n) {
		case '\n':
			s.literal(hclsyntax.TokenStringLit, n+1)
			return true
		case 0:
			return false
		case '$', '%':
			var ok bool
			if n, ok = s.dollar(hclsyntax.TokenStringLit, n); !ok {
				return false
			}
		default:
			n++
		}
	}
}

// literal makes a token of the next n bytes if there are any.
func (s *scanner) literal(kind hclsyntax.TokenType, n int) {
	if n > 0 {
		s.emit(kind, n)
	}
}

// What a $ or % in a template is.
const (
	unsure = iota
	text
	escape   // $${
	template // ${
)

// sequence says what starts with the $ or % n bytes further on.
func (s *scanner) sequence(n int) int {
	switch c, next := s.peek(n), s.peek(n+1); {
	case next == '{':
		return template
	case next == c && s.peek(n+2) == '{':
		return escape
	case next == '$' || next == '%' || next == '\\' || next < ' ' || next >= 0x80:
		return unsure
	}
	return text
}

// template scans ${ or %{ and all up to its end.
func (s *scanner) template() bool {
	kind := hclsyntax.TokenTemplateInterp
	if s.src[s.at] == '%' {
		kind = hclsyntax.TokenTemplateControl
	}
	n := 2
	if s.peek(n) == '~' {
		n++
	}
	s.emit(kind, n)
	return s.main(true)
}
