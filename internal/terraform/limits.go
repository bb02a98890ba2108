package terraform

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxDepth bounds the nesting of what is parsed: the parsers recur, and a Go
// program cannot survive the overflow of its stack. People nest 20 levels.
const maxDepth = 5_000

// maxTokens bounds the tokens of a file; parsing takes some 500 bytes for each.
// Five megabytes of addresses in quotes, a long list that was generated, pass.
const maxTokens = 2_000_000

// maxHeredoc bounds the lines of a heredoc times its bytes: the parser joins
// the lines one by one, so that a heredoc of 9 MB would take it an hour.
const maxHeredoc = 32 << 30

// maxIndent bounds the bytes of indentation that formatting could add: a file
// of a thousand nested blocks and a million short lines would become gigabytes.
const maxIndent = 256 << 20

// smallFile is a size in bytes below which nothing can be so deep or so slow
// that it matters; nearly every file is spared the count.
const smallFile = 32 << 10

// tooHard says why src is not to be parsed at all, or "".
func tooHard(src []byte, isJSON bool) string {
	if len(src) <= smallFile {
		return ""
	}
	if countTokens(src) > maxTokens {
		return fmt.Sprintf("not parsed: more than %d million words and signs", maxTokens/1_000_000)
	}
	var depth, heredoc int
	if isJSON {
		depth = jsonDepth(src)
	} else {
		tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
		depth, heredoc = tokenDepth(tokens), largestHeredoc(tokens)
	}
	switch {
	case depth > maxDepth:
		return fmt.Sprintf("not parsed: nested more than %d levels deep", maxDepth)
	case heredoc > maxHeredoc:
		return "not parsed: a heredoc is too long"
	}
	return ""
}

// countTokens returns about how many tokens src has: its words and its
// characters that are neither of a word nor white space.
func countTokens(src []byte) int {
	n := 0
	inWord := false
	for _, c := range src {
		isWord := c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-' || c == '.' || c >= 0x80
		if isWord && !inWord || !isWord && c != ' ' && c != '\t' && c != '\r' {
			n++
		}
		inWord = isWord
	}
	return n
}

// mayExplode reports whether src, formatted, could be far larger than it is.
// It counts brackets in strings and comments too, which is seldom too much.
func mayExplode(src []byte) bool {
	depth, indent := 0, 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case '\n':
			indent += 2 * depth
		}
	}
	return indent > maxIndent
}

// largestHeredoc returns the greatest product of lines and bytes of a heredoc;
// each line counts as 64 bytes at least, for the work that it is in itself.
func largestHeredoc(tokens hclsyntax.Tokens) int {
	largest, lines, size := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOHeredoc:
			lines, size = 0, 0
		case hclsyntax.TokenStringLit:
			lines++
			size += max(64, len(t.Bytes))
			largest = max(largest, lines*size)
		}
	}
	return largest
}

// jsonDepth returns how deeply arrays and objects nest in src.
func jsonDepth(src []byte) int {
	depth, deepest := 0, 0
	inString := false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '[' || c == '{':
			depth++
			deepest = max(deepest, depth)
		case c == ']' || c == '}':
			depth--
		}
	}
	return deepest
}

// tokenDepth returns a bound on the depth of the syntax tree. Brackets nest,
// and so do operators and what is applied to a value: each adds a level until
// the expression ends, at a comma or at the end of a line outside of ( and [.
func tokenDepth(tokens hclsyntax.Tokens) int {
	type bracket struct {
		open   hclsyntax.TokenType
		levels int // in the expression that is read, between these brackets
	}
	stack := []bracket{{open: hclsyntax.TokenOBrace}}
	depth, deepest := 0, 0
	end := func() {
		top := &stack[len(stack)-1]
		depth -= top.levels
		top.levels = 0
	}
	for _, t := range tokens {
		top := &stack[len(stack)-1]
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			top.levels++ // x[1][2] nests though the brackets do not
			stack = append(stack, bracket{open: t.Type})
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if len(stack) > 1 {
				end()
				stack = stack[:len(stack)-1]
			}
		case hclsyntax.TokenComma:
			end()
		case hclsyntax.TokenNewline, hclsyntax.TokenComment:
			if top.open == hclsyntax.TokenOBrace && (t.Type == hclsyntax.TokenNewline || isLineComment(t)) {
				end()
			}
		case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit:
		default: // an operator, or one by mistake
			top.levels++
			depth++
		}
		deepest = max(deepest, depth)
	}
	return deepest
}

func isLineComment(t hclsyntax.Token) bool {
	return len(t.Bytes) > 0 && (t.Bytes[0] == '#' || len(t.Bytes) > 1 && t.Bytes[1] == '/')
}
