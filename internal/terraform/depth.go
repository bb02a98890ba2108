package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxDepth bounds the nesting of what is parsed: the parsers recur, and a Go
// program cannot survive the overflow of its stack. People nest 20 levels.
const maxDepth = 10_000

// smallFile is a size in bytes below which no nesting is dangerous, so that
// nearly every file is spared the count.
const smallFile = 32 << 10

// isTooDeep reports whether src nests deeper than maxDepth.
func isTooDeep(src []byte, isJSON bool) bool {
	switch {
	case len(src) <= smallFile:
		return false
	case isJSON:
		return jsonDepth(src) > maxDepth
	}
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	return tokenDepth(tokens) > maxDepth
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
