package validate

import (
	"maps"

	"github.com/infralint/infralint/internal/source"
)

// Run checks m as "terraform validate" does when it is run in its directory.
// The modules that it calls are read with the loader, and what is wrong with
// them is in the result too.
func (c *Checker) Run(m *Module) Result {
	j := c.judge(m.Dir, m)
	entry := c.entry(m.Dir, j.Release)
	entry.once.Do(func() { entry.mod = c.decode(m, j.Release) })
	root := entry.mod
	if root == nil || root.err != nil {
		root = c.decode(m, j.Release)
	}
	r := &run{Checker: c, judgement: j, files: map[string]*source.File{}, dir: m.Dir}
	r.root = &instance{decoded: root}
	r.check(pick(m.Files, j.OpenTofu))
	return r.result()
}

// check runs the steps of Terraform until one finds an error.
func (r *run) check(files []*File) {
	maps.Copy(r.files, r.root.files)
	ok := r.loadTests(files)
	if r.root.failed() || !ok { // the modules that it calls are not looked at
		r.add(r.root.dir, r.root.diags...)
		return
	}
	ok = r.load(r.root)
	if ok = r.loadTestModules() && ok; !ok {
		r.passedProviders() // is looked at even so
		return
	}
	r.overrides()
	r.steps()
	r.checkTests()
}

// steps runs the steps that follow once everything is loaded.
func (r *run) steps() {
	for _, step := range []func(){
		r.passedProviders,
		r.versions,
		r.dependencies,
		r.evaluate,
		r.arguments,
		r.missingProviders,
		r.imports,
	} {
		if step(); r.failed() {
			return
		}
	}
	w := r.build()
	if w.cycles() {
		return
	}
	w.report()
}
