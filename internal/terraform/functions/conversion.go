package functions

import (
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
			return v, nil
		},
	})
}
