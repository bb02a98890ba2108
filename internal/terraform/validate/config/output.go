package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func (d *decoder) output(b *hcl.Block) {
	o := &Output{Name: b.Labels[0], Declared: b.DefRange}
	schema := d.inRelease(outputSchema)
	if d.override {
		schema = optional(schema)
	}
	content, diags := b.Body.Content(schema)
	d.add(d.explain(outputSchema, diags)...)
	d.name(o.Name, b.LabelRanges[0], "Invalid output name")
	if a, ok := content.Attributes["description"]; ok {
		var text string
		d.constant(a, &text)
	}
	if a, ok := content.Attributes["value"]; ok {
		o.Expr = a.Expr
	}
	if a, ok := content.Attributes["sensitive"]; ok {
		d.constant(a, &o.Sensitive)
		o.sensitiveSet = true
	}
	if a, ok := content.Attributes["ephemeral"]; ok {
		d.constant(a, &o.Ephemeral)
		o.ephemeralSet = true
	}
	if a, ok := content.Attributes["depends_on"]; ok {
		o.DependsOn = d.dependsOn(a)
		if d.mod.Outputs[o.Name] != nil {
			d.noDependsOn(o.DependsOn)
		}
	}
	for _, b := range content.Blocks {
		if b.Type == "postcondition" {
			d.add(errorAt(b.TypeRange, "Postconditions are not allowed",
				"output %q can have preconditions only", o.Name))
			continue
		}
		o.Preconditions = append(o.Preconditions, d.checkRule(b))
	}
	base, exists := d.mod.Outputs[o.Name]
	switch {
	case !d.override && exists:
		d.mod.Again.Outputs = append(d.mod.Again.Outputs, o)
		d.duplicate(o.Declared, base.Declared, "Duplicate output definition", "output %q", o.Name)
	case !d.override:
		d.mod.Outputs[o.Name] = o
	case !exists:
		d.missingBase(o.Declared, "Missing base output definition to override", "output %q", o.Name)
	default:
		if o.Expr != nil {
			base.Expr = o.Expr
		}
		if o.sensitiveSet {
			base.Sensitive = o.Sensitive
		}
		if o.ephemeralSet {
			base.Ephemeral = o.Ephemeral
		}
	}
}

// noDependsOn reports depends_on in an override file.
func (d *decoder) noDependsOn(traversals []hcl.Traversal) {
	if d.override && len(traversals) > 0 {
		d.add(errorAt(traversals[0].SourceRange(), "Unsupported override", "depends_on cannot be overridden"))
	}
}

func (d *decoder) locals(b *hcl.Block) {
	attributes, diags := b.Body.JustAttributes()
	d.add(diags...)
	for _, a := range sortedAttributes(attributes) {
		if !hclsyntax.ValidIdentifier(a.Name) {
			d.name(a.Name, a.NameRange, "Invalid local value name")
			continue
		}
		l := &Local{Name: a.Name, Expr: a.Expr, Declared: a.Range, NameRange: a.NameRange}
		base, exists := d.mod.Locals[a.Name]
		switch {
		case !d.override && exists:
			d.mod.Again.Locals = append(d.mod.Again.Locals, l)
			d.duplicate(l.Declared, base.Declared, "Duplicate local value definition", "local value %q", l.Name)
		case !d.override:
			d.mod.Locals[l.Name] = l
		case !exists:
			d.missingBase(l.Declared, "Missing base local value definition to override", "local value %q", l.Name)
		default:
			base.Expr = l.Expr
		}
	}
}
