package functions

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/marks"
)

// anyParam is a parameter for any value at all, handed over as it is.
func anyParam(name string) function.Parameter {
	return function.Parameter{
		Name:             name,
		Type:             cty.DynamicPseudoType,
		AllowUnknown:     true,
		AllowNull:        true,
		AllowMarked:      true,
		AllowDynamicType: true,
	}
}

func typeOfFirst(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil }

var sensitiveFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type:   typeOfFirst,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return args[0].Mark(marks.Sensitive), nil
	},
})

var nonsensitiveFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type:   typeOfFirst,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v, all := args[0].Unmark()
		delete(all, marks.Sensitive)
		return v.WithMarks(all), nil
	},
})

var isSensitiveFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		switch v := args[0]; {
		case v.HasMark(marks.Sensitive):
			return cty.True, nil
		case !v.IsKnown():
			return cty.UnknownVal(cty.Bool), nil
		default:
			return cty.False, nil
		}
	},
})

// ephemeralAsNullFunc puts null in the place of every ephemeral value.
var ephemeralAsNullFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type:   typeOfFirst,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return cty.Transform(args[0], func(_ cty.Path, v cty.Value) (cty.Value, error) {
			inner, all := v.Unmark()
			if _, ok := all[marks.Ephemeral]; !ok {
				return v, nil
			}
			delete(all, marks.Ephemeral)
			return cty.NullVal(inner.Type()).WithMarks(all), nil
		})
	},
})
