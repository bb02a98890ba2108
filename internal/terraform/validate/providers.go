package validate

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// providerNode finds the configuration that key means in i: its own, the one
// that the caller passes, or that of a module further up.
func (w *walk) providerNode(i *instance, key config.ProviderKey) (owner *instance, node int, ok bool) {
	owner, key, ok = findProvider(i, key)
	if !ok {
		return nil, 0, false
	}
	node, ok = owner.graph.Providers[key]
	return owner, node, ok
}

// findProvider finds the provider block that key means in i. There need not be
// one for a default configuration.
func findProvider(i *instance, key config.ProviderKey) (*instance, config.ProviderKey, bool) {
	for {
		source := i.config.Source(key.Name)
		if own, ok := ownProvider(i.config, source, key.Alias); ok {
			return i, own, true
		}
		if i.parent == nil {
			return nil, key, false
		}
		passed, ok := passedProvider(i, source, key.Alias)
		switch {
		case ok:
			key = passed
		case key.Alias != "":
			return nil, key, false
		default:
			name, ok := localName(i.parent.config, source)
			if !ok {
				return nil, key, false
			}
			key = config.ProviderKey{Name: name}
		}
		i = i.parent
	}
}

// ownProvider finds the provider block for a provider.
func ownProvider(m *config.Module, source config.ProviderSource, alias string) (config.ProviderKey, bool) {
	for _, key := range config.SortedKeys(m.Providers) {
		if key.Alias == alias && m.Source(key.Name) == source {
			return key, true
		}
	}
	return config.ProviderKey{}, false
}

// passedProvider finds what the caller of i passes for a provider.
func passedProvider(i *instance, source config.ProviderSource, alias string) (config.ProviderKey, bool) {
	for _, p := range i.call.Providers {
		if p.Child.Alias == alias && i.config.Source(p.Child.Name) == source {
			return p.Parent.ProviderKey, true
		}
	}
	return config.ProviderKey{}, false
}

// localName is the name of a provider in a module.
func localName(m *config.Module, source config.ProviderSource) (string, bool) {
	for _, name := range slices.Sorted(maps.Keys(m.RequiredProviders.ByName)) {
		if m.RequiredProviders.ByName[name].Source == source {
			return name, true
		}
	}
	if config.ImpliedSource(source.Type) == source && m.RequiredProviders.ByName[source.Type] == nil {
		return source.Type, true
	}
	return "", false
}

// dependencies checks that what the modules need is there.
func (r *run) dependencies() {
	r.root.each(func(i *instance) {
		for _, key := range config.SortedKeys(i.config.Resources) {
			for _, p := range i.config.Resources[key].Provisioners {
				if schema.Provisioners[p.Type] == nil {
					r.add(i.dir, placeless(p.TypeRange, "Missing required provisioner plugin", "there is no provisioner "+p.Type))
				}
			}
		}
		for _, name := range slices.Sorted(maps.Keys(i.config.RequiredProviders.ByName)) {
			p := i.config.RequiredProviders.ByName[name]
			if p.Source.IsBuiltIn() && p.Source != config.BuiltIn {
				r.add(i.dir, placeless(p.Declared, "Missing required provider", "no provider "+p.Source.String()+" is part of Terraform"))
			}
		}
	})
}

func placeless(rng hcl.Range, summary, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &rng, Extra: config.NoPlace{}}
}
