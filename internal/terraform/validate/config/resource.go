package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// impliedProvider returns the local name of the provider of a resource type.
func impliedProvider(typ string) string {
	name, _, _ := strings.Cut(typ, "_")
	return name
}

// newResource decodes the labels of b.
func (d *decoder) newResource(b *hcl.Block, mode Mode) *Resource {
	r := &Resource{
		ResourceKey: ResourceKey{mode, b.Labels[0], b.Labels[1]},
		Declared:    b.DefRange,
		TypeRange:   b.LabelRanges[0],
	}
	nameSummary := "Invalid resource name"
	typeSummary := "Invalid resource type name"
	if mode != Managed {
		typeSummary = "Invalid data source name"
		nameSummary = "Invalid data resource name"
	}
	if mode == Ephemeral {
		typeSummary = "Invalid ephemeral resource type"
		nameSummary = "Invalid ephemeral resource name"
	}
	d.name(r.Type, b.LabelRanges[0], typeSummary)
	d.name(r.Name, b.LabelRanges[1], nameSummary)
	return r
}

func (d *decoder) resource(b *hcl.Block, mode Mode) {
	r := d.newResource(b, mode)
	schema := unmanagedSchema
	if mode == Managed {
		schema = resourceSchema
	}
	content, rest, diags := b.Body.PartialContent(schema)
	d.add(diags...)
	r.Body = rest
	d.metaArguments(r, content.Attributes)
	var lifecycle, escape *hcl.Block
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "lifecycle":
			if lifecycle != nil {
				d.duplicate(inner.DefRange, lifecycle.DefRange, "Duplicate lifecycle block", "the lifecycle of %s", r.ResourceKey)
				continue
			}
			lifecycle = inner
			d.lifecycle(r, inner)
		case "connection":
			if r.Connection != nil {
				d.duplicate(inner.DefRange, r.Connection.DefRange, "Duplicate connection block", "the connection of %s", r.ResourceKey)
				continue
			}
			r.Connection = inner
		case "provisioner":
			if p := d.provisioner(inner); p != nil {
				r.Provisioners = append(r.Provisioners, p)
			}
		case "_":
			if escape != nil {
				d.duplicate(inner.DefRange, escape.DefRange, "Duplicate escaping block", "the _ block of %s", r.ResourceKey)
				continue
			}
			escape = inner
			r.Body = escapeBody(r.Body, inner.Body)
		default:
			d.reserved(inner, mode.Keyword())
		}
	}
	if r.Connection != nil {
		for _, p := range r.Provisioners {
			if p.Destroy {
				d.onlySelf(r.Connection.Body)
				break
			}
		}
	}
	d.declareResource(r)
}

// metaArguments decodes count, for_each, provider and depends_on.
func (d *decoder) metaArguments(r *Resource, attributes hcl.Attributes) {
	if a, ok := attributes["count"]; ok {
		r.Count = a.Expr
	}
	if a, ok := attributes["for_each"]; ok {
		r.ForEach = a.Expr
		if r.Count != nil {
			d.countAndForEach(a)
		}
	}
	if a, ok := attributes["provider"]; ok {
		r.Provider = d.providerRef(a.Expr, "provider")
	}
	if a, ok := attributes["depends_on"]; ok {
		r.DependsOn = d.dependsOn(a)
		if d.mod.Resources[r.ResourceKey] != nil {
			d.noDependsOn(r.DependsOn)
		}
	}
}

func (d *decoder) countAndForEach(a *hcl.Attribute) {
	d.add(errorAt(a.NameRange, `Invalid combination of "count" and "for_each"`,
		"a block has count or for_each, not both"))
}

// nestedData decodes the data block of a check block; nil if it is faulty.
func (d *decoder) nestedData(b *hcl.Block, c *Check) *Resource {
	before := len(d.diags)
	r := d.newResource(b, Data)
	r.Nested = c
	content, rest, diags := b.Body.PartialContent(unmanagedSchema)
	d.add(diags...)
	r.Body = rest
	for _, name := range []string{"count", "for_each"} {
		if a, ok := content.Attributes[name]; ok {
			d.add(errorAt(a.NameRange, `Invalid "`+name+`" attribute`, "a data block inside a check block cannot have %s", name))
			delete(content.Attributes, name)
		}
	}
	d.metaArguments(r, content.Attributes)
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "lifecycle":
			d.add(errorAt(inner.DefRange, "Invalid lifecycle block", "a data block inside a check block cannot have a lifecycle"))
		case "_":
			r.Body = escapeBody(r.Body, inner.Body)
		default:
			d.reserved(inner, "data")
		}
	}
	if d.diags[before:].HasErrors() {
		return nil
	}
	return r
}

func (d *decoder) declareResource(r *Resource) {
	base, exists := d.mod.Resources[r.ResourceKey]
	prefix := ""
	switch r.Mode {
	case Data:
		prefix = "data "
	case Ephemeral:
		prefix = "ephemeral "
	}
	switch {
	case !d.override && exists:
		if r.Mode == Managed {
			prefix = "resource "
		}
		first, second := base, r
		if r.Nested == nil && base.Nested != nil { // Terraform adds those in checks last
			first, second = r, base
		}
		d.mod.Again.Resources = append(d.mod.Again.Resources, r)
		d.duplicate(second.Declared, first.Declared, `Duplicate `+prefix+`"`+r.Type+`" configuration`, "%s", r.ResourceKey)
	case !d.override:
		d.mod.Resources[r.ResourceKey] = r
	case exists:
		d.mergeResource(base, r)
	case r.Mode != Ephemeral:
		d.missingBase(r.Declared, "Missing "+prefix+"resource to override", "%s", r.ResourceKey)
	}
}

func (d *decoder) mergeResource(base, over *Resource) {
	if over.Count != nil {
		base.Count = over.Count
	}
	if over.ForEach != nil {
		base.ForEach = over.ForEach
	}
	if over.Provider != nil {
		base.Provider = over.Provider
	}
	if over.Connection != nil {
		base.Connection = over.Connection
	}
	if len(over.Provisioners) > 0 {
		base.Provisioners = over.Provisioners
	}
	if over.IgnoreAllChanges || over.IgnoreChanges != nil {
		base.IgnoreChanges, base.IgnoreAllChanges = over.IgnoreChanges, over.IgnoreAllChanges
	}
	base.PreventDestroy = base.PreventDestroy || over.PreventDestroy
	base.Body = overrideBody(base.Body, over.Body)
}
