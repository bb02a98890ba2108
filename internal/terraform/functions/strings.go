package functions

import (
	"errors"
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/gocty"
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

var endsWithFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("str"), stringParam("suffix")},
	Type:         function.StaticReturnType(cty.Bool),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return cty.BoolVal(strings.HasSuffix(args[0].AsString(), args[1].AsString())), nil
	},
})

var strContainsFunc = function.New(&function.Spec{
	Params: []function.Parameter{stringParam("str"), stringParam("substr")},
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return cty.BoolVal(strings.Contains(args[0].AsString(), args[1].AsString())), nil
	},
})

// startsWithFunc can tell of a string of which only the start is known.
var startsWithFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "str", Type: cty.String, AllowUnknown: true},
		stringParam("prefix"),
	},
	Type:         function.StaticReturnType(cty.Bool),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		prefix := args[1].AsString()
		if args[0].IsKnown() {
			return cty.BoolVal(strings.HasPrefix(args[0].AsString(), prefix)), nil
		}
		start := args[0].Range().StringPrefix()
		switch {
		case strings.HasPrefix(start, prefix):
			return cty.True, nil
		case len(prefix) <= len(start):
			return cty.False, nil
		}
		return cty.UnknownVal(ty), nil
	},
})

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
			if len(s)*max(len(old), len(with)) > maxWork {
				return cty.UnknownVal(cty.String), nil
			}
			return cty.StringVal(re.ReplaceAllString(s, with)), nil
		}
		if strings.Count(s, old)*len(with) > maxText {
			return cty.UnknownVal(cty.String), nil
		}
		return cty.StringVal(strings.ReplaceAll(s, old, with)), nil
	},
})

// indentFunc puts spaces before every line but the first.
var indentFunc = function.New(&function.Spec{
	Params:       []function.Parameter{{Name: "spaces", Type: cty.Number}, stringParam("str")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		var spaces int
		if err := gocty.FromCtyValue(args[0], &spaces); err != nil {
			return cty.UnknownVal(ty), err
		}
		s := args[1].AsString()
		switch {
		case spaces < 0:
			return cty.UnknownVal(ty), errors.New("the number of spaces is negative")
		case spaces > maxDigits || spaces*strings.Count(s, "\n") > maxText:
			return cty.UnknownVal(ty), nil
		}
		return cty.StringVal(strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", spaces))), nil
	},
})
