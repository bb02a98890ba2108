// Package strict gives && and || the meaning that they have up to Terraform
// 1.11; HCL has that of 1.12 and later.
package strict

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Up to Terraform 1.11 both sides of && and || are evaluated, whatever the
// other one is; from 1.12 on an error on one side is dropped if the other
// decides. HCL does the latter, and here is the former.
var (
	strictAnd = &hclsyntax.Operation{Impl: stdlib.AndFunc, Type: cty.Bool}
	strictOr  = &hclsyntax.Operation{Impl: stdlib.OrFunc, Type: cty.Bool}
)

// Body returns body with strict operators. What has none is shared with body,
// which is not changed. Content is the file that body was parsed from.
func Body(body *hclsyntax.Body, content []byte) *hclsyntax.Body {
	if !bytes.Contains(content, []byte("&&")) && !bytes.Contains(content, []byte("||")) {
		return body
	}
	out, _ := copier(replace).body(body)
	return out
}

// A copier copies what has a logical operator in it, and the operator as the
// function does.
type copier func(*hclsyntax.BinaryOpExpr) hclsyntax.Expression

// replace gives a logical operator the strict meaning.
func replace(e *hclsyntax.BinaryOpExpr) hclsyntax.Expression {
	c := *e
	switch e.Op {
	case hclsyntax.OpLogicalAnd:
		c.Op = strictAnd
	case hclsyntax.OpLogicalOr:
		c.Op = strictOr
	default:
		return nil
	}
	return &c
}

func (f copier) body(body *hclsyntax.Body) (*hclsyntax.Body, bool) {
	attributes, blocks, changed := body.Attributes, body.Blocks, false
	for name, a := range body.Attributes {
		expr, ok := f.expr(a.Expr)
		if !ok {
			continue
		}
		if !changed {
			changed = true
			attributes = make(hclsyntax.Attributes, len(body.Attributes))
			for name, a := range body.Attributes {
				attributes[name] = a
			}
		}
		copied := *a
		copied.Expr = expr
		attributes[name] = &copied
	}
	for i, b := range body.Blocks {
		inner, ok := f.body(b.Body)
		if !ok {
			continue
		}
		if &blocks[0] == &body.Blocks[0] {
			blocks = append(hclsyntax.Blocks{}, blocks...)
		}
		changed = true
		copied := *b
		copied.Body = inner
		blocks[i] = &copied
	}
	if !changed {
		return body, false
	}
	return &hclsyntax.Body{Attributes: attributes, Blocks: blocks, SrcRange: body.SrcRange, EndRange: body.EndRange}, true
}

// expr copies expr; false if it has no such operator.
func (f copier) expr(expr hclsyntax.Expression) (hclsyntax.Expression, bool) {
	changed := false
	one := func(e *hclsyntax.Expression) {
		if *e == nil {
			return
		}
		if inner, ok := f.expr(*e); ok {
			*e, changed = inner, true
		}
	}
	many := func(all []hclsyntax.Expression) []hclsyntax.Expression {
		out := all
		for i, e := range all {
			inner, ok := f.expr(e)
			if !ok {
				continue
			}
			if &out[0] == &all[0] {
				out = append([]hclsyntax.Expression{}, all...)
			}
			out[i], changed = inner, true
		}
		return out
	}
	switch e := expr.(type) {
	case *hclsyntax.BinaryOpExpr:
		c := *e
		one(&c.LHS)
		one(&c.RHS)
		expr = &c
		if replaced := f(&c); replaced != nil {
			expr, changed = replaced, true
		}
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
		c.Items = append([]hclsyntax.ObjectConsItem{}, e.Items...)
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
