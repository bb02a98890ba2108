package format

import "github.com/hashicorp/hcl/v2/hclsyntax"

// isSpaced reports whether a space stands between two tokens of a cell. Before
// is the kind of the token before them, 0 if there is none. The first rule that
// fits decides.
func isSpaced(before hclsyntax.TokenType, left, right token) bool {
	switch {
	case right.kind == hclsyntax.TokenNewline:
		return false
	case left.kind == hclsyntax.TokenIdent && right.kind == hclsyntax.TokenOParen: // f(x)
		return false
	case left.kind == hclsyntax.TokenIdent && right.kind == hclsyntax.TokenDoubleColon,
		left.kind == hclsyntax.TokenDoubleColon && right.kind == hclsyntax.TokenIdent: // provider::aws::f
		return false
	case left.kind == hclsyntax.TokenDot, right.kind == hclsyntax.TokenDot: // a.b
		return false
	case right.kind == hclsyntax.TokenComma, right.kind == hclsyntax.TokenEllipsis: // f(x, y...)
		return false
	case left.kind == hclsyntax.TokenComma:
		return true
	case isTextStart(left.kind), isTextEnd(right.kind): // "a${b}"
		return false
	case left.kind == hclsyntax.TokenIdent && string(left.text) == "in" && before == hclsyntax.TokenIdent: // for x in [y]
		return true
	case right.kind == hclsyntax.TokenOBrack &&
		(left.kind == hclsyntax.TokenIdent || left.kind == hclsyntax.TokenNumberLit || bracket(left) < 0): // a[0]
		return false
	case left.kind == hclsyntax.TokenBang:
		return false
	case left.kind == hclsyntax.TokenMinus:
		return !expectsValue(before) // a - b, but a + -b
	case left.kind == hclsyntax.TokenOBrace, right.kind == hclsyntax.TokenCBrace: // { a }, but {}
		return left.kind != hclsyntax.TokenOBrace || right.kind != hclsyntax.TokenCBrace
	case isTemplateStart(left.kind) && right.kind == hclsyntax.TokenOBrace: // ${ {a = 1} }
		return true
	case left.kind == hclsyntax.TokenCBrace && right.kind == hclsyntax.TokenTemplateSeqEnd:
		return true
	case left.kind == hclsyntax.TokenTemplateSeqEnd && isTemplateStart(right.kind): // ${a}${b}
		return false
	}
	return bracket(left) <= 0 && bracket(right) >= 0 // (a), [a]
}

// isTextStart reports whether what follows is, or may be, text to be kept.
func isTextStart(kind hclsyntax.TokenType) bool {
	switch kind {
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		return true
	}
	return false
}

func isTextEnd(kind hclsyntax.TokenType) bool {
	switch kind {
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
		return true
	}
	return false
}

func isTemplateStart(kind hclsyntax.TokenType) bool {
	return kind == hclsyntax.TokenTemplateInterp || kind == hclsyntax.TokenTemplateControl
}

// expectsValue reports whether a minus behind a token of this kind is a sign.
func expectsValue(kind hclsyntax.TokenType) bool {
	switch kind {
	case 0,
		hclsyntax.TokenOParen, hclsyntax.TokenOBrace, hclsyntax.TokenOBrack,
		hclsyntax.TokenEqual, hclsyntax.TokenColon, hclsyntax.TokenComma, hclsyntax.TokenQuestion,
		hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent, hclsyntax.TokenMinus,
		hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq,
		hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq,
		hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenBang:
		return true
	}
	return false
}
