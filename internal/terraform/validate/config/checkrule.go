package config

import (
	"github.com/hashicorp/hcl/v2"
)

// checkRule decodes a validation, precondition, postcondition or assert block.
func (d *decoder) checkRule(b *hcl.Block) *CheckRule {
	r := &CheckRule{Declared: b.DefRange}
	if d.override {
		d.add(errorAt(b.DefRange, "Can't override "+b.Type+" blocks", "an override file cannot change %s blocks", b.Type))
		return r
	}
	content := d.content(b.Body, checkRuleSchema)
	if a, ok := content.Attributes["error_message"]; ok {
		r.ErrorMessage = a.Expr
	}
	if a, ok := content.Attributes["condition"]; ok {
		r.Condition = a.Expr
		if len(a.Expr.Variables()) == 0 {
			d.add(errorAt(a.Expr.Range(), "Invalid "+b.Type+" expression",
				"the condition refers to nothing, so that it always has the same result"))
		}
	}
	return r
}

// resourceRules decodes the preconditions and postconditions of r.
func (d *decoder) resourceRules(r *Resource, all hcl.Blocks) {
	for _, b := range all {
		rule := d.checkRule(b)
		for _, expr := range []hcl.Expression{rule.Condition, rule.ErrorMessage} {
			if expr == nil {
				continue
			}
			for _, t := range expr.Variables() {
				if r.isNamedBy(t) {
					d.add(errorAt(expr.Range(), "Invalid reference in "+b.Type,
						"%s refers to itself by name; a postcondition can use self", r.ResourceKey))
				}
			}
		}
		if b.Type == "precondition" {
			r.Preconditions = append(r.Preconditions, rule)
		} else {
			r.Postconditions = append(r.Postconditions, rule)
		}
	}
}

// isNamedBy reports whether t is a reference to r or to a part of it.
func (r *Resource) isNamedBy(t hcl.Traversal) bool {
	want := []string{r.Type, r.Name}
	if r.Mode != Managed {
		want = []string{r.Mode.Keyword(), r.Type, r.Name}
	} else if t.RootName() == "resource" {
		want = []string{"resource", r.Type, r.Name}
	}
	if len(t) < len(want) || t.RootName() != want[0] {
		return false
	}
	for i, name := range want[1:] {
		if a, ok := t[i+1].(hcl.TraverseAttr); !ok || a.Name != name {
			return false
		}
	}
	return true
}

func (d *decoder) check(b *hcl.Block) {
	if d.override {
		d.add(errorAt(b.DefRange, "Can't override check blocks", "an override file cannot change check blocks"))
		return
	}
	c := &Check{Name: b.Labels[0], Declared: b.DefRange}
	content := d.content(b.Body, checkSchema)
	d.name(c.Name, b.LabelRanges[0], "Invalid check block name")
	for _, b := range content.Blocks {
		if b.Type == "data" {
			if c.Data != nil {
				d.duplicate(b.DefRange, c.Data.Declared, "Multiple data resource blocks", "the data block of check %q", c.Name)
				continue
			}
			c.Data = d.nestedData(b, c)
			continue
		}
		before := len(d.diags)
		rule := d.checkRule(b)
		if !d.diags[before:].HasErrors() {
			c.Asserts = append(c.Asserts, rule)
		}
	}
	if len(c.Asserts) == 0 {
		d.add(errorAt(c.Declared, "Zero assert blocks", "check %q has no usable assert block", c.Name))
	}
	if base, ok := d.mod.Checks[c.Name]; ok {
		d.duplicate(c.Declared, base.Declared, `Duplicate check "`+c.Name+`" configuration`, "check %q", c.Name)
		return
	}
	d.mod.Checks[c.Name] = c
	if c.Data != nil {
		d.declareResource(c.Data)
	}
}
