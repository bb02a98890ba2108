package config

import (
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
)

// RequiredProviders is a required_providers block, or the sum of them.
type RequiredProviders struct {
	ByName map[string]*RequiredProvider
	// Declared is the header of the block; zero if there is none.
	Declared hcl.Range
}

// A RequiredProvider is one entry of a required_providers block.
type RequiredProvider struct {
	Name      string // local name
	Source    ProviderSource
	Sourced   bool // Source is given, not implied by the name
	Versions  []version.Constraints
	Aliases   []ProviderKey
	Declared  hcl.Range
	NameRange hcl.Range
}

// SourceOr returns the source of an entry, or what a name without one stands
// for where providers are passed: even "terraform" is one of the registry then.
func (p *RequiredProvider) SourceOr(name string) ProviderSource {
	if p == nil {
		return ProviderSource{DefaultHost, "hashicorp", name}
	}
	return p.Source
}

const badEntry = "Invalid required_providers object"

// requiredBlock decodes a required_providers block; nil if it holds more than
// arguments.
func (d *decoder) requiredBlock(b *hcl.Block) *RequiredProviders {
	out := &RequiredProviders{ByName: map[string]*RequiredProvider{}, Declared: b.DefRange}
	attributes, diags := b.Body.JustAttributes()
	d.add(diags...)
	if diags.HasErrors() {
		return nil
	}
	for _, a := range sortedAttributes(attributes) {
		if p := d.requiredEntry(a); p != nil {
			out.ByName[p.Name] = p
		}
	}
	return out
}

func (d *decoder) requiredEntry(a *hcl.Attribute) *RequiredProvider {
	p := &RequiredProvider{Name: a.Name, Declared: a.Range, NameRange: a.NameRange, Source: ImpliedSource(a.Name)}
	pairs, diags := hcl.ExprMap(a.Expr)
	if diags.HasErrors() && d.shortEntry(p, a) {
		return p
	}
	if !d.providerName(a.Name, a.Expr.Range()) {
		return nil
	}
	if diags.HasErrors() {
		d.add(errorAt(a.Expr.Range(), badEntry, "%s must be an object, or a string with a version constraint", p.Name))
		return p
	}
	for _, pair := range pairs {
		key, diags := pair.Key.Value(nil)
		if diags.HasErrors() {
			d.add(diags...)
			continue
		}
		if !isKnownString(key) {
			d.add(errorAt(pair.Key.Range(), badEntry, "the name of an argument must be a string"))
			continue
		}
		d.requiredArgument(p, key.AsString(), pair)
	}
	return p
}

// shortEntry decodes an entry that is a version constraint only, as before
// Terraform 0.13; false if it is none.
func (d *decoder) shortEntry(p *RequiredProvider, a *hcl.Attribute) bool {
	val, diags := a.Expr.Value(nil)
	if diags.HasErrors() || !val.Type().IsPrimitiveType() {
		return false
	}
	if versions, ok := d.versionConstraint(a); ok {
		p.Versions = append(p.Versions, versions)
	}
	if !validProviderPart(a.Name) {
		d.add(errorAt(a.Expr.Range(), "Invalid provider name",
			"%q must hold only letters, digits and dashes, and not start or end with a dash", a.Name))
	}
	return true
}

func (d *decoder) requiredArgument(p *RequiredProvider, name string, pair hcl.KeyValuePair) {
	rng := pair.Value.Range()
	switch name {
	case "version":
		val, diags := pair.Value.Value(nil)
		if diags.HasErrors() || !isKnownString(val) {
			d.add(errorAt(rng, badConstraint, "version must be a string"))
			return
		}
		if versions, ok := d.parseConstraint(val.AsString(), rng); ok {
			p.Versions = append(p.Versions, versions)
		}
	case "source":
		val, diags := pair.Value.Value(nil)
		if diags.HasErrors() || !isKnownString(val) {
			d.add(errorAt(rng, "Invalid source", "source must be a string"))
			return
		}
		source, problem := ParseProviderSource(val.AsString())
		if problem != nil {
			d.add(errorAt(rng, problem.Summary, "%s", problem.Detail))
			return
		}
		p.Source, p.Sourced = source, true
	case "configuration_aliases":
		exprs, diags := hcl.ExprList(pair.Value)
		d.add(diags...)
		for _, expr := range exprs {
			d.configurationAlias(p, expr, rng)
		}
	default:
		d.add(errorAt(pair.Key.Range(), badEntry, "%q is not one of version, source and configuration_aliases", name))
	}
}

