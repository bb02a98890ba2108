// Package strict gives && and || the meaning that they have up to Terraform
// 1.11; HCL has that of 1.12 and later.
package strict

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/infralint/infralint/internal/terraform/rewrite"
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
	out, _ := rewrite.Body(body, replace)
	return out
}

// Expr is Body for one expression.
func Expr(expr hclsyntax.Expression) hclsyntax.Expression {
	out, _ := rewrite.Expr(expr, replace)
	return out
}

// InJSON reports whether a piece of JSON may have a logical operator in it.
// Some programs escape the sign & in JSON.
func InJSON(src []byte) bool {
	return bytes.Contains(src, []byte("&&")) || bytes.Contains(src, []byte("||")) || bytes.Contains(src, []byte(`\u0026`))
}

// replace gives a logical operator the strict meaning.
func replace(expr hclsyntax.Expression) hclsyntax.Expression {
	e, ok := expr.(*hclsyntax.BinaryOpExpr)
	if !ok {
		return nil
	}
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
