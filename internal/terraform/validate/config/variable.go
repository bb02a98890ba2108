package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

const badDefault = "Invalid default value for variable"

func (d *decoder) variable(b *hcl.Block) {
	v := &Variable{Name: b.Labels[0], Declared: b.DefRange, NameRange: b.LabelRanges[0], Type: cty.DynamicPseudoType, Nullable: true}
	content := d.content(b.Body, variableSchema)
	if d.name(v.Name, v.NameRange, "Invalid variable name") && reservedVariable[v.Name] {
		d.add(errorAt(v.NameRange, "Invalid variable name",
			"%q cannot name a variable: it means something else inside a module block", v.Name))
	}
	if a, ok := content.Attributes["description"]; ok {
		var text string
		d.constant(a, &text)
	}
	if a, ok := content.Attributes["type"]; ok {
		d.variableType(v, a.Expr)
		v.typeSet = true
	}
	if a, ok := content.Attributes["sensitive"]; ok {
		d.constant(a, &v.Sensitive)
		v.sensitiveSet = true
	}
	if a, ok := content.Attributes["ephemeral"]; ok {
		d.constant(a, &v.Ephemeral)
		v.ephemeralSet = true
	}
	if a, ok := content.Attributes["nullable"]; ok {
		v.Nullable = false
		d.constant(a, &v.Nullable)
		v.nullableSet = true
	}
	if a, ok := content.Attributes["default"]; ok {
		val, diags := a.Expr.Value(nil)
		d.add(diags...)
		v.DefaultExpr = a.Expr
		v.Default = d.defaultValue(v, val)
	}
	for _, b := range content.Blocks {
		rule := d.checkRule(b)
		if !d.override {
			d.validation(v, rule)
		}
		v.Validations = append(v.Validations, rule)
	}
	d.declareVariable(v)
}

// defaultValue converts the default of v to its type. It returns an unknown
// value after an error.
func (d *decoder) defaultValue(v *Variable, val cty.Value) cty.Value {
	rng := v.DefaultExpr.Range()
	if v.Type != cty.DynamicPseudoType {
		if v.Defaults != nil && !val.IsNull() {
			val = v.Defaults.Apply(val)
		}
		converted, err := convert.Convert(val, v.Type)
		if err != nil {
			d.add(errorAt(rng, badDefault, "the default of variable %q does not fit its type: %s", v.Name, TypeError(err)))
			return cty.DynamicVal
		}
		val = converted
	}
	if !v.Nullable && val.IsNull() {
		d.add(errorAt(rng, badDefault, "the default of variable %q is null though it is not nullable", v.Name))
	}
	return val
}

// variableType decodes a type argument.
func (d *decoder) variableType(v *Variable, expr hcl.Expression) {
	if quoted, ok := quotedString(expr); ok {
		// Up to Terraform 0.11 a type was one of three words in quotes.
		switch quoted {
		case "string":
			d.add(errorAt(expr.Range(), "Invalid quoted type constraints", "write the type as string, without quotes"))
		case "list", "map":
			d.add(errorAt(expr.Range(), "Invalid quoted type constraints", "write the type as %s(string), without quotes", quoted))
		default:
			d.add(errorAt(expr.Range(), "Invalid legacy variable type hint", "write the type without quotes"))
		}
		return
	}
	if quoted, ok := expr.(*hclsyntax.TemplateExpr); ok {
		if _, diags := quoted.Value(nil); diags.HasErrors() {
			d.add(diags...)
			return
		}
	}
	switch hcl.ExprAsKeyword(expr) {
	case "list":
		v.Type = cty.List(cty.DynamicPseudoType)
		return
	case "map":
		v.Type = cty.Map(cty.DynamicPseudoType)
		return
	}
	ty, defaults, diags := typeexpr.TypeConstraintWithDefaults(expr)
	d.add(diags...)
	if diags.HasErrors() {
		return
	}
	v.Type, v.Defaults = ty, defaults
}

// validation checks what is special to the rules of a variable.
func (d *decoder) validation(v *Variable, rule *CheckRule) {
	if rule.Condition == nil {
		return
	}
	if !d.release.Has(wideValidation) {
		d.narrowValidation(v, rule)
	}
	for _, t := range rule.Condition.Variables() {
		if t.RootName() != "var" || len(t) < 2 {
			continue
		}
		if a, ok := t[1].(hcl.TraverseAttr); ok && a.Name == v.Name {
			return
		}
	}
	d.add(errorAt(rule.Condition.Range(), "Invalid variable validation condition",
		"the condition does not use var.%s, so that it checks nothing of it", v.Name))
}

// narrowValidation reports references to anything but the variable itself.
func (d *decoder) narrowValidation(v *Variable, rule *CheckRule) {
	for _, expr := range []hcl.Expression{rule.Condition, rule.ErrorMessage} {
		if expr == nil {
			continue
		}
		for _, t := range expr.Variables() {
			if t.RootName() == "var" && len(t) > 1 {
				if a, ok := t[1].(hcl.TraverseAttr); ok && a.Name == v.Name {
					continue
				}
			}
			d.lacks(wideValidation, t.SourceRange(), "Invalid reference in variable validation", "a validation that refers to anything but var."+v.Name)
		}
	}
}

func (d *decoder) declareVariable(v *Variable) {
	base, exists := d.mod.Variables[v.Name]
	switch {
	case !d.override && exists:
		d.mod.Again.Variables = append(d.mod.Again.Variables, v)
		d.duplicate(v.Declared, base.Declared, "Duplicate variable declaration", "variable %q", v.Name)
	case !d.override:
		d.mod.Variables[v.Name] = v
	case !exists:
		d.missingBase(v.Declared, "Missing base variable declaration to override", "variable %q", v.Name)
	default:
		d.mergeVariable(base, v)
	}
}

// mergeVariable applies an override to base.
func (d *decoder) mergeVariable(base, over *Variable) {
	if over.sensitiveSet {
		base.Sensitive = over.Sensitive
	}
	if over.ephemeralSet {
		base.Ephemeral = over.Ephemeral
	}
	if over.nullableSet {
		base.Nullable = over.Nullable
	}
	if over.Default != cty.NilVal {
		base.Default, base.DefaultExpr = over.Default, over.DefaultExpr
	}
	if over.typeSet {
		base.Type, base.Defaults = over.Type, over.Defaults
	}
	if base.Default == cty.NilVal || over.Default == cty.NilVal && !over.typeSet {
		return
	}
	val, err := convert.Convert(base.Default, base.Type)
	if err == nil {
		base.Default = val
		return
	}
	if over.Default != cty.NilVal {
		d.add(seeAlso(errorAt(over.Declared, badDefault,
			"the default of variable %q does not fit its type: %s", base.Name, TypeError(err)), base.Declared, "variable declared here"))
	} else {
		d.add(seeAlso(errorAt(over.Declared, badDefault,
			"with this type the default of variable %q does not fit: %s", base.Name, TypeError(err)), base.DefaultExpr.Range(), "default set here"))
	}
}
