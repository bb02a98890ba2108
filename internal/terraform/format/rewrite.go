package format

import (
	"slices"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// rewrites returns what terraform fmt changes in the tokens of body besides
// the space between them. The edits do not overlap.
func rewrites(tokens []token, body *hclsyntax.Body) []edit {
	r := rewriter{tokens: tokens, oddIndices: hasOddIndex(tokens)}
	r.body(body, false)
	for _, block := range body.Blocks {
		r.block(block, block.Type == "variable")
	}
	return r.edits
}

type rewriter struct {
	tokens     []token
	oddIndices bool // there may be some that indices drops
	edits      []edit
}

// block rewrites a block. Only a variable at the top has a type constraint.
func (r *rewriter) block(block *hclsyntax.Block, isVariable bool) {
	r.labels(block)
	r.body(block.Body, isVariable)
	for _, inner := range block.Body.Blocks {
		r.block(inner, false)
	}
}

// body rewrites the arguments of a body.
func (r *rewriter) body(body *hclsyntax.Body, isVariable bool) {
	for _, attr := range body.Attributes {
		if isVariable && attr.Name == "type" {
			r.constraint(attr.Expr)
		} else {
			r.value(attr.Expr)
		}
	}
}

// find returns the tokens that start in rng.
func (r *rewriter) find(rng hcl.Range) (start, end int) {
	start = r.firstFrom(rng.Start.Byte)
	end = start
	for end < len(r.tokens) && r.tokens[end].start < rng.End.Byte {
		end++
	}
	return start, end
}

// firstFrom returns the first token that starts at a byte offset or behind it.
func (r *rewriter) firstFrom(offset int) int {
	return sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].start >= offset })
}

// value unwraps a value that is one interpolation and nothing else.
func (r *rewriter) value(expr hclsyntax.Expression) {
	dropped := r.indices(expr)
	if _, ok := expr.(*hclsyntax.TemplateWrapExpr); !ok {
		return
	}
	start, end := r.find(expr.Range())
	first, last := start+2, end-3 // behind the quote and "${", before "}" and the quote
	if first > last || r.hasTemplate(first, last) {
		return
	}
	for first < last && r.tokens[first].kind == hclsyntax.TokenNewline {
		first++
	}
	for first < last && r.tokens[last].kind == hclsyntax.TokenNewline {
		last--
	}
	var open, closed []token
	inParens := r.tokens[first].kind == hclsyntax.TokenOParen && r.tokens[last].kind == hclsyntax.TokenCParen
	if r.hasNewline(first, last, dropped) && !inParens {
		open = []token{{kind: hclsyntax.TokenOParen, text: []byte("(")}}
		closed = []token{{kind: hclsyntax.TokenCParen, text: []byte(")")}}
	}
	r.edits = append(r.edits, edit{start, first, open}, edit{last + 1, end, closed})
}

// indices drops what stands between the brackets of x[null] and x[true]: not
// what anybody wants, but hclwrite knows literal indices only as strings and
// numbers, loses the others, and so does terraform fmt. It returns the edits.
func (r *rewriter) indices(expr hclsyntax.Expression) []edit {
	if !r.oddIndices {
		return nil
	}
	n := len(r.edits)
	for _, traversal := range expr.Variables() {
		for _, step := range traversal {
			index, ok := step.(hcl.TraverseIndex)
			if !ok || index.Key.Type() == cty.String || index.Key.Type() == cty.Number {
				continue
			}
			start, end := r.find(index.SrcRange)
			r.edits = append(r.edits, edit{start: start + 1, end: end - 1}) // at least one token
		}
	}
	return r.edits[n:]
}

// hasOddIndex reports whether tokens hold a bracket with null, true or false
// behind it.
func hasOddIndex(tokens []token) bool {
	inBracket := false
	for _, t := range tokens {
		switch t.kind {
		case hclsyntax.TokenOBrack:
			inBracket = true
		case hclsyntax.TokenNewline, hclsyntax.TokenComment:
		case hclsyntax.TokenIdent:
			if word := string(t.text); inBracket && (word == "null" || word == "true" || word == "false") {
				return true
			}
			inBracket = false
		default:
			inBracket = false
		}
	}
	return false
}

