package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func (d *decoder) moved(b *hcl.Block) {
	if d.override {
		d.add(errorAt(b.DefRange, "Cannot override 'moved' blocks", "an override file cannot have moved blocks"))
	}
	m := &Moved{Declared: b.DefRange}
	content := d.content(b.Body, movedSchema)
	for _, end := range []struct {
		name   string
		target **Target
	}{{"from", &m.From}, {"to", &m.To}} {
		a, ok := content.Attributes[end.name]
		if !ok {
			continue
		}
		traversal, diags := hcl.AbsTraversalForExpr(a.Expr)
		d.add(diags...)
		if diags.HasErrors() {
			continue
		}
		target, diag := parseTarget(traversal)
		if diag != nil {
			d.add(diag)
			continue
		}
		*end.target = target
	}
	if m.From != nil && m.To != nil && m.From.IsModule != m.To.IsModule {
		d.add(errorAt(m.Declared, `Invalid "moved" addresses`, "%s and %s are not both resources or both modules", m.From, m.To))
		return
	}
	d.mod.Moved = append(d.mod.Moved, m)
}

func (d *decoder) removed(b *hcl.Block) {
	r := &Removed{Declared: b.DefRange}
	content := d.content(b.Body, removedSchema)
	if a, ok := content.Attributes["from"]; ok {
		traversal, diags := hcl.AbsTraversalForExpr(a.Expr)
		d.add(diags...)
		if !diags.HasErrors() {
			target, diag := parseConfigTarget(traversal)
			if diag != nil {
				d.add(diag)
			}
			r.From = target
		}
	}
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "lifecycle":
			content := d.content(inner.Body, removedLifecycleSchema)
			if a, ok := content.Attributes["destroy"]; ok {
				var destroy bool
				d.constant(a, &destroy)
			}
		case "connection":
			if r.Connection != nil {
				d.duplicate(inner.DefRange, r.Connection.DefRange, "Duplicate connection block", "the connection of this block")
				continue
			}
			r.Connection = inner
		case "provisioner":
			if r.From != nil && (r.From.IsModule || r.From.Resource.Mode != Managed) {
				d.add(errorAt(inner.DefRange, "Invalid provisioner block", "%s is no managed resource, which alone can have provisioners", r.From))
			}
			if p := d.provisioner(inner); p != nil {
				r.Provisioners = append(r.Provisioners, p)
				if !p.Destroy {
					d.add(errorAt(inner.DefRange, "Invalid provisioner block", "a removed block can have destroy-time provisioners only; add when = destroy"))
				}
			}
		}
	}
	d.mod.Removed = append(d.mod.Removed, r)
}

func (d *decoder) importBlock(b *hcl.Block) {
	if d.override {
		d.add(errorAt(b.DefRange, "Cannot override 'import' blocks", "an override file cannot have import blocks"))
	}
	i := &Import{Declared: b.DefRange}
	before := len(d.diags)
	schema := importSchema
	if d.release.Has(importIdentity) {
		schema = identitySchema
	}
	content := d.content(b.Body, schema)
	if a, ok := content.Attributes["id"]; ok {
		i.ID = a.Expr
		if len(a.Expr.Variables()) > 0 {
			d.lacks(importExpressions, a.Expr.Range(), "Variables not allowed", "an id that is not constant")
		}
	}
	if a, ok := content.Attributes["identity"]; ok {
		i.Identity = a.Expr
	} else if i.ID == nil && schema == identitySchema {
		d.add(errorAt(b.DefRange, "Missing required argument", "an import needs an id or an identity"))
	}
	if d.diags[before:].HasErrors() {
		return
	}
	if a, ok := content.Attributes["for_each"]; ok {
		i.ForEach = a.Expr
	}
	if a, ok := content.Attributes["provider"]; ok {
		i.Provider = d.providerRef(a.Expr, "provider")
		i.ProviderRange = a.Range
	}
	if a, ok := content.Attributes["to"]; ok {
		i.To = a.Expr
		d.importTarget(i, a)
	}
	if !d.override {
		d.mod.Imports = append(d.mod.Imports, i)
	}
}

// importTarget reads the argument to, in which instance keys need not be
// constant.
func (d *decoder) importTarget(i *Import, a *hcl.Attribute) {
	notManaged := func(why *hcl.Diagnostic) {
		if why != nil {
			d.add(why)
		}
		d.add(errorAt(a.Range, "Invalid import address", "only managed resources can be imported"))
	}
	expr, diags := jsonExpression(a.Expr)
	if d.add(diags...); diags.HasErrors() {
		return
	}
	i.To = expr
	traversal, static, diags := looseTraversal(expr)
	if diags.HasErrors() {
		d.add(diags...)
		notManaged(nil)
		return
	}
	target, diag := parseTarget(traversal)
	switch {
	case diag != nil:
		notManaged(diag)
		return
	case target.IsModule:
		notManaged(errorAt(a.Expr.Range(), badAddress, "%s is a module; name a resource in it", target))
		return
	case target.Resource.Mode != Managed:
		notManaged(nil)
	default:
		i.Resource, i.Module = target.Resource, target.Module
	}
	if static {
		i.StaticKey = traversalText(traversal)
		for _, other := range d.mod.Imports {
			if other.StaticKey == i.StaticKey {
				d.duplicate(a.Expr.Range(), other.Declared, `Duplicate import configuration for "`+target.String()+`"`, "the import of %s", i.StaticKey)
				break
			}
		}
	}
}

// looseTraversal returns the address that expr is, leaving out index
// expressions that are not constant; static says whether there were none.
func looseTraversal(expr hcl.Expression) (t hcl.Traversal, static bool, diags hcl.Diagnostics) {
	switch e := expr.(type) {
	case *hclsyntax.IndexExpr:
		t, _, diags := looseTraversal(e.Collection)
		return t, false, diags
	case *hclsyntax.RelativeTraversalExpr:
		t, static, diags := looseTraversal(e.Source)
		if diags.HasErrors() {
			return nil, false, diags
		}
		return append(append(hcl.Traversal{}, t...), e.Traversal...), static, nil
	}
	t, diags = hcl.AbsTraversalForExpr(expr)
	return t, true, diags
}