// configurationAlias decodes one of the aliases that list holds.
func (d *decoder) configurationAlias(p *RequiredProvider, expr hcl.Expression, list hcl.Range) {
	const summary = "Invalid configuration_aliases value"
	traversal, diags := hcl.AbsTraversalForExpr(expr)
	if diags.HasErrors() {
		d.add(diags...)
		return
	}
	key := ProviderKey{Name: traversal.RootName()}
	if len(traversal) > 1 {
		if key.Alias = stepName(traversal[1]); key.Alias == "" {
			d.add(errorAt(list, summary, "%s is not of the form provider.alias", traversalText(traversal)))
			return
		}
	}
	if key.Name != p.Name {
		d.add(errorAt(list, summary, "%s does not start with %s", traversalText(traversal), p.Name))
		return
	}
	p.Aliases = append(p.Aliases, key)
}

// settleProviders makes one set of all required_providers blocks.
func (d *decoder) settleProviders() {
	all := &RequiredProviders{ByName: map[string]*RequiredProvider{}}
	for i, block := range d.requiredProviders {
		if i > 0 {
			d.duplicate(block.Declared, all.Declared, "Duplicate required providers configuration", "the set of required providers")
			continue
		}
		all = block
	}
	for _, block := range d.overrideProviders {
		for name, p := range block.ByName {
			base := all.ByName[name]
			if base == nil {
				all.ByName[name] = p
				continue
			}
			if len(p.Versions) > 0 {
				base.Versions = p.Versions
			}
			if p.Sourced {
				base.Source, base.Sourced = p.Source, true
			}
			if len(p.Aliases) > 0 {
				base.Aliases = p.Aliases
			}
		}
	}
	d.mod.RequiredProviders = all
}

// SameProviders warns of two names for one provider.
func (m *Module) SameProviders() (diags hcl.Diagnostics) {
	const summary = "Duplicate required provider"
	first := map[ProviderSource]*RequiredProvider{}
	var entries []*RequiredProvider
	for _, p := range m.RequiredProviders.ByName {
		entries = append(entries, p)
	}
	sortByRange(entries, func(p *RequiredProvider) hcl.Range { return p.Declared })
	for _, p := range entries {
		if other := first[p.Source]; other != nil {
			diags = append(diags, seeAlso(warningAt(p.Declared, summary,
				"%s and %s are both the provider %s", other.Name, p.Name, p.Source.Short()), other.Declared, "first required here"))
			continue
		}
		first[p.Source] = p
	}
	warned := map[string]bool{}
	for _, key := range SortedKeys(m.Resources) {
		r := m.Resources[key]
		name := r.ProviderKey().Name
		other := first[ImpliedSource(name)]
		if r.Provider != nil || other == nil || m.RequiredProviders.ByName[name] != nil || warned[name] {
			continue
		}
		warned[name] = true
		diags = append(diags, seeAlso(warningAt(r.Declared, summary,
			"%s needs a provider called %s, which is required as %s", key, name, other.Name), other.Declared, "required here"))
	}
	return diags
}

// A ProviderSource is the full address of a provider.
type ProviderSource struct{ Host, Namespace, Type string }

// Hosts that stand for themselves.
const (
	DefaultHost      = "registry.terraform.io"
	builtInHost      = "terraform.io"
	builtInNamespace = "builtin"
)

// BuiltIn is the provider that is part of Terraform.
var BuiltIn = ProviderSource{builtInHost, builtInNamespace, "terraform"}

// IsBuiltIn reports whether the provider is, or would be, part of Terraform.
func (s ProviderSource) IsBuiltIn() bool {
	return s.Host == builtInHost && s.Namespace == builtInNamespace
}

// ImpliedSource is the provider of a local name without a source.
func ImpliedSource(name string) ProviderSource {
	if name == "terraform" {
		return BuiltIn
	}
	return ProviderSource{DefaultHost, "hashicorp", name}
}

// String returns the full address.
func (s ProviderSource) String() string { return s.Host + "/" + s.Namespace + "/" + s.Type }

// Short leaves out the host of the public registry.
func (s ProviderSource) Short() string {
	return strings.TrimPrefix(s.String(), DefaultHost+"/")
}

// Source returns the provider that a local name stands for in the module.
func (m *Module) Source(name string) ProviderSource {
	if p := m.RequiredProviders.ByName[name]; p != nil {
		return p.Source
	}
	return ImpliedSource(name)
}
