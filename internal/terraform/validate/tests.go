package validate

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// A testFile is a decoded test file of the root module.
type testFile struct {
	*config.TestFile
	// modules are the other modules that the runs are for, nil where there is
	// none or it cannot be read.
	modules []*run
}

// hasSuffix reports whether a file name ends in one of suffixes.
func hasSuffix(name string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return false
}

func isTest(name string) bool {
	return hasSuffix(name, ".tftest.hcl", ".tftest.json", ".tofutest.hcl", ".tofutest.json")
}

// testsSince is the release that came with tests.
var testsSince = release.Since{Terraform: 6}

// loadTests decodes the tests of the root module, those in its own directory
// and in tests below it.
func (r *run) loadTests(files []*File) (ok bool) {
	dir := r.root.dir
	if !r.Has(testsSince) {
		return true
	}
	ok = true
	for _, f := range files {
		in := path.Dir(f.Source.Path)
		if !isTest(f.Source.Path) || in != dir && in != path.Join(dir, "tests") {
			continue
		}
		r.files[f.Source.Path] = f.Source
		if f.Broken || f.HCL == nil {
			ok = false
		}
		if f.HCL == nil {
			continue
		}
		decoded, diags := config.DecodeTest(f.HCL.Body, r.Release)
		r.add(dir, diags...)
		for _, m := range decoded.Mocks {
			r.loadMocks(m)
		}
		r.tests = append(r.tests, &testFile{TestFile: decoded, modules: make([]*run, len(decoded.Runs))})
	}
	return ok && !r.failed()
}

// loadMocks decodes the mock data in a directory.
func (r *run) loadMocks(m config.MockSource) {
	dir := path.Join(r.root.dir, m.Dir)
	if dir == ".." || strings.HasPrefix(dir, "../") || r.opts.Load == nil {
		return
	}
	mod, err := r.opts.Load(dir)
	if err != nil {
		return
	}
	if mod == nil {
		r.add(r.root.dir, diagnostic(hcl.DiagError, m.Declared, "Failed to read mock data directory", "there is no directory %q", dir))
		return
	}
	for _, f := range mod.Files {
		if !hasSuffix(f.Source.Path, ".tfmock.hcl", ".tfmock.json") || f.HCL == nil || path.Dir(f.Source.Path) != dir {
			continue
		}
		r.files[f.Source.Path] = f.Source
		r.add(dir, config.DecodeMock(f.HCL.Body, r.Release)...)
	}
}

// loadTestModules loads the other modules that tests are for.
func (r *run) loadTestModules() (ok bool) {
	ok = true
	for _, t := range r.tests {
		for n, test := range t.Runs {
			if test.Module == nil || test.Module.Kind != config.LocalSource {
				continue
			}
			dir := test.Module.LocalDir(r.root.dir)
			if dir == ".." || strings.HasPrefix(dir, "../") {
				continue
			}
			mod := r.module(dir, r.Release)
			if mod == nil {
				r.add(r.root.dir, diagnostic(hcl.DiagError, test.ModuleDeclared, "Module not installed", "run %q: there is no directory %q", test.Name, dir))
				ok = false
				continue
			}
			sub := &run{Checker: r.Checker, judgement: r.judgement, files: r.files, size: r.size, dir: r.dir}
			sub.root = &instance{decoded: mod}
			if !sub.load(sub.root) {
				ok = false
				r.diags = append(r.diags, sub.diags...)
				continue
			}
			t.modules[n] = sub
		}
	}
	return ok && !r.failed()
}

// checkTests checks what the tests refer to, and the other modules that they
// are for.
func (r *run) checkTests() {
	for _, t := range r.tests {
		for n, test := range t.Runs {
			for _, traversal := range test.ExpectFailures {
				r.expectFailure(traversal)
			}
			if sub := t.modules[n]; sub != nil {
				sub.steps()
				r.diags = append(r.diags, sub.diags...)
				r.notChecked = append(r.notChecked, sub.notChecked...)
			}
		}
	}
}

// overrides warns about blocks in tests that override what is not there: in
// the module that the run is for, or for those outside of runs, in any.
func (r *run) overrides() {
	warn := func(t *config.Target) {
		r.add(r.root.dir, diagnostic(hcl.DiagWarning, t.Range, "Invalid override target", "there is no %s in the module that is tested", t))
	}
	for _, t := range r.tests {
		for _, target := range t.Overrides {
			if r.root.lacks(target) && !slices.ContainsFunc(t.modules, func(m *run) bool { return m != nil && !m.root.lacks(target) }) {
				warn(target)
			}
		}
		for n, test := range t.Runs {
			root := r.root
			switch {
			case t.modules[n] != nil:
				root = t.modules[n].root
			case test.Module != nil: // it cannot be read here
				continue
			}
			for _, target := range test.Overrides {
				if root.lacks(target) {
					warn(target)
				}
			}
		}
	}
}

func (r *run) expectFailure(t hcl.Traversal) {
	ref, diag := refs.ParseInTest(t)
	if diag != nil {
		r.add(r.root.dir, diag)
		return
	}
	switch {
	case ref.Kind.IsResource(), ref.Kind == refs.Variable, ref.Kind == refs.Output, ref.Kind == refs.Check:
	default:
		r.add(r.root.dir, diagnostic(hcl.DiagError, t.SourceRange(), "Invalid `expect_failures` reference",
			"only variables, outputs, checks and resources have something that can fail"))
	}
}
