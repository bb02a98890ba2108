// Package rewrite changes expressions of parsed files without changing the
// files: what changes is copied, all else is shared.
package rewrite

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// A Func returns what stands in place of an expression, or nil to leave it. It
// is called for the parts of an expression before the expression itself.
type Func func(hclsyntax.Expression) hclsyntax.Expression

// A Wrapper is an expression of another package that has one of the language
// inside, which is rewritten too.
type Wrapper interface {
	hclsyntax.Expression
	// Inner returns the expression inside, and With a copy of the wrapper
	// around another one.
	Inner() hclsyntax.Expression
	With(inner hclsyntax.Expression) hclsyntax.Expression
}

// Body rewrites all expressions in body; false if there was nothing to do.
func Body(body *hclsyntax.Body, f Func) (*hclsyntax.Body, bool) {
	attributes, blocks, changed := body.Attributes, body.Blocks, false
	for name, a := range body.Attributes {
		expr, ok := Expr(a.Expr, f)
		if !ok {
			continue
		}
		if !changed {
			attributes, changed = maps.Clone(body.Attributes), true
		}
		copied := *a
		copied.Expr = expr
		attributes[name] = &copied
	}
	cloned := false
	for i, b := range body.Blocks {
		inner, ok := Body(b.Body, f)
		if !ok {
			continue
		}
		if !cloned {
			blocks, cloned = slices.Clone(body.Blocks), true
		}
		copied := *b
		copied.Body = inner
		blocks[i] = &copied
	}
	if !changed && !cloned {
		return body, false
	}
	return &hclsyntax.Body{Attributes: attributes, Blocks: blocks, SrcRange: body.SrcRange, EndRange: body.EndRange}, true
}

// Expr rewrites expr and everything in it; false if there was nothing to do.
func Expr(expr hclsyntax.Expression, f Func) (hclsyntax.Expression, bool) {
	out, changed := parts(expr, f)
	if replaced := f(out); replaced != nil {
		return replaced, true
	}
	return out, changed
}

// parts rewrites what is in expr.
func parts(expr hclsyntax.Expression, f Func) (hclsyntax.Expression, bool) {
	if w, ok := expr.(Wrapper); ok {
		inner, changed := Expr(w.Inner(), f)
		if !changed {
			return expr, false
		}
		return w.With(inner), true
	}
	out, inner := copied(expr)
	changed := false
	for _, e := range inner {
		if *e == nil {
			continue
		}
		if replaced, ok := Expr(*e, f); ok {
			*e, changed = replaced, true
		}
	}
	if !changed {
		return expr, false
	}
	return out, true
}

// copied returns a copy of expr and where the expressions in it stand.
func copied(expr hclsyntax.Expression) (out hclsyntax.Expression, inner []*hclsyntax.Expression) {
	switch e := expr.(type) {
	case *hclsyntax.BinaryOpExpr:
		c := *e
		return &c, places(&c.LHS, &c.RHS)
	case *hclsyntax.UnaryOpExpr:
		c := *e
		return &c, places(&c.Val)
	case *hclsyntax.ParenthesesExpr:
		c := *e
		return &c, places(&c.Expression)
	case *hclsyntax.ConditionalExpr:
		c := *e
		return &c, places(&c.Condition, &c.TrueResult, &c.FalseResult)
	case *hclsyntax.FunctionCallExpr:
		c := *e
		c.Args, inner = each(c.Args)
		return &c, inner
	case *hclsyntax.IndexExpr:
		c := *e
		return &c, places(&c.Collection, &c.Key)
	case *hclsyntax.RelativeTraversalExpr:
		c := *e
		return &c, places(&c.Source)
	case *hclsyntax.SplatExpr:
		c := *e
		return &c, places(&c.Source)
	case *hclsyntax.ForExpr:
		c := *e
		return &c, places(&c.CollExpr, &c.KeyExpr, &c.ValExpr, &c.CondExpr)
	case *hclsyntax.TupleConsExpr:
		c := *e
		c.Exprs, inner = each(c.Exprs)
		return &c, inner
	case *hclsyntax.ObjectConsExpr:
		c := *e
		c.Items = slices.Clone(e.Items)
		for i := range c.Items {
			inner = append(inner, &c.Items[i].KeyExpr, &c.Items[i].ValueExpr)
		}
		return &c, inner
	case *hclsyntax.ObjectConsKeyExpr:
		c := *e
		return &c, places(&c.Wrapped)
	case *hclsyntax.TemplateExpr:
		c := *e
		c.Parts, inner = each(c.Parts)
		return &c, inner
	case *hclsyntax.TemplateWrapExpr:
		c := *e
		return &c, places(&c.Wrapped)
	case *hclsyntax.TemplateJoinExpr:
		c := *e
		return &c, places(&c.Tuple)
	}
	return expr, nil
}

func places(all ...*hclsyntax.Expression) []*hclsyntax.Expression { return all }

// each returns a copy of a list and the places in it.
func each(list []hclsyntax.Expression) (out []hclsyntax.Expression, inner []*hclsyntax.Expression) {
	out = slices.Clone(list)
	for i := range out {
		inner = append(inner, &out[i])
	}
	return out, inner
}
