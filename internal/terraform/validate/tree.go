package validate

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/eval"
)

// An instance is a module at one place in the tree of calls.
type instance struct {
	*decoded
	path     []string // names of the calls that lead to it
	call     *config.Call
	parent   *instance
	children map[string]*instance // nil for those that cannot be read here
	graph    *eval.Graph
	first    int // number of its first node
}

// prefix is what stands before an address in the module: "module.a.".
func (i *instance) prefix() string {
	if len(i.path) == 0 {
		return ""
	}
	return "module." + strings.Join(i.path, ".module.") + "."
}

// name names the module for a person: by its directory, which is the same
// wherever Terraform is run.
func (i *instance) name() string {
	if i.dir == "." {
		return "the module in the root directory"
	}
	return "the module in " + i.dir
}

// each calls f for the instance and all below it, in order.
func (i *instance) each(f func(*instance)) {
	f(i)
	for _, name := range slices.Sorted(maps.Keys(i.children)) {
		if child := i.children[name]; child != nil {
			child.each(f)
		}
	}
}

// maxModules limits the size of a tree: modules that call modules twice each
// would make it grow without end.
const maxModules = 2000

// A run is one check of one root module.
type run struct {
	*Checker
	root *instance
	*judgement
	size       int
	diags      []located
	notChecked []lint.NotChecked
	files      map[string]*source.File
	tests      []*testFile
	dir        string // where Terraform is run
}

// A located is a diagnostic with the module that it is about.
type located struct {
	*hcl.Diagnostic
	dir string
}

func (r *run) add(dir string, diags ...*hcl.Diagnostic) {
	for _, d := range diags {
		r.diags = append(r.diags, located{d, dir})
	}
}

func (r *run) failed() bool {
	return slices.ContainsFunc(r.diags, func(d located) bool { return d.Severity == hcl.DiagError })
}

// load makes the tree of calls below i.
func (r *run) load(i *instance) (ok bool) {
	r.size++
	maps.Copy(r.files, i.files)
	r.add(i.dir, i.diags...)
	if i.parent != nil && len(i.config.Imports) > 0 {
		r.add(i.dir, &hcl.Diagnostic{
			Severity: hcl.DiagError, Summary: "Invalid import configuration", Subject: &i.config.Imports[0].Declared,
			Detail: "an import block can stand in a root module only, not in " + i.name(),
		})
	}
	if i.failed() {
		return false
	}
	if b := i.config.Backend; b != nil && i.parent != nil {
		r.add(i.dir, diagnostic(hcl.DiagWarning, b.DefRange, "Backend configuration ignored",
			"only the backend of a root module is used, not that of %s", i.name()))
	}
	ok = true
	i.children = make(map[string]*instance, len(i.config.Calls))
	for _, name := range slices.Sorted(maps.Keys(i.config.Calls)) {
		child, childOK := r.loadCall(i, i.config.Calls[name])
		i.children[name] = child
		ok = ok && childOK
	}
	return ok
}

// loadCall loads a called module; nil if it cannot be read here.
func (r *run) loadCall(i *instance, call *config.Call) (*instance, bool) {
	skip := func(format string, args ...any) {
		r.notChecked = append(r.notChecked, lint.NotChecked{
			Path:   call.Declared.Filename,
			Reason: fmt.Sprintf("module %q: ", call.Name) + fmt.Sprintf(format, args...),
		})
	}
	missing := func(format string, args ...any) (*instance, bool) {
		r.add(i.dir, &hcl.Diagnostic{
			Severity: hcl.DiagError, Summary: "Module not installed", Subject: &call.Declared,
			Detail: fmt.Sprintf(format, args...),
		})
		return nil, false
	}
	p := append(slices.Clone(i.path), call.Name)
	var dir string
	switch call.Source.Kind {
	case config.LocalSource:
		dir = call.Source.LocalDir(i.dir)
		if dir == ".." || strings.HasPrefix(dir, "../") {
			skip("its directory %q is outside of the repository", call.Source.Text)
			return nil, true
		}
	case config.RegistrySource, config.RemoteSource:
		at, ok := r.manifest[strings.Join(p, ".")]
		if !ok {
			skip("it comes from %q and is not downloaded", call.Source.Text)
			return nil, true
		}
		dir = at
	case config.UnknownSource:
		skip("its source is not constant")
		return nil, true
	default:
		return nil, true
	}
	for up := i; up != nil; up = up.parent {
		if up.dir == dir {
			return missing("module %q calls itself without end, by way of %q", call.Name, call.Source.Text)
		}
	}
	if r.size > maxModules {
		skip("there are more than %d modules below %s", maxModules, r.root.dir)
		return nil, true
	}
	mod := r.module(dir, r.Release)
	switch {
	case mod == nil && call.Source.Kind != config.LocalSource:
		skip("it comes from %q and is not downloaded", call.Source.Text)
		return nil, true
	case mod == nil:
		return missing("module %q: there is no directory %q", call.Name, dir)
	case mod.err != nil:
		skip("%v", mod.err)
		return nil, true
	}
	child := &instance{decoded: mod, path: p, call: call, parent: i}
	return child, r.load(child)
}

// readManifest reads where init, run in root, has put the modules that it
// downloaded.
func (c *Checker) readManifest(root string) map[string]string {
	if c.opts.FS == nil {
		return nil
	}
	data, err := source.ReadLimited(c.opts.FS, path.Join(root, ".terraform/modules/modules.json"))
	if err != nil {
		return nil
	}
	var manifest struct {
		Modules []struct{ Key, Dir string }
	}
	if json.Unmarshal(data, &manifest) != nil {
		return nil
	}
	out := make(map[string]string, len(manifest.Modules))
	for _, m := range manifest.Modules {
		dir := path.Join(root, strings.ReplaceAll(m.Dir, `\`, "/"))
		if m.Key != "" && !path.IsAbs(m.Dir) && dir != ".." && !strings.HasPrefix(dir, "../") {
			out[m.Key] = dir
		}
	}
	return out
}

// evaluate evaluates every module of the tree, each once.
func (r *run) evaluate() {
	r.root.each(func(i *instance) {
		children := make(map[string]*decoded, len(i.children))
		for name, child := range i.children {
			if child != nil {
				children[name] = child.decoded
			}
		}
		i.graph = r.Checker.graph(i.decoded, r.dir, r.Release, children)
		if i.graph.Env.Exhausted() {
			r.notChecked = append(r.notChecked, lint.NotChecked{
				Path: i.dir, Reason: "parts of the module are not checked, as its values would take too long to work out",
			})
		}
	})
}
