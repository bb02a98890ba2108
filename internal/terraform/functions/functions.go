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

	"github.com/zclconf/go-cty/cty/function"
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
	// Version is the version of Terraform, or of OpenTofu, whose functions are
	// wanted, such as "1.9" or "1.9.3". Empty stands for 1.11 of either.
	Version string
	// OpenTofu asks for the functions of OpenTofu instead of Terraform's.
	OpenTofu bool
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
	all := plain(o)
	if v := o.version(); namespaceSince.in(v, o.OpenTofu) {
		for _, name := range slices.Collect(maps.Keys(all)) {
			all[Namespace+name] = all[name]
		}
	}
	// Templates call functions of all, so that is not for others to change.
	return maps.Clone(all)
}

// plain returns the functions by their plain names.
func plain(o Options) map[string]function.Function {
	v := o.version()
	files := &files{fsys: o.FS, dir: o.Dir}
	all := make(map[string]function.Function, 2*(len(pureFunctions)+16))
	maps.Copy(all, pureFunctions)
	maps.Copy(all, compat(v, o.OpenTofu))
	maps.Copy(all, files.functions())
	maps.Copy(all, (&templates{files, o.OpenTofu, func() map[string]function.Function { return all }}).functions())
	for name, since := range since {
		if !since.in(v, o.OpenTofu) {
			delete(all, name)
		}
	}
	if o.OpenTofu {
		for name, f := range opentofuFunctions {
			if v >= opentofuSince(name) {
				all[name] = f
			}
		}
	}
	return all
}

// Names returns the names of functions that a person may have meant, sorted:
// plain names of what Table returns, without the removed list and map.
func Names(o Options) []string {
	all := plain(o)
	delete(all, "list")
	delete(all, "map")
	return slices.Sorted(maps.Keys(all))
}
