package validate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

func diagnostic(severity hcl.DiagnosticSeverity, rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: severity, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: &rng}
}

// passedProviders checks the providers that module blocks pass to the modules
// that they call.
func (r *run) passedProviders() {
	r.root.each(func(i *instance) {
		r.add(i.dir, i.config.SameProviders()...)
		for _, im := range i.config.Imports {
			res := i.config.Resources[im.Resource]
			if im.Provider == nil || len(im.Module) > 0 || res == nil {
				continue
			}
			if res.Provider == nil || res.Provider.ProviderKey != im.Provider.ProviderKey {
				r.add(i.dir, diagnostic(hcl.DiagError, im.ProviderRange, "Invalid import provider argument",
					"%s is declared with another provider, which is the one that it is imported with", im.Resource))
			}
		}
		if i.parent == nil {
			return
		}
		r.passedTo(i)
		r.neededBy(i)
		r.ownProviders(i)
	})
}

// passedTo checks each provider that is passed to i.
func (r *run) passedTo(i *instance) {
	const undefined, mismatch = "Reference to undefined provider", "Provider type mismatch"
	up := i.parent
	for _, p := range i.call.Providers {
		child, parent := p.Child, p.Parent
		childEntry, parentEntry := i.config.RequiredProviders.ByName[child.Name], up.config.RequiredProviders.ByName[parent.Name]
		if block := i.config.Providers[child.ProviderKey]; block != nil && !isEmptyProvider(block) {
			r.add(up.dir, diagnostic(hcl.DiagError, child.Range, "Cannot override provider configuration",
				"%s configures %s itself", i.name(), child.ProviderKey))
		}
		if parentEntry == nil && parent.Alias == "" {
			r.add(up.dir, diagnostic(hcl.DiagWarning, parent.Range, undefined,
				"%s does not name provider %q in required_providers", up.name(), parent.Name))
		}
		source, given := childEntry.SourceOr(child.Name), parentEntry.SourceOr(parent.Name)
		switch {
		case childEntry == nil:
			if i.config.Providers[child.ProviderKey] == nil {
				r.add(up.dir, diagnostic(hcl.DiagWarning, child.Range, undefined,
					"%s does not name provider %q in required_providers", i.name(), child.Name))
			}
			if parentEntry != nil && up.config.Source(child.Name) != given {
				r.add(up.dir, diagnostic(hcl.DiagError, child.Range, mismatch,
					"%s is provider %s, but %s is not", parent.ProviderKey, given.Short(), child.ProviderKey))
				continue
			}
		case child.Alias != "" && !slices.Contains(childEntry.Aliases, child.ProviderKey):
			r.add(up.dir, diagnostic(hcl.DiagError, child.Range, undefined,
				"%s does not have %s in configuration_aliases", i.name(), child.ProviderKey))
		case parentEntry == nil && parent.Name != child.Name:
			continue
		}
		if source != given {
			r.add(up.dir, diagnostic(hcl.DiagError, parent.Range, mismatch,
				"%s is provider %s in %s, but %s is %s in %s", parent.ProviderKey, given.Short(), up.name(), child.ProviderKey, source.Short(), i.name()))
		}
	}
}

