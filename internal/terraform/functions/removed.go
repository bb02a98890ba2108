package functions

import (
	"errors"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// listFunc and mapFunc were removed in Terraform 0.12. They are still there to
// say what to write instead.
var (
	listFunc = refuse("write tolist([ … ]) instead of list( … ), which was removed in Terraform 0.12")
	mapFunc  = refuse("write tomap({ … }) instead of map( … ), which was removed in Terraform 0.12")
)

// refuse returns a function whose every call is an error.
func refuse(why string) function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{
			Name:             "args",
			Type:             cty.DynamicPseudoType,
			AllowUnknown:     true,
			AllowDynamicType: true,
			AllowNull:        true,
			AllowMarked:      true,
		},
		Type: func([]cty.Value) (cty.Type, error) { return cty.NilType, errors.New(why) },
		Impl: func([]cty.Value, cty.Type) (cty.Value, error) { return cty.NilVal, errors.New(why) },
	})
}
