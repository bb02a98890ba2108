package rewrite

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// JSON returns a body of JSON such that the templates in the strings of its
// arguments are rewritten by f when they are evaluated: HCL parses them no
// earlier. Only those are whose source, a part of content, wants it.
func JSON(body hcl.Body, content []byte, wants func(src []byte) bool, f func(hclsyntax.Expression) hclsyntax.Expression) hcl.Body {
	return &jsonBody{body, &jsonFile{content, wants, f}}
}

type jsonFile struct {
	content []byte
	wants   func(src []byte) bool
	rewrite func(hclsyntax.Expression) hclsyntax.Expression
}

type jsonBody struct {
	hcl.Body
	file *jsonFile
}

func (b *jsonBody) Content(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Diagnostics) {
	content, diags := b.Body.Content(schema)
	return b.wrap(content), diags
}

func (b *jsonBody) PartialContent(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Body, hcl.Diagnostics) {
	content, remain, diags := b.Body.PartialContent(schema)
	return b.wrap(content), &jsonBody{remain, b.file}, diags
}

func (b *jsonBody) JustAttributes() (hcl.Attributes, hcl.Diagnostics) {
	attrs, diags := b.Body.JustAttributes()
	b.file.attributes(attrs)
	return attrs, diags
}

func (b *jsonBody) wrap(content *hcl.BodyContent) *hcl.BodyContent {
	b.file.attributes(content.Attributes)
	for _, block := range content.Blocks {
		block.Body = &jsonBody{block.Body, b.file}
	}
	return content
}

func (f *jsonFile) attributes(attrs hcl.Attributes) {
	for _, a := range attrs {
		if r := a.Expr.Range(); r.CanSliceBytes(f.content) && f.wants(r.SliceBytes(f.content)) {
			a.Expr = &jsonExpr{a.Expr, f}
		}
	}
}

// A jsonExpr is a JSON expression the templates of which are rewritten.
type jsonExpr struct {
	hcl.Expression
	file *jsonFile
}

// UnwrapExpression lets HCL see what the expression is.
func (e *jsonExpr) UnwrapExpression() hcl.Expression { return e.Expression }

// ExprList is what hcl.ExprList asks for.
func (e *jsonExpr) ExprList() []hcl.Expression {
	items, diags := hcl.ExprList(e.Expression)
	if diags.HasErrors() {
		return nil
	}
	out := make([]hcl.Expression, len(items))
	for i, item := range items {
		out[i] = &jsonExpr{item, e.file}
	}
	return out
}

// ExprMap is what hcl.ExprMap asks for.
func (e *jsonExpr) ExprMap() []hcl.KeyValuePair {
	pairs, diags := hcl.ExprMap(e.Expression)
	if diags.HasErrors() {
		return nil
	}
	out := make([]hcl.KeyValuePair, len(pairs))
	for i, pair := range pairs {
		out[i] = hcl.KeyValuePair{Key: &jsonExpr{pair.Key, e.file}, Value: &jsonExpr{pair.Value, e.file}}
	}
	return out
}

// Value implements hcl.Expression as HCL does for JSON.
func (e *jsonExpr) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if ctx == nil { // strings are taken as they stand
		return e.Expression.Value(nil)
	}
	if pairs := e.ExprMap(); pairs != nil {
		return e.object(pairs, ctx)
	}
	if items := e.ExprList(); items != nil {
		vals := make([]cty.Value, len(items))
		var diags hcl.Diagnostics
		for i, item := range items {
			val, more := item.Value(ctx)
			vals[i], diags = val, append(diags, more...)
		}
		return cty.TupleVal(vals), diags
	}
	text, diags := e.Expression.Value(nil)
	if diags.HasErrors() || !text.IsKnown() || text.IsNull() || text.Type() != cty.String {
		return e.Expression.Value(ctx)
	}
	start := e.Range().Start
	start.Byte++ // the quote
	start.Column++
	expr, diags := hclsyntax.ParseTemplate([]byte(text.AsString()), e.Range().Filename, start)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	val, more := e.file.rewrite(expr).Value(ctx)
	return val, append(diags, more...)
}

// object evaluates an object, the names of which are templates too.
func (e *jsonExpr) object(pairs []hcl.KeyValuePair, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	bad := func(pair hcl.KeyValuePair, summary, format string, args ...any) {
		rng := pair.Key.Range()
		diags = append(diags, &hcl.Diagnostic{
			Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: &rng, Expression: e, EvalContext: ctx,
		})
	}
	attrs := make(map[string]cty.Value, len(pairs))
	known := true
	for _, pair := range pairs {
		name, more := pair.Key.Value(ctx)
		val, valueDiags := pair.Value.Value(ctx)
		diags = append(append(diags, more...), valueDiags...)
		name, _ = name.Unmark()
		name, err := convert.Convert(name, cty.String)
		switch {
		case err != nil:
			bad(pair, "Invalid object key expression", "the name of a property is a string: %s", err)
			continue
		case name.IsNull():
			bad(pair, "Invalid object key expression", "the name of a property is null")
			continue
		case !name.IsKnown():
			known = false
			continue
		}
		if _, ok := attrs[name.AsString()]; ok {
			bad(pair, "Duplicate object attribute", "there is a property %q already", name.AsString())
			continue
		}
		attrs[name.AsString()] = val
	}
	if !known {
		return cty.DynamicVal, diags
	}
	return cty.ObjectVal(attrs), diags
}
