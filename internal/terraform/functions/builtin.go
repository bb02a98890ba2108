package functions

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// Builtin returns the functions of the provider that is built into Terraform,
// terraform.io/builtin/terraform, by their own names. A module that requires
// the provider under the name NAME calls them as provider::NAME::encode_expr.
func Builtin() map[string]function.Function {
	return map[string]function.Function{
		"encode_tfvars": encodeTfvarsFunc,
		"decode_tfvars": decodeTfvarsFunc,
		"encode_expr":   encodeExprFunc,
	}
}

// encodeParam is a parameter for a value that need not be known, but must not
// be null.
var encodeParam = function.Parameter{
	Name:             "value",
	Type:             cty.DynamicPseudoType,
	AllowUnknown:     true,
	AllowDynamicType: true,
}

var encodeTfvarsFunc = function.New(&function.Spec{
	Params:       []function.Parameter{encodeParam},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		v := args[0]
		if !v.IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		if !v.Type().IsObjectType() && !v.Type().IsMapType() {
			return cty.UnknownVal(ty), errors.New("the value must be an object, whose attributes are the variables")
		}
		f := hclwrite.NewEmptyFile()
		for name, value := range v.Elements() {
			if !hclsyntax.ValidIdentifier(name.AsString()) {
				return cty.UnknownVal(ty), fmt.Errorf("%q is not a valid name for a variable", name.AsString())
			}
			f.Body().SetAttributeValue(name.AsString(), value)
		}
		return cty.StringVal(string(f.Bytes())), nil
	},
})

var decodeTfvarsFunc = function.New(&function.Spec{
	Params: []function.Parameter{stringParam("src")},
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		f, diags := hclsyntax.ParseConfig([]byte(args[0].AsString()), "<tfvars>", hcl.InitialPos)
		if diags.HasErrors() {
			return cty.DynamicVal, fmt.Errorf("not valid tfvars: %w", diags)
		}
		attrs, diags := f.Body.JustAttributes()
		if diags.HasErrors() {
			return cty.DynamicVal, fmt.Errorf("not valid tfvars: %w", diags)
		}
		out := make(map[string]cty.Value, len(attrs))
		for _, name := range slices.Sorted(maps.Keys(attrs)) {
			v, diags := attrs[name].Expr.Value(nil)
			if diags.HasErrors() {
				return cty.DynamicVal, fmt.Errorf("the value of %s is not valid: %w", name, diags)
			}
			out[name] = v
		}
		return cty.ObjectVal(out), nil
	},
})

var encodeExprFunc = function.New(&function.Spec{
	Params:       []function.Parameter{encodeParam},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		v := args[0]
		if v.IsWhollyKnown() {
			return cty.StringVal(string(hclwrite.TokensForValue(v).Bytes())), nil
		}
		unknown := cty.UnknownVal(ty)
		if !v.Range().DefinitelyNotNull() {
			return unknown, nil
		}
		// How the text starts can be told from the type.
		switch vt := v.Type(); {
		case vt == cty.String:
			return unknown.Refine().StringPrefixFull(`"`).NewValue(), nil
		case vt.IsObjectType() || vt.IsMapType():
			return unknown.Refine().StringPrefixFull("{").NewValue(), nil
		case vt.IsTupleType() || vt.IsListType() || vt.IsSetType():
			return unknown.Refine().StringPrefixFull("[").NewValue(), nil
		}
		return unknown, nil
	},
})