// hasTemplate reports whether tokens hold an interpolation or a directive that
// stands in no quotes: in a heredoc, where terraform fmt keeps its hands off.
func (r *rewriter) hasTemplate(first, last int) bool {
	quotes := 0
	for _, t := range r.tokens[first : last+1] {
		switch t.kind {
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
// comment, in a string or among what is dropped.
func (r *rewriter) hasNewline(first, last int, dropped []edit) bool {
	for i := first; i <= last; i++ {
		if r.tokens[i].kind == hclsyntax.TokenNewline &&
			!slices.ContainsFunc(dropped, func(e edit) bool { return e.start <= i && i < e.end }) {
			return true
		}
	}
	return false
}

// constraints are the type constraints of Terraform 0.11 and what they are now.
var constraints = map[string]string{
	`list`:     `list(any)`,
	`map`:      `map(any)`,
	`set`:      `set(any)`,
	`"string"`: `string`,
	`"list"`:   `list(string)`,
	`"map"`:    `map(string)`,
}

// constraint rewrites the type of a variable. Anything that is not in the
// table is left alone, "${string}" too.
func (r *rewriter) constraint(expr hclsyntax.Expression) {
	r.indices(expr)
	start, end := r.find(expr.Range())
	if end-start > 3 {
		return
	}
	var old []byte
	for _, t := range r.tokens[start:end] {
		old = append(old, t.text...)
	}
	if now := constraints[string(old)]; now != "" {
		r.edits = append(r.edits, edit{start, end, lex(now)})
	}
}

// lex returns the tokens of an expression.
func lex(text string) (tokens []token) {
	native, _ := hclsyntax.LexExpression([]byte(text), "", hcl.InitialPos)
	for _, t := range native[:len(native)-1] { // the last is the end of the file
		tokens = append(tokens, token{kind: t.Type, text: t.Bytes})
	}
	return tokens
}

// labels quotes the labels of a block and drops what stands between them.
func (r *rewriter) labels(block *hclsyntax.Block) {
	if len(block.LabelRanges) == 0 {
		return
	}
	start := r.firstFrom(block.TypeRange.End.Byte)
	end := r.firstFrom(block.OpenBraceRange.Start.Byte)
	for r.tokens[end-1].kind == hclsyntax.TokenComment { // behind the last label: kept
		end--
	}
	plain := true
	at := start
	for _, rng := range block.LabelRanges {
		first, behind := r.find(rng)
		plain = plain && first == at && isPlain(r.tokens[first:behind])
		at = behind
	}
	if plain {
		return
	}
	var labels []token
	for _, rng := range block.LabelRanges {
		if label, ok := labelOf(r.text(rng)); ok {
			labels = append(labels, quoted(label)...)
		}
	}
	r.edits = append(r.edits, edit{start, end, labels})
}

// text returns the source of the tokens that start in rng.
func (r *rewriter) text(rng hcl.Range) (text []byte) {
	first, behind := r.find(rng)
	for _, t := range r.tokens[first:behind] {
		text = append(text, t.text...)
	}
	return text
}

// quoted returns the tokens of a label in quotes.
func quoted(label string) (tokens []token) {
	for _, t := range hclwrite.TokensForValue(cty.StringVal(label)) {
		tokens = append(tokens, token{kind: t.Type, text: t.Bytes})
	}
	return tokens
}

// isPlain reports whether a label is in quotes and stays as it is for certain.
func isPlain(tokens []token) bool {
	if tokens[0].kind != hclsyntax.TokenOQuote {
		return false
	}
	for _, t := range tokens[1 : len(tokens)-1] {
		for _, c := range t.text {
			if c < ' ' || c > '~' || c == '\\' || c == '$' || c == '%' {
				return false
			}
		}
	}
	return true
}

// labelOf returns the value of a label. A quoted one counts only if the lexer
// makes a single literal of it: terraform fmt loses the others.
func labelOf(text []byte) (string, bool) {
	tokens, _ := hclsyntax.LexConfig(text, "", hcl.InitialPos)
	switch tokens = tokens[:len(tokens)-1]; { // the last is the end of the file
	case len(tokens) == 1 && tokens[0].Type == hclsyntax.TokenIdent:
		return string(tokens[0].Bytes), true
	case len(tokens) == 2 && tokens[0].Type == hclsyntax.TokenOQuote:
		return "", true
	case len(tokens) == 3 && tokens[1].Type == hclsyntax.TokenQuotedLit:
		label, diags := hclsyntax.ParseStringLiteralToken(tokens[1])
		return label, !diags.HasErrors()
	}
	return "", false
}