// neededBy checks that i is given the configurations that it asks for.
func (r *run) neededBy(i *instance) {
	const missing = "Missing required provider configuration"
	isPassed := func(key config.ProviderKey) bool {
		return slices.ContainsFunc(i.call.Providers, func(p config.PassedProvider) bool { return p.Child.ProviderKey == key })
	}
	required := i.config.RequiredProviders.ByName
	for _, name := range slices.Sorted(maps.Keys(required)) {
		for _, key := range required[name].Aliases {
			block := i.config.Providers[key]
			if !isPassed(key) && (block == nil || isEmptyProvider(block)) {
				d := diagnostic(hcl.DiagError, i.call.Declared, missing, "%s needs a configuration for %s", i.name(), key)
				d.Extra = config.Related{Range: required[name].Declared, Message: "required here"}
				r.add(i.parent.dir, d)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(i.config.Calls)) {
		for _, p := range i.config.Calls[name].Providers {
			key := p.Parent.ProviderKey
			if key.Alias == "" && i.config.Providers[key] == nil && !isPassed(key) && required[key.Name] != nil {
				r.add(i.parent.dir, diagnostic(hcl.DiagWarning, i.call.Declared, missing,
					"%s passes %s on, but is not passed it", i.name(), key))
			}
		}
	}
}

// ownProviders checks the provider blocks of i, which are better left to the
// root module.
func (r *run) ownProviders(i *instance) {
	first := map[string]*config.Provider{} // empty block, by name
	defer func() {
		for _, name := range slices.Sorted(maps.Keys(first)) {
			r.add(i.dir, diagnostic(hcl.DiagWarning, first[name].Declared, "Redundant empty provider block",
				"%s names its providers in required_providers, not in empty provider blocks", i.name()))
		}
	}()
	for _, key := range config.SortedKeys(i.config.Providers) {
		block := i.config.Providers[key]
		if isEmptyProvider(block) {
			if other := first[key.Name]; other == nil || config.Before(block.Declared, other.Declared) {
				first[key.Name] = block
			}
			continue
		}
		for at := i; at.parent != nil; at = at.parent {
			var rng hcl.Range
			switch call := at.call; {
			case call.Count != nil:
				rng = call.Count.Range()
			case call.ForEach != nil:
				rng = call.ForEach.Range()
			case len(call.DependsOn) > 0:
				rng = call.DependsOn[0].SourceRange()
			default:
				continue
			}
			d := diagnostic(hcl.DiagError, rng, "Module is incompatible with count, for_each, and depends_on",
				"%s has a provider block of its own", i.name())
			d.Extra = config.Related{Range: block.Declared, Message: "provider block"}
			r.add(at.parent.dir, d)
		}
	}
}

// isEmptyProvider reports whether nothing but an alias is in the block.
func isEmptyProvider(p *config.Provider) bool {
	if p.Version {
		return false
	}
	attributes, _ := p.Body.JustAttributes()
	if len(attributes) > 0 {
		return false
	}
	native, ok := p.Body.(*hclsyntax.Body)
	return !ok || len(native.Blocks) == 0
}

// missingProviders reports resources and module blocks that name a provider
// configuration that there is not.
func (r *run) missingProviders() {
	r.root.each(func(i *instance) {
		for _, name := range slices.Sorted(maps.Keys(i.config.Calls)) {
			for _, p := range i.config.Calls[name].Providers {
				// The child says which provider it is, the parent which
				// configuration.
				source := i.config.Source(p.Parent.Name)
				if child := i.children[name]; child != nil {
					source = child.config.Source(p.Child.Name)
				}
				if alias := p.Parent.Alias; !i.configures(source, alias) {
					r.add(i.dir, placeless(p.Parent.Range, "missing provider "+i.prefix()+providerAddress(source, alias),
						p.Parent.String()+" is not configured in "+i.name()))
				}
			}
		}
		for _, key := range config.SortedKeys(i.config.Resources) {
			res := i.config.Resources[key]
			r.needsProvider(i, key, res.Provider)
		}
		for _, im := range i.config.Imports {
			if len(im.Module) == 0 && i.config.Resources[im.Resource] == nil {
				r.needsProvider(i, im.Resource, im.Provider)
			}
		}
	})
}

// needsProvider checks that there is the configuration that a resource names.
func (r *run) needsProvider(i *instance, key config.ResourceKey, ref *config.ProviderRef) {
	if ref == nil || ref.Alias == "" {
		return
	}
	if _, found, ok := findProvider(i, ref.ProviderKey); !ok && found.Alias != "" {
		r.add(i.dir, placeless(ref.Range, "Provider configuration not present",
			i.prefix()+key.String()+" uses the provider configuration "+ref.String()+", which is not in "+i.name()))
	}
}

// configures reports whether i has a provider configuration that it could pass
// on: from a block, from its caller or, in the root module, by requiring it.
func (i *instance) configures(source config.ProviderSource, alias string) bool {
	if _, ok := ownProvider(i.config, source, alias); ok {
		return true
	}
	if i.parent != nil {
		_, ok := passedProvider(i, source, alias)
		return ok
	}
	if alias == "" {
		for _, p := range i.config.RequiredProviders.ByName {
			if p.Source == source {
				return true
			}
		}
	}
	return false
}

// providerAddress is the address of a provider configuration.
func providerAddress(source config.ProviderSource, alias string) string {
	address := fmt.Sprintf("provider[%q]", source)
	if alias != "" {
		address += "." + alias
	}
	return address
}
