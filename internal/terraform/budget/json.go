package budget

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// JSON is Body for a file in JSON. Its expressions are parsed when they are
// evaluated, so there is nothing to wrap: an argument with loops inside of
// loops, which hardly anybody writes there, is left unknown as a whole.
func JSON(body hcl.Body, content []byte) hcl.Body {
	if bytes.Count(content, []byte("for")) < 2 || !nestedLoops(content) {
		return body
	}
	return &jsonBody{body, content}
}

// A jsonBody is a body of JSON in which arguments are made unknown.
type jsonBody struct {
	hcl.Body
	content []byte
}

func (b *jsonBody) Content(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Diagnostics) {
	content, diags := b.Body.Content(schema)
	return b.limit(content), diags
}

func (b *jsonBody) PartialContent(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Body, hcl.Diagnostics) {
	content, remain, diags := b.Body.PartialContent(schema)
	return b.limit(content), &jsonBody{remain, b.content}, diags
}

func (b *jsonBody) JustAttributes() (hcl.Attributes, hcl.Diagnostics) {
	attrs, diags := b.Body.JustAttributes()
	b.limitAttributes(attrs)
	return attrs, diags
}

func (b *jsonBody) limit(content *hcl.BodyContent) *hcl.BodyContent {
	b.limitAttributes(content.Attributes)
	for _, block := range content.Blocks {
		block.Body = &jsonBody{block.Body, b.content}
	}
	return content
}

func (b *jsonBody) limitAttributes(attrs hcl.Attributes) {
	for _, a := range attrs {
		if r := a.Expr.Range(); r.CanSliceBytes(b.content) && nestedLoops(r.SliceBytes(b.content)) {
			a.Expr = hcl.StaticExpr(cty.DynamicVal, r)
		}
	}
}

// nestedLoops reports whether a string of the JSON in src is a template with
// loops inside of loops.
func nestedLoops(src []byte) bool {
	for len(src) > 0 {
		start := bytes.IndexByte(src, '"')
		if start < 0 {
			return false
		}
		end := start + 1
		for end < len(src) && src[end] != '"' {
			if src[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(src) {
			return false
		}
		var s string
		if bytes.Count(src[start:end], []byte("for")) > 1 && json.Unmarshal(src[start:end+1], &s) == nil && nestedInTemplate(s) {
			return true
		}
		src = src[end+1:]
	}
	return false
}

func nestedInTemplate(s string) bool {
	if !strings.Contains(s, "{") {
		return false
	}
	expr, diags := hclsyntax.ParseTemplate([]byte(s), "", hcl.InitialPos)
	if diags.HasErrors() {
		return false
	}
	var w nesting
	_ = hclsyntax.Walk(expr, &w)
	return w.deepest > 1
}

// nesting finds how deep loops are nested.
type nesting struct{ depth, deepest int }

func (w *nesting) Enter(n hclsyntax.Node) hcl.Diagnostics {
	if _, ok := n.(*hclsyntax.ForExpr); ok {
		w.depth++
		w.deepest = max(w.deepest, w.depth)
	}
	return nil
}

func (w *nesting) Exit(n hclsyntax.Node) hcl.Diagnostics {
	if _, ok := n.(*hclsyntax.ForExpr); ok {
		w.depth--
	}
	return nil
}
