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
	changed := false
	one := func(e *hclsyntax.Expression) {
		if *e == nil {
			return
		}
		if inner, ok := Expr(*e, f); ok {
			*e, changed = inner, true
		}
	}
	many := func(all []hclsyntax.Expression) []hclsyntax.Expression {
		out, cloned := all, false
		for i, e := range all {
			inner, ok := Expr(e, f)
			if !ok {
				continue
			}
			if !cloned {
				out, cloned, changed = slices.Clone(all), true, true
			}
			out[i] = inner
		}
		return out
	}
	switch e := expr.(type) {
	case Wrapper:
		inner := e.Inner()
		if one(&inner); changed {
			return e.With(inner), true
		}
	case *hclsyntax.BinaryOpExpr:
		c := *e
		one(&c.LHS)
		one(&c.RHS)
		expr = &c
	case *hclsyntax.UnaryOpExpr:
		c := *e
		one(&c.Val)
		expr = &c
	case *hclsyntax.ParenthesesExpr:
		c := *e
		one(&c.Expression)
		expr = &c
	case *hclsyntax.ConditionalExpr:
		c := *e
		one(&c.Condition)
		one(&c.TrueResult)
		one(&c.FalseResult)
		expr = &c
	case *hclsyntax.FunctionCallExpr:
		c := *e
		c.Args = many(e.Args)
		expr = &c
	case *hclsyntax.IndexExpr:
		c := *e
		one(&c.Collection)
		one(&c.Key)
		expr = &c
	case *hclsyntax.RelativeTraversalExpr:
		c := *e
		one(&c.Source)
		expr = &c
	case *hclsyntax.SplatExpr:
		c := *e
		one(&c.Source)
		expr = &c
	case *hclsyntax.ForExpr:
		c := *e
		one(&c.CollExpr)
		one(&c.KeyExpr)
		one(&c.ValExpr)
		one(&c.CondExpr)
		expr = &c
	case *hclsyntax.TupleConsExpr:
		c := *e
		c.Exprs = many(e.Exprs)
		expr = &c
	case *hclsyntax.ObjectConsExpr:
		c := *e
		c.Items = slices.Clone(e.Items)
		for i := range c.Items {
			one(&c.Items[i].KeyExpr)
			one(&c.Items[i].ValueExpr)
		}
		expr = &c
	case *hclsyntax.ObjectConsKeyExpr:
		c := *e
		one(&c.Wrapped)
		expr = &c
	case *hclsyntax.TemplateExpr:
		c := *e
		c.Parts = many(e.Parts)
		expr = &c
	case *hclsyntax.TemplateWrapExpr:
		c := *e
		one(&c.Wrapped)
		expr = &c
	case *hclsyntax.TemplateJoinExpr:
		c := *e
		one(&c.Tuple)
		expr = &c
	}
	return expr, changed
}
