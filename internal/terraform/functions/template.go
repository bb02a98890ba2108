package functions

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// templates makes the functions that render templates.
type templates struct {
	files    *files
	opentofu bool
	table    func() map[string]function.Function // what a template can call
}

// maxRenders is how many templates one call can render in OpenTofu, where
// templates can call for others. The result of what goes beyond is unknown.
const maxRenders = 500

func (t *templates) functions() map[string]function.Function {
	return map[string]function.Function{
		"templatefile":   t.fileFunc(nil),
		"templatestring": t.stringFunc(nil),
	}
}

// fileFunc returns templatefile. The count is of the templates rendered so far
// by the outermost call that this one is inside of; nil if it is that itself.
func (t *templates) fileFunc(count *int) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			stringParam("path"),
			{Name: "vars", Type: cty.DynamicPseudoType},
		},
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			p := args[0].AsString()
			src, err := t.files.read(p)
			switch {
			case errors.Is(err, errOutside):
				return cty.DynamicVal, nil
			case err != nil:
				return cty.DynamicVal, blame(0, err)
			case !utf8.Valid(src):
				return cty.DynamicVal, fmt.Errorf("the template %q is not valid UTF-8", p)
			}
			expr, err := parseTemplate(src, p)
			if err != nil {
				return cty.DynamicVal, err
			}
			callable, ok := t.callable(count, nil)
			if !ok {
				return cty.DynamicVal, nil
			}
			return render(expr, args[1], callable)
		},
	})
}

// stringFunc returns templatestring; the count is that of fileFunc. Terraform
// takes nothing but a reference for a template, and does not let it read files.
func (t *templates) stringFunc(count *int) function.Function {
	template := function.Parameter{Name: "template", Type: customdecode.ExpressionClosureType}
	barred := fileFunctions
	if t.opentofu {
		template, barred = stringParam("template"), nil
	}
	return function.New(&function.Spec{
		Params:       []function.Parameter{template, {Name: "vars", Type: cty.DynamicPseudoType}},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			unknown := cty.UnknownVal(ty)
			src, err := t.templateArg(args[0])
			if err != nil {
				return unknown, blame(0, err)
			}
			src, srcMarks := src.Unmark()
			switch {
			case !src.IsKnown():
				return unknown.WithMarks(srcMarks), nil
			case src.IsNull() || src.Type() != cty.String:
				return unknown, function.NewArgErrorf(0, "the template must be a string")
			}
			expr, err := parseTemplate([]byte(src.AsString()), "<template>")
			if err != nil {
				return unknown, blame(0, err)
			}
			callable, ok := t.callable(count, barred)
			if !ok {
				return unknown, nil
			}
			v, err := render(expr, args[1], callable)
			if err != nil {
				return unknown, err
			}
			v, err = convert.Convert(v, cty.String)
			if err != nil {
				return unknown, fmt.Errorf("the template does not give a string: %w", err)
			}
			return v.WithMarks(srcMarks), nil
		},
	})
}

// templateArg returns the template that the first argument of templatestring
// stands for.
func (t *templates) templateArg(arg cty.Value) (cty.Value, error) {
	if t.opentofu {
		return arg, nil
	}
	closure := customdecode.ExpressionClosureFromVal(arg)
	if !isReference(closure.Expression) {
		return cty.NilVal, errors.New("the template must be a reference to a string from elsewhere, not an expression or a literal template")
	}
	v, diags := closure.Value()
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	return v, nil
}

// isReference reports whether expr is a plain reference.
func isReference(expr hcl.Expression) bool {
	for {
		switch e := expr.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			return true
		case *hclsyntax.RelativeTraversalExpr:
			expr = e.Source
		case *hclsyntax.IndexExpr:
			expr = e.Collection
		case *hclsyntax.SplatExpr:
			expr = e.Source
		default:
			return false
		}
	}
}

// callable returns the functions that a template can call, and counts the
// template; it reports whether there have not been too many. The functions that
// render templates, and barred ones, are there to say why they are not allowed.
func (t *templates) callable(count *int, barred []string) (map[string]function.Function, bool) {
	if count == nil {
		count = new(int)
	}
	if *count++; *count > maxRenders {
		return nil, false
	}
	out := maps.Clone(t.table())
	replace := func(name string, f function.Function) {
		for _, name := range []string{name, Namespace + name} {
			if _, ok := out[name]; ok {
				out[name] = f
			}
		}
	}
	if t.opentofu {
		replace("templatefile", t.fileFunc(count))
		replace("templatestring", t.stringFunc(count))
		return out, true
	}
	for _, name := range barred {
		replace(name, refuse(fmt.Sprintf("a template in a string cannot read files, so it cannot call %s; give it the result as a variable", name)))
	}
	for _, name := range []string{"templatefile", "templatestring"} {
		replace(name, refuse(fmt.Sprintf("a template cannot call %s", name)))
	}
	return out, true
}

// parseTemplate parses the source of a template; name stands for it in errors.
func parseTemplate(src []byte, name string) (hcl.Expression, error) {
	expr, diags := hclsyntax.ParseTemplate(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	return expr, nil
}

// render evaluates a template with vars, a map or an object. The marks of what
// is inside of the result are on all of it.
func render(expr hcl.Expression, vars cty.Value, callable map[string]function.Function) (cty.Value, error) {
	if ty := vars.Type(); !ty.IsMapType() && !ty.IsObjectType() {
		return cty.DynamicVal, function.NewArgErrorf(1, "the variables of a template must be a map or an object")
	}
	ctx := &hcl.EvalContext{Variables: vars.AsValueMap(), Functions: callable}
	for _, name := range slices.Sorted(maps.Keys(ctx.Variables)) {
		if !hclsyntax.ValidIdentifier(name) {
			return cty.DynamicVal, function.NewArgErrorf(1, "%q is not a valid name for a variable of a template: a letter first, then letters, digits and underscores", name)
		}
	}
	for _, traversal := range expr.Variables() {
		root := traversal.RootName()
		if _, ok := ctx.Variables[root]; !ok {
			r := traversal[0].SourceRange()
			return cty.DynamicVal, function.NewArgErrorf(1, "%q has no value, but %s line %d refers to it", root, r.Filename, r.Start.Line)
		}
	}
	if tooManyLoops(expr, vars) {
		return cty.DynamicVal, nil
	}
	v, diags := expr.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	v, marks := v.UnmarkDeep()
	if v.IsNull() {
		return cty.DynamicVal, errors.New("the template gives null")
	}
	return v.WithMarks(marks), nil
}
