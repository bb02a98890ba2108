package functions

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/release"
)

// Most functions are those of the library that Terraform takes them from, and
// each release of Terraform has its own version of that. Where the one that
// this program is built with differs in what is an error, the older behaviour
// is kept for the releases that have it.

// compat returns the functions that are different in release r.
func compat(r release.Release) map[string]function.Function {
	out := make(map[string]function.Function)
	v, opentofu := r.Minor(), r.OpenTofu
	if v <= 15 && !opentofu || v <= 11 && opentofu {
		out["contains"] = notNullContainsFunc
		out["merge"] = strictMergeFunc
	}
	if v <= 11 && !opentofu {
		out["format"] = exactArgs(formatFunc)
		out["formatlist"] = exactArgs(formatListFunc)
		out["jsondecode"] = lenientJSONDecodeFunc
		out["element"] = elementFunc(v)
	}
	if v <= 6 && !opentofu {
		out["nonsensitive"] = strictNonsensitiveFunc
	}
	return out
}

// delegate returns a function with other parameters that does what f does,
// which is never to return null.
func delegate(f function.Function, params []function.Parameter, variadic *function.Parameter) function.Function {
	return function.New(&function.Spec{
		Params:       params,
		VarParam:     variadic,
		Type:         f.ReturnTypeForValues,
		RefineResult: notNull,
		Impl:         func(args []cty.Value, _ cty.Type) (cty.Value, error) { return call(f, args) },
	})
}

// notNullContainsFunc does not look for null, which go-cty 1.18.1 brought.
var notNullContainsFunc = func() function.Function {
	params := stdlib.ContainsFunc.Params()
	params[1].AllowNull = false
	return delegate(stdlib.ContainsFunc, params, nil)
}()

// strictMergeFunc does not merge nothing but nulls of one object type, over
// which go-cty panicked before 1.18.1.
var strictMergeFunc = func() function.Function {
	check := func(args []cty.Value) error {
		for _, arg := range args {
			if ty := arg.Type(); !arg.IsNull() || !ty.Equals(args[0].Type()) || !ty.IsObjectType() || len(ty.AttributeTypes()) == 0 {
				return nil
			}
		}
		if len(args) == 0 {
			return nil
		}
		return errors.New("every object to merge is null, which this version of Terraform cannot do")
	}
	return function.New(&function.Spec{
		VarParam: stdlib.MergeFunc.VarParam(),
		Type: func(args []cty.Value) (cty.Type, error) {
			ty, err := stdlib.MergeFunc.ReturnTypeForValues(args)
			if err == nil {
				err = check(args)
			}
			return ty, err
		},
		RefineResult: notNull,
		Impl:         func(args []cty.Value, _ cty.Type) (cty.Value, error) { return call(stdlib.MergeFunc, args) },
	})
}()

// exactArgs returns f, but with an unknown result of no known type when an
// argument is of no known type, as it was before go-cty 1.16.1.
func exactArgs(f function.Function) function.Function {
	variadic := *f.VarParam()
	variadic.AllowDynamicType = false
	return delegate(f, f.Params(), &variadic)
}

// lenientJSONDecodeFunc takes the last of the properties of one name, of which
// go-cty 1.16.2 and later want no more than one.
var lenientJSONDecodeFunc = limitedDecode(function.New(&function.Spec{
	Params: stdlib.JSONDecodeFunc.Params(),
	Type: func(args []cty.Value) (cty.Type, error) {
		if !args[0].IsKnown() {
			return stdlib.JSONDecodeFunc.ReturnTypeForValues(args)
		}
		return cty.DynamicPseudoType, nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v, err := stdlib.JSONDecode(args[0])
		if err != nil {
			if text, ok := lastProperties(args[0].AsString()); ok {
				return stdlib.JSONDecode(text)
			}
		}
		return v, err
	},
}), deepJSON)

// lastProperties returns a JSON text without the properties that another of
// the same name follows. It reports whether it is JSON at all.
func lastProperties(text string) (cty.Value, bool) {
	if !json.Valid([]byte(text)) {
		return cty.NilVal, false
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return cty.NilVal, false
	}
	out, err := json.Marshal(v)
	return cty.StringVal(string(out)), err == nil
}

// strictNonsensitiveFunc takes only what is sensitive, or not known, as it was
// before Terraform 1.7.
var strictNonsensitiveFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type: func(args []cty.Value) (cty.Type, error) {
		if v := args[0]; v.IsKnown() && !v.HasMark(marks.Sensitive) {
			return cty.NilType, function.NewArgErrorf(0, "is not sensitive, so this call does nothing, which is an error before Terraform 1.7")
		}
		return args[0].Type(), nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return nonsensitiveFunc.Call(args) },
})

// elementFunc does not take every negative index: none before Terraform 1.10,
// and none into a tuple in 1.11, which panics over it.
func elementFunc(v int) function.Function {
	check := func(args []cty.Value) error {
		index, _ := args[1].Unmark()
		if index.IsNull() || !index.IsKnown() || index.AsBigFloat().Sign() >= 0 {
			return nil
		}
		if v < 10 || v == 11 && args[0].Type().IsTupleType() {
			return errors.New("a negative index is not supported here by this version of Terraform")
		}
		return nil
	}
	return function.New(&function.Spec{
		Params: stdlib.ElementFunc.Params(),
		Type: func(args []cty.Value) (cty.Type, error) {
			ty, err := stdlib.ElementFunc.ReturnTypeForValues(args)
			if err == nil {
				err = check(args)
			}
			return ty, err
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return call(stdlib.ElementFunc, args) },
	})
}
