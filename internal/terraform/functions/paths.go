package functions

import (
	"errors"
	"path"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

var (
	baseNameFunc = stringFunc("path", func(s string) (string, error) { return path.Base(s), nil })
	dirNameFunc  = stringFunc("path", func(s string) (string, error) { return path.Dir(s), nil })
)

// pathFunc returns a function of a path that may depend on the machine: f says
// whether it does, in which case the result is unknown.
func pathFunc(f func(p string) (result string, known bool, err error)) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			s, known, err := f(args[0].AsString())
			if err != nil || !known {
				return cty.UnknownVal(ty), err
			}
			return cty.StringVal(s), nil
		},
	})
}

// absPathFunc knows where absolute paths lead, not where the checkout is.
var absPathFunc = pathFunc(func(p string) (string, bool, error) {
	return path.Clean(p), path.IsAbs(p), nil
})

// pathExpandFunc leaves alone what does not start with "~"; where the home
// directory is, validation cannot say.
var pathExpandFunc = pathFunc(func(p string) (string, bool, error) {
	if err := checkTilde(p); err != nil {
		return "", false, err
	}
	return p, !strings.HasPrefix(p, "~"), nil
})

// checkTilde says whether p stands for another user's home directory, which
// Terraform cannot find.
func checkTilde(p string) error {
	if strings.HasPrefix(p, "~") && len(p) > 1 && p[1] != '/' && p[1] != '\\' {
		return errors.New("the home directory of a named user cannot be expanded")
	}
	return nil
}
