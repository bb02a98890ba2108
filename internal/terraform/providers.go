package terraform

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// A ProviderUse is a provider that a module uses, by its name in the module.
type ProviderUse struct {
	Name string
	// Range is the place that shows it best: the provider block, else the first
	// use. It is zero for a use by tests or by functions only.
	Range hcl.Range

	isBlock bool
}

// ProviderUses returns the providers that the files of dir and its tests use,
// in order of name: for a block or a function, or to pass them on.
func (r *Repo) ProviderUses(dir string) []ProviderUse {
	u := make(uses)
	c := r.Config(dir)
	for key, p := range c.Providers {
		u.add(ProviderUse{key.Name, p.Declared, key.Alias == ""})
	}
	for _, res := range c.Resources {
		u.add(ProviderUse{Name: res.ProviderKey().Name, Range: res.TypeRange})
	}
	for _, call := range c.Calls {
		for _, p := range call.Providers {
			u.add(ProviderUse{Name: p.Parent.Name, Range: p.Parent.Range})
		}
	}
	for _, im := range c.Imports {
		if im.Provider != nil {
			u.add(ProviderUse{Name: im.Provider.Name, Range: im.Provider.Range})
		} else if im.Resource.Type != "" {
			u.addType(im.Resource.Type)
		}
	}
	for _, removed := range c.Removed {
		if removed.From != nil && !removed.From.IsModule {
			u.addType(removed.From.Resource.Type)
		}
	}
	for name, b := range c.ProviderMetas {
		u.add(ProviderUse{Name: name, Range: b.DefRange})
	}
	for _, f := range slices.Concat(r.Module(dir), r.Module(path.Join(dir, "tests"))) {
		u.addFile(f)
	}
	return slices.SortedFunc(maps.Values(u), func(a, b ProviderUse) int { return strings.Compare(a.Name, b.Name) })
}

type uses map[string]ProviderUse

// add notes a use, if it shows the provider better than those before.
func (u uses) add(p ProviderUse) {
	old, ok := u[p.Name]
	better := cmp.Compare(old.Range.Start.Byte, p.Range.Start.Byte)
	switch {
	case p.isBlock != old.isBlock:
		better = 1
		if old.isBlock {
			better = -1
		}
	case (p.Range.Filename == "") != (old.Range.Filename == ""):
		better = strings.Compare(p.Range.Filename, old.Range.Filename)
	case p.Range.Filename != old.Range.Filename:
		better = strings.Compare(old.Range.Filename, p.Range.Filename)
	}
	if !ok || better > 0 {
		u[p.Name] = p
	}
}

// addType notes a use of what is not in the module but, perhaps, in its state.
func (u uses) addType(typ string) {
	name, _, _ := strings.Cut(typ, "_")
	u.add(ProviderUse{Name: name})
}

var providerFunction = lazyregexp.New(`\bprovider::([\pL\pN_-]+)::`)

// addFile notes what the decoded configuration does not show: functions of
// providers, the providers of tests, blocks of later releases.
func (u uses) addFile(f *File) {
	if f.Kind == Variables || f.HCL == nil {
		return
	}
	content := f.Source.Content
	if !bytes.Contains(content, []byte("provider::")) {
		content = nil // expressions search slowly, and hardly any file has one
	}
	for _, m := range providerFunction.FindAllSubmatch(content, -1) {
		u.add(ProviderUse{Name: string(m[1])})
	}
	switch body := f.Body(); {
	case body == nil && f.Kind != Config:
		for text := range jsonStrings(f.Source.Content) {
			u.add(ProviderUse{Name: text})
		}
	case body != nil:
		for _, b := range body.Blocks {
			switch b.Type {
			case "provider", "mock_provider":
				if len(b.Labels) == 1 {
					u.add(ProviderUse{Name: b.Labels[0]})
				}
			case "action", "list":
				if len(b.Labels) == 2 {
					u.addType(b.Labels[0])
				}
			}
		}
	}
}

// Reach says what a module and those that it calls by path need.
type Reach struct {
	// Needs are the providers that they require or use.
	Needs []Need
	// Open is set if they call a module that cannot be looked into.
	Open bool
}

// A Need is a provider that the module in Dir requires or uses.
type Need struct {
	Dir    string
	Name   string // in that module
	Source config.ProviderSource
	Entry  *config.RequiredProvider // nil if it is not in required_providers
	Used   bool
	Range  hcl.Range // may be zero
}

// maxReach bounds the modules that are followed.
const maxReach = 2000

// Reach follows the calls from the module in dir. Providers that are part of
// Terraform are left out.
func (r *Repo) Reach(dir string) Reach {
	var out Reach
	seen := map[string]bool{dir: true}
	for queue := []string{dir}; len(queue) > 0; queue = queue[1:] {
		if len(seen) > maxReach {
			out.Open = true
			break
		}
		c := r.Config(queue[0])
		out.Needs = append(out.Needs, r.Needs(queue[0])...)
		for _, name := range slices.Sorted(maps.Keys(c.Calls)) {
			call := c.Calls[name]
			if call.Source.Kind != config.LocalSource {
				out.Open = true
				continue
			}
			child := call.Source.LocalDir(queue[0])
			if len(r.Paths(child)) == 0 {
				out.Open = true
			} else if !seen[child] {
				seen[child] = true
				queue = append(queue, child)
			}
		}
	}
	return out
}

// Needs returns what one module requires or uses, those that it does not
// require first, in order of name.
func (r *Repo) Needs(dir string) []Need {
	c := r.Config(dir)
	var out []Need
	used := make(map[string]bool)
	for _, u := range r.ProviderUses(dir) {
		used[u.Name] = true
		if c.RequiredProviders.ByName[u.Name] == nil && u.Range.Filename != "" && !c.Source(u.Name).IsBuiltIn() {
			out = append(out, Need{Dir: dir, Name: u.Name, Source: c.Source(u.Name), Used: true, Range: u.Range})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.RequiredProviders.ByName)) {
		if p := c.RequiredProviders.ByName[name]; !p.Source.IsBuiltIn() {
			out = append(out, Need{Dir: dir, Name: name, Source: p.Source, Entry: p, Used: used[name], Range: p.NameRange})
		}
	}
	return out
}
