package format

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// rewrites returns what terraform fmt changes in src besides the space between
// tokens. The edits do not overlap.
func rewrites(src []byte, body *hclsyntax.Body) []edit {
	r := rewriter{src: src}
	for _, attr := range body.Attributes {
		r.value(attr)
	}
	for _, block := range body.Blocks {
		r.labels(block)
		if block.Type != "variable" {
			r.body(block.Body)
			continue
		}
		for _, attr := range block.Body.Attributes {
			if attr.Name == "type" {
				r.constraint(attr)
			} else {
				r.value(attr)
			}
		}
		for _, inner := range block.Body.Blocks {
			r.labels(inner)
			r.body(inner.Body)
		}
	}
	return r.edits
}

type rewriter struct {
	src   []byte
	edits []edit
}

func (r *rewriter) body(body *hclsyntax.Body) {
	for _, attr := range body.Attributes {
		r.value(attr)
	}
	for _, block := range body.Blocks {
		r.labels(block)
		r.body(block.Body)
	}
}

func (r *rewriter) replace(rng hcl.Range, text []byte) {
	r.edits = append(r.edits, edit{rng.Start.Byte, rng.End.Byte, text})
}

// value unwraps a value that is one interpolation and nothing else.
func (r *rewriter) value(attr *hclsyntax.Attribute) {
	if _, ok := attr.Expr.(*hclsyntax.TemplateWrapExpr); !ok {
		return
	}
	rng := attr.Expr.Range()
	text := rng.SliceBytes(r.src)
	tokens := lex(text)
	n := len(tokens)
	if n < 5 || tokens[0].Type != hclsyntax.TokenOQuote || tokens[1].Type != hclsyntax.TokenTemplateInterp ||
		tokens[n-2].Type != hclsyntax.TokenTemplateSeqEnd || tokens[n-1].Type != hclsyntax.TokenCQuote {
		return
	}
	inner := tokens[2 : n-2]
	if hasTemplate(inner) {
		return
	}
	for len(inner) > 0 && inner[0].Type == hclsyntax.TokenNewline {
		inner = inner[1:]
	}
	for len(inner) > 0 && inner[len(inner)-1].Type == hclsyntax.TokenNewline {
		inner = inner[:len(inner)-1]
	}
	if len(inner) == 0 {
		return
	}
	first, last := inner[0], inner[len(inner)-1]
	value := text[first.Range.Start.Byte:last.Range.End.Byte]
	if hasNewline(inner) && (first.Type != hclsyntax.TokenOParen || last.Type != hclsyntax.TokenCParen) {
		value = bytes.Join([][]byte{{'('}, value, {')'}}, nil)
	}
	r.replace(rng, value)
}

// hasTemplate reports whether tokens hold an interpolation or a directive that
// stands in no quotes: in a heredoc, where terraform fmt keeps its hands off.
func hasTemplate(tokens hclsyntax.Tokens) bool {
	quotes := 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOQuote:
			quotes++
		case hclsyntax.TokenCQuote:
			quotes--
		case hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateSeqEnd:
			if quotes == 0 {
				return true
			}
		}
	}
	return false
}

// hasNewline reports whether tokens hold a line end that counts: not one in a
// comment, nor one in a string.
func hasNewline(tokens hclsyntax.Tokens) bool {
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenNewline {
			return true
		}
	}
	return false
}

// constraint brings the type of a variable from the form of Terraform 0.11.
// Anything else there is left alone, "${string}" too.
func (r *rewriter) constraint(attr *hclsyntax.Attribute) {
	rng := attr.Expr.Range()
	switch string(rng.SliceBytes(r.src)) {
	case `list`:
		r.replace(rng, []byte(`list(any)`))
	case `map`:
		r.replace(rng, []byte(`map(any)`))
	case `set`:
		r.replace(rng, []byte(`set(any)`))
	case `"string"`:
		r.replace(rng, []byte(`string`))
	case `"list"`:
		r.replace(rng, []byte(`list(string)`))
	case `"map"`:
		r.replace(rng, []byte(`map(string)`))
	}
}

// labels quotes the labels of a block and drops what stands between them.
func (r *rewriter) labels(block *hclsyntax.Block) {
	if len(block.LabelRanges) == 0 {
		return
	}
	plain := true
	at := block.TypeRange.End.Byte
	for _, rng := range block.LabelRanges {
		plain = plain && isBlank(r.src[at:rng.Start.Byte]) && isPlainLabel(rng.SliceBytes(r.src))
		at = rng.End.Byte
	}
	if plain {
		return
	}
	var text []byte
	for _, rng := range block.LabelRanges {
		if label, ok := labelOf(rng.SliceBytes(r.src)); ok {
			text = append(text, ' ')
			text = append(text, hclwrite.TokensForValue(cty.StringVal(label)).Bytes()...)
		}
	}
	r.edits = append(r.edits, edit{block.TypeRange.End.Byte, at, text})
}

// isPlainLabel reports whether text is a quoted label that stays as it is for
// certain.
func isPlainLabel(text []byte) bool {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return false
	}
	for _, c := range text[1 : len(text)-1] {
		if c < ' ' || c > '~' || c == '"' || c == '\\' || c == '$' || c == '%' {
			return false
		}
	}
	return true
}

// labelOf returns the value of a label. A quoted one counts only if the lexer
// makes a single literal of it: terraform fmt loses the others.
func labelOf(text []byte) (string, bool) {
	tokens := lex(text)
	switch {
	case len(tokens) == 1 && tokens[0].Type == hclsyntax.TokenIdent:
		return string(tokens[0].Bytes), true
	case len(tokens) == 2 && tokens[0].Type == hclsyntax.TokenOQuote && tokens[1].Type == hclsyntax.TokenCQuote:
		return "", true
	case len(tokens) == 3 && tokens[0].Type == hclsyntax.TokenOQuote && tokens[1].Type == hclsyntax.TokenQuotedLit && tokens[2].Type == hclsyntax.TokenCQuote:
		label, diags := hclsyntax.ParseStringLiteralToken(tokens[1])
		return label, !diags.HasErrors()
	}
	return "", false
}

// lex returns the tokens of text, which is known to parse, without the one
// for the end of the file.
func lex(text []byte) hclsyntax.Tokens {
	tokens, _ := hclsyntax.LexExpression(text, "", hcl.InitialPos)
	return tokens[:len(tokens)-1]
}

func isBlank(b []byte) bool { return len(bytes.Trim(b, " \t")) == 0 }
