package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// lifecycle decodes the lifecycle block of r.
func (d *decoder) lifecycle(r *Resource, b *hcl.Block) {
	content := d.content(b.Body, lifecycleSchema)
	d.resourceRules(r, content.Blocks)
	if r.Mode != Managed {
		kind := r.Mode.Keyword()
		for _, a := range sortedAttributes(content.Attributes) {
			if a.Name == "enabled" { // which is for all of OpenTofu's
				continue
			}
			summary := fmt.Sprintf("Invalid %s resource lifecycle argument", kind)
			d.add(errorAt(a.NameRange, summary, "%s is for managed resources only", a.Name))
		}
		return
	}
	for _, name := range []string{"create_before_destroy", "prevent_destroy"} {
		if a, ok := content.Attributes[name]; ok {
			if name == "prevent_destroy" && d.release.Has(dynamicProtection) {
				continue
			}
			var flag bool
			d.constant(a, &flag)
			if name == "prevent_destroy" {
				r.PreventDestroy = flag
			}
		}
	}
	if a, ok := content.Attributes["replace_triggered_by"]; ok {
		d.replaceTriggeredBy(r, a)
	}
	if a, ok := content.Attributes["ignore_changes"]; ok {
		d.ignoreChanges(r, a)
	}
}

// ignoreChanges decodes a list of attributes, or the word all.
func (d *decoder) ignoreChanges(r *Resource, a *hcl.Attribute) {
	if hcl.ExprAsKeyword(a.Expr) == "all" {
		r.IgnoreAllChanges = true
		return
	}
	exprs, diags := hcl.ExprList(a.Expr)
	d.add(diags...)
	var wildcard *hcl.Range
	for _, expr := range exprs {
		if text, ok := anyString(expr); ok && text == "*" { // the wildcard of Terraform 0.11
			r.IgnoreAllChanges = true
			rng := expr.Range()
			wildcard = &rng
			d.add(errorAt(a.Expr.Range(), "Invalid ignore_changes wildcard", `write ignore_changes = all instead of ["*"]`))
			continue
		}
		traversal, diags := hcl.RelTraversalForExpr(d.unquote(expr, "reference"))
		d.add(diags...)
		if len(traversal) > 0 {
			r.IgnoreChanges = append(r.IgnoreChanges, traversal)
		}
	}
	if wildcard != nil && len(r.IgnoreChanges) > 0 {
		d.add(errorAt(*wildcard, "Invalid ignore_changes ruleset", `the wildcard "*" cannot be mixed with names`))
	}
}

// replaceTriggeredBy decodes a list of references to resources. After a faulty
// one the others are not looked at.
func (d *decoder) replaceTriggeredBy(r *Resource, a *hcl.Attribute) {
	exprs, diags := hcl.ExprList(a.Expr)
	d.add(diags...)
	for _, expr := range exprs {
		expr, diags := jsonExpression(expr)
		d.add(diags...)
		if diags.HasErrors() {
			return
		}
		if diags := checkReplaceTrigger(expr); diags.HasErrors() {
			d.add(diags...)
			return
		}
		r.ReplaceTriggeredBy = append(r.ReplaceTriggeredBy, expr)
	}
}

// checkReplaceTrigger checks one reference: to exactly one resource, with
// nothing but count.index and each.key inside its index.
func checkReplaceTrigger(expr hcl.Expression) (diags hcl.Diagnostics) {
	all, diags := refs.Of(expr)
	if diags.HasErrors() {
		return diags
	}
	resources := 0
	for _, r := range all {
		switch {
		case r.Kind.IsResource():
			resources++
		case r.Kind == refs.Count && r.Name != "index":
			return append(diags, errorAt(expr.Range(), "Invalid count reference in replace_triggered_by expression",
				"only count.index may be used, not count.%s", r.Name))
		case r.Kind == refs.Each && r.Name != "key":
			return append(diags, errorAt(expr.Range(), "Invalid each reference in replace_triggered_by expression",
				"only each.key may be used, not each.%s", r.Name))
		case r.Kind != refs.Count && r.Kind != refs.Each:
			diags = append(diags, errorAt(expr.Range(), "Invalid reference in replace_triggered_by expression",
				"only resources, count.index and each.key may be used"))
		}
	}
	switch resources {
	case 0:
		diags = append(diags, errorAt(expr.Range(), "Invalid replace_triggered_by expression", "there is no reference to a resource"))
	case 1:
	default:
		diags = append(diags, errorAt(expr.Range(), "Invalid replace_triggered_by expression", "there is more than one reference to a resource"))
	}
	return diags
}

// jsonExpression returns the expression that a JSON string holds; of native
// syntax, expr itself.
func jsonExpression(expr hcl.Expression) (hcl.Expression, hcl.Diagnostics) {
	if _, native := expr.(hclsyntax.Expression); native {
		return expr, nil
	}
	text, ok := anyString(expr)
	if !ok {
		return expr, hcl.Diagnostics{errorAt(expr.Range(), "Invalid reference expression", "in JSON a reference is a string")}
	}
	start := expr.Range().Start
	start.Column++
	start.Byte++
	return hclsyntax.ParseExpression([]byte(text), expr.Range().Filename, start)
}

// anyString returns the text of a constant string, in JSON too.
func anyString(expr hcl.Expression) (string, bool) {
	if text, ok := quotedString(expr); ok {
		return text, true
	}
	if _, native := expr.(hclsyntax.Expression); native {
		return "", false
	}
	val, diags := expr.Value(nil)
	if diags.HasErrors() || !isKnownString(val) {
		return "", false
	}
	return val.AsString(), true
}
