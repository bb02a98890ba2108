package gitlab

import (
	"fmt"
	"strings"
)

// The expressions of rules:if are described in
// https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions.

// A tokenKind is what a part of an expression is.
type tokenKind uint8

const (
	operand tokenKind = iota
	compare           // == != =~ !~
	logical           // && ||
	not
	opening
	closing
)

type token struct {
	kind       tokenKind
	text       string
	start, end int
}

// An exprError says what is wrong with an expression and where in its text.
type exprError struct {
	start, end int
	message    string
}

// checkExpression returns what is wrong with an expression; nil for a good one.
func checkExpression(text string) *exprError {
	tokens, bad := tokenize(text)
	if bad != nil {
		return bad
	}
	if len(tokens) == 0 {
		return &exprError{0, len(text), "is empty"}
	}
	var open []token
	wantOperand := true
	for i, t := range tokens {
		switch {
		case t.kind == opening:
			if !wantOperand {
				return unexpected(t, "an operator is missing before it")
			}
			open = append(open, t)
		case t.kind == closing:
			if len(open) == 0 {
				return unexpected(t, "nothing was opened")
			}
			if wantOperand {
				return unexpected(t, "a value is missing before it")
			}
			open = open[:len(open)-1]
		case t.kind == not:
			if !wantOperand {
				return unexpected(t, "an operator is missing before it")
			}
		case t.kind == operand:
			if !wantOperand {
				return unexpected(t, "an operator is missing before it")
			}
			wantOperand = false
		default:
			if wantOperand {
				return unexpected(t, "a value is missing before it")
			}
			wantOperand = true
		}
		if i == len(tokens)-1 && wantOperand {
			return &exprError{t.start, t.end, fmt.Sprintf("ends in %q", t.text)}
		}
	}
	if len(open) > 0 {
		return &exprError{open[0].start, open[0].end, "has a parenthesis that is not closed"}
	}
	return nil
}

func unexpected(t token, why string) *exprError {
	return &exprError{t.start, t.end, fmt.Sprintf("has %q where it does not belong: %s", t.text, why)}
}

func tokenize(text string) (tokens []token, bad *exprError) {
	for at := 0; at < len(text); {
		rest := text[at:]
		kind, n := next(rest)
		if n == 0 {
			return nil, unreadable(text, at)
		}
		if kind != space {
			tokens = append(tokens, token{kind, rest[:n], at, at + n})
		}
		at += n
	}
	return tokens, nil
}

const space tokenKind = 255

// next returns the kind and length of the first token of text; 0 for none.
func next(text string) (tokenKind, int) {
	switch c := text[0]; {
	case strings.IndexByte(" \t\r\n", c) >= 0:
		return space, 1
	case c == '(':
		return opening, 1
	case c == ')':
		return closing, 1
	case c == '"' || c == '\'':
		if i := strings.IndexByte(text[1:], c); i >= 0 {
			return operand, i + 2
		}
		return operand, 0
	case c == '/':
		return operand, patternLength(text)
	case strings.HasPrefix(text, "$[["):
		if i := strings.Index(text, "]]"); i >= 0 {
			return operand, i + 2
		}
		return operand, 0
	case c == '$':
		return operand, variableLength(text)
	}
	for _, op := range []string{"==", "!=", "=~", "!~"} {
		if strings.HasPrefix(text, op) {
			return compare, len(op)
		}
	}
	for _, op := range []string{"&&", "||"} {
		if strings.HasPrefix(text, op) {
			return logical, len(op)
		}
	}
	if text[0] == '!' {
		return not, 1
	}
	for _, word := range []string{"null", "true", "false"} {
		if strings.HasPrefix(text, word) && wordLength(text) == len(word) {
			return operand, len(word)
		}
	}
	return operand, 0
}

// patternLength is the length of a /pattern/ with its flags; 0 for none.
func patternLength(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '/':
			n := i + 1
			for n < len(text) && strings.IndexByte("ismUx", text[n]) >= 0 {
				n++
			}
			return n
		}
	}
	return 0
}

func variableLength(text string) int {
	if strings.HasPrefix(text, "${") {
		if i := strings.IndexByte(text, '}'); i > 2 {
			return i + 1
		}
		return 0
	}
	if n := wordLength(text[1:]); n > 0 {
		return n + 1
	}
	return 0
}

func wordLength(text string) int {
	n := 0
	for n < len(text) && (text[n] == '_' || text[n] >= '0' && text[n] <= '9' || text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z') {
		n++
	}
	return n
}

// unreadable says what the text at an offset might have been meant to be.
func unreadable(text string, at int) *exprError {
	rest := text[at:]
	bad := func(n int, format string, args ...any) *exprError {
		return &exprError{at, at + n, fmt.Sprintf(format, args...)}
	}
	switch c := rest[0]; {
	case c == '"' || c == '\'':
		return bad(1, "has a quote that is not closed")
	case c == '/':
		return bad(1, "has a pattern that is not closed")
	case c == '=':
		return bad(1, "has =; to compare, write ==")
	case c == '&' || c == '|':
		return bad(1, "has %c; write %c%c", c, c, c)
	case strings.HasPrefix(rest, "$"):
		return bad(1, "has $ without the name of a variable")
	}
	n := max(wordLength(rest), 1)
	word := rest[:n]
	switch {
	case n == 1 && wordLength(rest) == 0:
		return bad(n, "has %q, which no expression has", word)
	case word == strings.ToUpper(word):
		return bad(n, "has %s; a variable begins with $", word)
	case word == "and" || word == "or":
		return bad(n, "has %s; write %s", word, map[string]string{"and": "&&", "or": "||"}[word])
	}
	return bad(n, "has %s; text is written in quotes", word)
}
