package functions

import (
	"errors"
	"fmt"
	"maps"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// templateFunctions returns the functions that render templates; table returns
// the functions that a template can call.
func templateFunctions(f *files, table func() map[string]function.Function) map[string]function.Function {
	return map[string]function.Function{
		"templatefile":   templateFileFunc(f, table),
		"templatestring": templateStringFunc(f, table),
	}
}

// parseTemplate parses the source of a template; name stands for it in errors.
func parseTemplate(src []byte, name string) (hcl.Expression, error) {
	expr, diags := hclsyntax.ParseTemplate(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	return expr, nil
}

// render evaluates a template with vars, a map or an object.
func render(expr hcl.Expression, vars cty.Value, table map[string]function.Function) (cty.Value, error) {
	if ty := vars.Type(); !ty.IsMapType() && !ty.IsObjectType() {
		return cty.DynamicVal, function.NewArgErrorf(1, "the variables of a template must be a map or an object")
	}
	ctx := &hcl.EvalContext{Variables: vars.AsValueMap(), Functions: table}
	for name := range ctx.Variables {
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
	v, diags := expr.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	return v, nil
}

func templateFileFunc(f *files, table func() map[string]function.Function) function.Function {
	parse := func(p string) (hcl.Expression, error) {
		src, err := f.read(p)
		if err != nil {
			return nil, blame(0, err)
		}
		if !utf8.Valid(src) {
			return nil, fmt.Errorf("the template %q is not valid UTF-8", p)
		}
		return parseTemplate(src, p)
	}
	run := func(args []cty.Value) (cty.Value, error) {
		if !args[0].IsKnown() || !args[1].IsKnown() {
			return cty.DynamicVal, nil
		}
		expr, err := parse(args[0].AsString())
		if err == errOutside {
			return cty.DynamicVal, nil
		}
		if err != nil {
			return cty.DynamicVal, err
		}
		v, err := render(expr, args[1], innerFunctions(table(), nil))
		if err != nil {
			return cty.DynamicVal, err
		}
		v, inner := v.UnmarkDeep()
		if v.IsNull() {
			return cty.DynamicVal, errors.New("the template gives null")
		}
		return v.WithMarks(inner), nil
	}
	return function.New(&function.Spec{
		Params: []function.Parameter{
			stringParam("path"),
			{Name: "vars", Type: cty.DynamicPseudoType},
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			v, err := run(args)
			return v.Type(), err
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return run(args) },
	})
}

// innerFunctions returns the functions that a template can call: not those that
// render templates, and not the barred ones. They are there, to say so.
func innerFunctions(table map[string]function.Function, barred map[string]function.Function) map[string]function.Function {
	inner := maps.Clone(table)
	replace := func(name string, f function.Function) {
		for _, name := range []string{name, Namespace + name} {
			if _, ok := inner[name]; ok {
				inner[name] = f
			}
		}
	}
	for name := range barred {
		replace(name, refuse(fmt.Sprintf("a template in a string cannot read files, so it cannot call %s; give it the result as a variable", name)))
	}
	for _, name := range []string{"templatefile", "templatestring"} {
		replace(name, refuse(fmt.Sprintf("a template cannot call %s", name)))
	}
	return inner
}

func templateStringFunc(f *files, table func() map[string]function.Function) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "template", Type: customdecode.ExpressionClosureType},
			{Name: "vars", Type: cty.DynamicPseudoType},
		},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			closure := customdecode.ExpressionClosureFromVal(args[0])
			if err := checkTemplateReference(closure.Expression); err != nil {
				return cty.UnknownVal(ty), err
			}
			tmpl, diags := closure.Value()
			if diags.HasErrors() {
				return cty.UnknownVal(ty), function.NewArgError(0, diags)
			}
			tmpl, tmplMarks := tmpl.Unmark()
			switch {
			case !tmpl.IsKnown():
				return cty.UnknownVal(ty).WithMarks(tmplMarks), nil
			case tmpl.IsNull() || tmpl.Type() != cty.String:
				return cty.UnknownVal(ty), function.NewArgErrorf(0, "the template must be a string")
			}
			expr, err := parseTemplate([]byte(tmpl.AsString()), "<template>")
			if err != nil {
				return cty.UnknownVal(ty), function.NewArgError(0, err)
			}
			v, err := render(expr, args[1], innerFunctions(table(), f.functions()))
			if err != nil {
				return cty.UnknownVal(ty), err
			}
			v, err = convert.Convert(v, cty.String)
			if err != nil {
				return cty.UnknownVal(ty), fmt.Errorf("the template does not give a string: %w", err)
			}
			if v.IsNull() {
				return cty.UnknownVal(ty), errors.New("the template gives null")
			}
			return v.WithMarks(tmplMarks), nil
		},
	})
}

// checkTemplateReference says whether expr is a plain reference, the only
// thing that templatestring takes for a template.
func checkTemplateReference(expr hcl.Expression) error {
	for {
		switch e := expr.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			return nil
		case *hclsyntax.RelativeTraversalExpr:
			expr = e.Source
			continue
		case *hclsyntax.IndexExpr:
			expr = e.Collection
			continue
		case *hclsyntax.SplatExpr:
			expr = e.Source
			continue
		}
		break
	}
	return function.NewArgErrorf(0, "the template must be a reference to a string from elsewhere, not an expression or a literal template")
}
