package functions

import (
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// toFunc returns a function that converts its argument to a type, which may be
// one such as "list of any". Unlike go-cty's, it leaves the marks of elements
// where they are.
func toFunc(want cty.Type) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyParam("v")},
		Type: func(args []cty.Value) (cty.Type, error) {
			got := args[0].Type()
			if got.Equals(want) {
				return want, nil
			}
			if convert.GetConversionUnsafe(got, want) == nil {
				return cty.NilType, function.NewArgErrorf(0, "%s cannot be converted to %s", got.FriendlyName(), want.FriendlyNameForConstraint())
			}
			return want, nil
		},
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			if !args[0].IsKnown() {
				// What would be known of the result, Terraform does not say.
				return cty.UnknownVal(ty).WithSameMarks(args[0]), nil
			}
			v, err := convert.Convert(args[0], ty)
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "cannot be converted to %s: %w", want.FriendlyNameForConstraint(), err)
			}
			if want == cty.Number && Oversized(v) {
				return cty.UnknownVal(ty).WithSameMarks(v), nil
			}
			return v, nil
		},
	})
}

// convertFunc converts its first argument to the type that the second
// describes, in the notation of variables.
var convertFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		anyParam("value"),
		{Name: "type", Type: customdecode.ExpressionType},
	},
	Type: function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		ty, defaults, diags := typeexpr.TypeConstraintWithDefaults(customdecode.ExpressionFromVal(args[1]))
		if diags.HasErrors() {
			return cty.NilVal, function.NewArgError(1, diags)
		}
		v := args[0]
		if defaults != nil && !v.IsNull() {
			v = defaults.Apply(v)
		}
		out, err := convert.Convert(v, ty)
		if err != nil {
			return cty.NilVal, function.NewArgErrorf(0, "cannot be converted to %s: %w", ty.FriendlyNameForConstraint(), err)
		}
		return out, nil
	},
})
