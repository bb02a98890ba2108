package strict

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/rewrite"
)

// Function is the name of a function that expressions of Forget call.
const Function = "&& and ||" // no name that a module could call

// Impl implements Function: an unknown result loses its marks.
var Impl = function.New(&function.Spec{
	Params: []function.Parameter{{
		Name: "result", Type: cty.Bool, AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
	}},
	Type: function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].IsKnown() {
			return cty.UnknownVal(cty.Bool), nil
		}
		return args[0], nil
	},
})

// Forget returns expr, which Body made, such that an unknown result of a
// logical operator has no marks, as it is up to Terraform 1.11; false if there
// is no such operator. It is for expressions without errors only: a call
// handles those in another way.
func Forget(expr hcl.Expression) (hcl.Expression, bool) {
	native, ok := expr.(hclsyntax.Expression)
	if !ok {
		return expr, false
	}
	return rewrite.Expr(native, wrap)
}

func wrap(expr hclsyntax.Expression) hclsyntax.Expression {
	e, ok := expr.(*hclsyntax.BinaryOpExpr)
	if !ok || e.Op != strictAnd && e.Op != strictOr {
		return nil
	}
	return &hclsyntax.FunctionCallExpr{
		Name: Function, Args: []hclsyntax.Expression{e},
		NameRange: e.SrcRange, OpenParenRange: e.SrcRange, CloseParenRange: e.SrcRange,
	}
}
