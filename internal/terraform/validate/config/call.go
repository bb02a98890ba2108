package config

import (
	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
)

// call decodes a module block.
func (d *decoder) call(b *hcl.Block) {
	c := &Call{Name: b.Labels[0], Declared: b.DefRange}
	schema := callSchema
	if d.override {
		schema = optional(schema)
	}
	content, rest, diags := b.Body.PartialContent(schema)
	d.add(diags...)
	c.Body = rest
	d.name(c.Name, b.LabelRanges[0], "Invalid module instance name")
	if a, ok := content.Attributes["source"]; ok {
		c.sourceAttr = a
	}
	if a, ok := content.Attributes["version"]; ok {
		c.versionAttr = a
	}
	if a, ok := content.Attributes["count"]; ok {
		c.Count = a.Expr
	}
	if a, ok := content.Attributes["for_each"]; ok {
		c.ForEach = a.Expr
		if c.Count != nil {
			d.countAndForEach(a)
		}
	}
	if a, ok := content.Attributes["depends_on"]; ok {
		c.DependsOn = d.dependsOn(a)
		if d.mod.Calls[c.Name] != nil {
			d.noDependsOn(c.DependsOn)
		}
	}
	if a, ok := content.Attributes["providers"]; ok {
		c.Providers = d.passedProviders(a)
	}
	var escape *hcl.Block
	for _, inner := range content.Blocks {
		switch {
		case inner.Type == "lifecycle" && d.release.Has(callLifecycle):
		case inner.Type != "_":
			d.reserved(inner, "module")
		case escape != nil:
			d.duplicate(inner.DefRange, escape.DefRange, "Duplicate escaping block", "the _ block of module %q", c.Name)
		default:
			escape = inner
			c.Body = escapeBody(c.Body, inner.Body)
		}
	}
	d.source(c)
	base, exists := d.mod.Calls[c.Name]
	switch {
	case !d.override && exists:
		d.mod.Again.Calls = append(d.mod.Again.Calls, c)
		d.duplicate(c.Declared, base.Declared, "Duplicate module call", "module %q", c.Name)
	case !d.override:
		d.mod.Calls[c.Name] = c
	case !exists:
		d.missingBase(c.Declared, "Missing module call to override", "module %q", c.Name)
	default:
		mergeCall(base, c)
	}
}

func mergeCall(base, over *Call) {
	if over.sourceAttr != nil {
		base.Source = over.Source
	}
	if over.Count != nil {
		base.Count = over.Count
	}
	if over.ForEach != nil {
		base.ForEach = over.ForEach
	}
	if over.Providers != nil {
		base.Providers = over.Providers
	}
	base.Body = overrideBody(base.Body, over.Body)
}

// source decodes the arguments source and version.
func (d *decoder) source(c *Call) {
	var versions version.Constraints
	early := d.release.Has(earlyEvaluation)
	if c.versionAttr != nil && (!early || len(c.versionAttr.Expr.Variables()) == 0) {
		versions, _ = d.versionConstraint(c.versionAttr)
	}
	a := c.sourceAttr
	if a == nil {
		return
	}
	c.Source.Range = a.Expr.Range()
	if early && len(a.Expr.Variables()) > 0 {
		c.Source.Kind = UnknownSource
		return
	}
	var text string
	diags := gohcl.DecodeExpression(a.Expr, nil, &text)
	if diags.HasErrors() {
		d.add(diags...)
		return
	}
	c.Source.Text, c.Source.Versions = text, versions
	kind, problem := parseSource(text, c.versionAttr != nil)
	if problem != nil {
		d.add(errorAt(a.Expr.Range(), problem.Summary, "%s", problem.Detail))
	}
	c.Source.Kind = kind
}

// passedProviders decodes the argument providers.
func (d *decoder) passedProviders(a *hcl.Attribute) []PassedProvider {
	pairs, diags := hcl.ExprMap(a.Expr)
	d.add(diags...)
	out := []PassedProvider{}
	seen := map[ProviderKey]hcl.Range{}
	for _, pair := range pairs {
		child := d.providerRef(pair.Key, "a key of providers")
		parent := d.providerRef(pair.Value, "a value of providers")
		if child == nil || parent == nil {
			continue
		}
		if first, ok := seen[child.ProviderKey]; ok {
			d.duplicate(parent.Range, first, "Duplicate provider address", "provider configuration %s of the child", child.ProviderKey)
			continue
		}
		seen[child.ProviderKey] = parent.Range
		out = append(out, PassedProvider{Child: *child, Parent: *parent})
	}
	return out
}
