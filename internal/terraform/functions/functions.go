// Package functions has the functions of the Terraform language, with the
// signatures and results that Terraform 1.11 gives them, and those that
// OpenTofu adds.
//
// They are the functions as validation sees them: what depends on the time, on
// chance or on the machine (timestamp, uuid, bcrypt, abspath of a relative
// path, a file outside of the root) has an unknown result of the right type.
// Nothing outside of Options.FS is read.
package functions

import (
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/release"
)

// Options say where and for which version functions run.
type Options struct {
	// FS is the repository; it must not lead out of the root. Without it every
	// function that reads a file has an unknown result.
	FS fs.FS
	// Dir is the directory, slash-separated and relative to the root of FS,
	// from which relative file names start: the one in which Terraform would be
	// run, which is that of the root module, not that of a module it calls.
	Dir string
	// Release is the one whose functions are wanted.
	Release release.Release
}

// Namespace is the prefix under which every function can be called too.
const Namespace = "core::"

// Table returns the functions that can be called in a module, by name. Each is
// there twice, as "upper" and as "core::upper", where the version knows
// namespaces. The map is the caller's own. Functions of providers are not in
// it; see Builtin.
//
// Errors of a call are function.ArgError where one argument is at fault.
func Table(o Options) map[string]function.Function {
	r := o.Release
	files := &files{fsys: o.FS, dir: o.Dir}
	// Templates have a table of their own, because this one is the caller's;
	// most modules have no template.
	templates := &templates{files, r.OpenTofu, sync.OnceValue(func() map[string]function.Function { return Table(o) })}

	plain := make(map[string]function.Function, len(pureFunctions)+32)
	maps.Copy(plain, pureFunctions)
	maps.Copy(plain, compat(r))
	maps.Copy(plain, files.functions())
	maps.Copy(plain, templates.functions())
	if r.OpenTofu {
		maps.Copy(plain, opentofuFunctions)
	}
	namespaced := r.Has(namespaceSince)
	all := make(map[string]function.Function, 2*len(plain))
	for name, f := range plain {
		if !available(name, r) {
			continue
		}
		all[name] = f
		if namespaced {
			all[Namespace+name] = f
		}
	}
	return all
}

// Names returns the names of functions that a person may have meant, sorted:
// plain names of what Table returns, without the removed list and map.
func Names(o Options) []string {
	names := slices.AppendSeq(slices.Clone(fileFunctions), maps.Keys(pureFunctions))
	names = append(names, "templatefile", "templatestring")
	if o.Release.OpenTofu {
		names = slices.AppendSeq(names, maps.Keys(opentofuFunctions))
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return name == "list" || name == "map" || !available(name, o.Release)
	})
	slices.Sort(names)
	return names
}
