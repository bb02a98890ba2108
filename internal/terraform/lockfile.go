package terraform

import (
	"path"
	"slices"
	"sync"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// LockFile is the name of the file that says which versions of providers
// "terraform init" takes.
const LockFile = ".terraform.lock.hcl"

// A Lock is the lock file of a module.
type Lock struct {
	File      *source.File
	Providers []LockedProvider
}

// A LockedProvider is one entry of a lock file.
type LockedProvider struct {
	Source  config.ProviderSource
	Version *version.Version // nil if it is none
	Span    source.Span      // the header of the block
}

type lockEntry struct {
	once sync.Once
	lock *Lock
}

// Lock returns the lock file in dir, or nil if there is none, it does not
// parse, or the repository ignores it: that one is of this machine alone.
func (r *Repo) Lock(dir string) *Lock {
	r.modules.mu.Lock()
	e := r.modules.locks[dir]
	if e == nil {
		e = new(lockEntry)
		if r.modules.locks == nil {
			r.modules.locks = make(map[string]*lockEntry)
		}
		r.modules.locks[dir] = e
	}
	r.modules.mu.Unlock()
	e.once.Do(func() { e.lock = r.readLock(path.Join(dir, LockFile)) })
	return e.lock
}

func (r *Repo) readLock(name string) *Lock {
	if _, ok := slices.BinarySearch(r.tree.Paths(), name); !ok {
		return nil
	}
	src, err := r.tree.Read(name)
	if err != nil || tooHard(src.Content, false) != "" {
		return nil
	}
	file, diags := hclsyntax.ParseConfig(src.Content, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil
	}
	lock := &Lock{File: src}
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		if b.Type != "provider" || len(b.Labels) != 1 {
			continue
		}
		address, problem := config.ParseProviderSource(b.Labels[0])
		if problem != nil {
			return nil
		}
		p := LockedProvider{Source: sameRegistry(address)}
		rng := b.DefRange()
		p.Span = src.Span(rng.Start.Byte, rng.End.Byte)
		if a := b.Body.Attributes["version"]; a != nil {
			if v, diags := a.Expr.Value(nil); !diags.HasErrors() && !v.IsNull() && v.IsKnown() && v.Type() == cty.String {
				p.Version, _ = version.NewVersion(v.AsString())
			}
		}
		lock.Providers = append(lock.Providers, p)
	}
	return lock
}

// Provider returns the entry of a provider, or nil.
func (l *Lock) Provider(s config.ProviderSource) *LockedProvider {
	for i := range l.Providers {
		if l.Providers[i].Source == sameRegistry(s) {
			return &l.Providers[i]
		}
	}
	return nil
}

// sameRegistry makes one of the registries of Terraform and OpenTofu: which is
// meant by a source without a host is up to who runs it.
func sameRegistry(s config.ProviderSource) config.ProviderSource {
	if s.Host == "registry.opentofu.org" {
		s.Host = config.DefaultHost
	}
	return s
}
