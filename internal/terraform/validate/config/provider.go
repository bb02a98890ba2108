package config

import (
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

func (d *decoder) provider(b *hcl.Block) {
	content, rest, diags := b.Body.PartialContent(providerSchema)
	d.add(diags...)
	p := &Provider{ProviderKey: ProviderKey{Name: b.Labels[0]}, Body: rest, Declared: b.DefRange}
	if !d.providerName(p.Name, b.DefRange) {
		return
	}
	if a, ok := content.Attributes["alias"]; ok {
		d.constant(a, &p.Alias)
		if !hclsyntax.ValidIdentifier(p.Alias) {
			diag := errorAt(a.Expr.Range(), "Invalid provider configuration alias", "%q is not a name", p.Alias)
			diag.Extra = NoPlace{}
			d.add(diag)
		}
	}
	if a, ok := content.Attributes["version"]; ok {
		d.add(warningAt(a.Expr.Range(), "Version constraints inside provider configuration blocks are deprecated",
			"state the version in required_providers"))
		_, ok := d.versionConstraint(a)
		p.Version = ok
	}
	for _, a := range sortedAttributes(content.Attributes) {
		switch {
		case a.Name == "for_each" && d.release.Has(providerForEach):
			p.ForEach = a.Expr
		case a.Name == "count", a.Name == "depends_on", a.Name == "for_each", a.Name == "source":
			d.add(errorAt(a.NameRange, "Reserved argument name in provider block", "%s is reserved", a.Name))
		}
	}
	var escape *hcl.Block
	for _, inner := range content.Blocks {
		switch {
		case inner.Type != "_":
			d.reserved(inner, "provider")
		case escape != nil:
			d.duplicate(inner.DefRange, escape.DefRange, "Duplicate escaping block", "the _ block of provider %q", p.Name)
		default:
			escape = inner
			p.Body = escapeBody(p.Body, inner.Body)
		}
	}
	base, exists := d.mod.Providers[p.ProviderKey]
	switch {
	case !exists && !d.override:
		d.mod.Providers[p.ProviderKey] = p
	case exists && d.override:
		base.Body = overrideBody(base.Body, p.Body)
	case !exists && p.Alias != "":
		d.missingBase(p.Declared, "Missing base provider configuration for override", "provider configuration %s", p.ProviderKey)
	case !exists:
	case exists && p.Alias == "":
		d.mod.Again.Providers = append(d.mod.Again.Providers, p)
		d.duplicate(p.Declared, base.Declared, "Duplicate provider configuration", "the default configuration of provider %q", p.Name)
	case exists:
		d.mod.Again.Providers = append(d.mod.Again.Providers, p)
		d.duplicate(p.Declared, base.Declared, "Duplicate provider configuration", "provider configuration %s", p.ProviderKey)
	}
}

// providerName checks the local name of a provider.
func (d *decoder) providerName(name string, rng hcl.Range) bool {
	if validProviderPart(name) && strings.ToLower(name) == name {
		return true
	}
	if validProviderPart(name) {
		d.add(errorAt(rng, "Invalid provider local name", "write %q as %q", name, strings.ToLower(name)))
	} else {
		d.add(errorAt(rng, "Invalid provider local name",
			"%q must hold only letters, digits and dashes, and not start or end with a dash", name))
	}
	return false
}

// providerRef decodes a reference to a provider configuration.
func (d *decoder) providerRef(expr hcl.Expression, argument string) *ProviderRef {
	const summary = "Invalid provider configuration reference"
	expr = d.unquote(expr, "reference")
	whole := expr.Range()
	if index, ok := expr.(*hclsyntax.IndexExpr); ok && d.release.Has(providerForEach) {
		expr = index.Collection // one of those that for_each makes
	}
	traversal, diags := hcl.AbsTraversalForExpr(expr)
	if len(traversal) == 3 && d.release.Has(providerForEach) {
		if _, ok := traversal[2].(hcl.TraverseIndex); ok {
			traversal = traversal[:2]
		}
	}
	if diags.HasErrors() || len(traversal) == 0 || len(traversal) > 2 {
		d.add(errorAt(expr.Range(), summary, "%s must be the name of a provider, or a name, a period and an alias", argument))
		return nil
	}
	ref := &ProviderRef{ProviderKey: ProviderKey{Name: traversal.RootName()}, Range: whole}
	if !d.providerName(ref.Name, whole) {
		return nil
	}
	if len(traversal) == 2 {
		alias, ok := traversal[1].(hcl.TraverseAttr)
		if !ok {
			d.add(errorAt(traversal[1].SourceRange(), summary, "a provider's name can be followed by a period and an alias only"))
			return ref
		}
		ref.Alias = alias.Name
	}
	return ref
}

// versionConstraint decodes a version argument. The second result is false if
// there is none, or no valid one.
func (d *decoder) versionConstraint(a *hcl.Attribute) (version.Constraints, bool) {
	val, diags := a.Expr.Value(nil)
	d.add(diags...)
	if diags.HasErrors() {
		return nil, false
	}
	val, err := convert.Convert(val, cty.String)
	if err != nil {
		d.add(errorAt(a.Expr.Range(), badConstraint, "%s must be a string", a.Name))
		return nil, false
	}
	if val.IsNull() || !val.IsKnown() {
		return nil, false
	}
	return d.parseConstraint(val.AsString(), a.Expr.Range())
}

const badConstraint = "Invalid version constraint"

func (d *decoder) parseConstraint(text string, rng hcl.Range) (version.Constraints, bool) {
	constraints, err := version.NewConstraint(text)
	if err != nil {
		d.add(errorAt(rng, badConstraint, "%q is not a version constraint such as %q", text, "~> 1.2"))
		return nil, false
	}
	return constraints, true
}
