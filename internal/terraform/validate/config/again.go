package config

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
)

// Again is what is declared a second time, in the order of the code.
type Again struct {
	Variables []*Variable
	Locals    []*Local
	Outputs   []*Output
	Calls     []*Call
	Resources []*Resource
	Providers []*Provider
}

// Rivals returns the files that declare what another one declares, too, in the
// order in which that is found: not all of them can belong together.
func (m *Module) Rivals() []string {
	var names []string
	meet := func(a, b hcl.Range) {
		if a.Filename == b.Filename {
			return
		}
		for _, name := range []string{a.Filename, b.Filename} {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	for _, v := range m.Again.Variables {
		meet(m.Variables[v.Name].Declared, v.Declared)
	}
	for _, l := range m.Again.Locals {
		meet(m.Locals[l.Name].Declared, l.Declared)
	}
	for _, o := range m.Again.Outputs {
		meet(m.Outputs[o.Name].Declared, o.Declared)
	}
	for _, c := range m.Again.Calls {
		meet(m.Calls[c.Name].Declared, c.Declared)
	}
	for _, r := range m.Again.Resources {
		meet(m.Resources[r.ResourceKey].Declared, r.Declared)
	}
	for _, p := range m.Again.Providers {
		meet(m.Providers[p.ProviderKey].Declared, p.Declared)
	}
	return names
}

// Only returns m without the variables, local values, outputs, calls, resources
// and providers whose declaration is not to be kept. What is declared twice
// stays if one of the declarations does.
func (m *Module) Only(keep func(declared hcl.Range) bool) *Module {
	out := *m
	out.Again = Again{}
	out.Variables, out.Again.Variables = only(m.Variables, m.Again.Variables, keep,
		func(v *Variable) (string, hcl.Range) { return v.Name, v.Declared })
	out.Locals, out.Again.Locals = only(m.Locals, m.Again.Locals, keep,
		func(l *Local) (string, hcl.Range) { return l.Name, l.Declared })
	out.Outputs, out.Again.Outputs = only(m.Outputs, m.Again.Outputs, keep,
		func(o *Output) (string, hcl.Range) { return o.Name, o.Declared })
	out.Calls, out.Again.Calls = only(m.Calls, m.Again.Calls, keep,
		func(c *Call) (string, hcl.Range) { return c.Name, c.Declared })
	out.Resources, out.Again.Resources = only(m.Resources, m.Again.Resources, keep,
		func(r *Resource) (ResourceKey, hcl.Range) { return r.ResourceKey, r.Declared })
	out.Providers, out.Again.Providers = only(m.Providers, m.Again.Providers, keep,
		func(p *Provider) (ProviderKey, hcl.Range) { return p.ProviderKey, p.Declared })
	return &out
}

func only[K comparable, V any](first map[K]V, again []V, keep func(hcl.Range) bool, of func(V) (K, hcl.Range)) (map[K]V, []V) {
	kept := maps.Clone(first)
	maps.DeleteFunc(kept, func(_ K, v V) bool {
		_, declared := of(v)
		return !keep(declared)
	})
	var rest []V
	for _, v := range again {
		key, declared := of(v)
		if !keep(declared) {
			continue
		}
		if _, taken := kept[key]; taken {
			rest = append(rest, v)
		} else {
			kept[key] = v
		}
	}
	return kept, rest
}
