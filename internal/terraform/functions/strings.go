package functions

import (
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// stringParam is a parameter for a known string that is not null.
func stringParam(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.String}
}

// stringFunc returns a function of one string to another.
func stringFunc(param string, f func(string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam(param)},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := f(args[0].AsString())
			if err != nil {
				return cty.UnknownVal(cty.String), err
			}
			return cty.StringVal(s), nil
		},
	})
}

// stringTestFunc returns a function that asks something of two strings.
func stringTestFunc(param1, param2 string, f func(a, b string) bool) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam(param1), stringParam(param2)},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(f(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

var (
	startsWithFunc  = stringTestFunc("str", "prefix", strings.HasPrefix)
	endsWithFunc    = stringTestFunc("str", "suffix", strings.HasSuffix)
	strContainsFunc = stringTestFunc("str", "substr", strings.Contains)
)

// replaceFunc replaces every occurrence of a string, or of what matches a
// regular expression where the second argument is written between slashes.
var replaceFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("str"), stringParam("substr"), stringParam("replace")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s, old, with := args[0].AsString(), args[1].AsString(), args[2].AsString()
		if len(old) > 1 && strings.HasPrefix(old, "/") && strings.HasSuffix(old, "/") {
			re, err := regexp.Compile(old[1 : len(old)-1])
			if err != nil {
				return cty.UnknownVal(cty.String), err
			}
			return cty.StringVal(re.ReplaceAllString(s, with)), nil
		}
		return cty.StringVal(strings.ReplaceAll(s, old, with)), nil
	},
})
