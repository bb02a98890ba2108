package validate

import (
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// A root module is judged, with all that it calls, by one release: the one
// that is asked for, else the highest one that every required_version of these
// modules allows. Only where there is none such is the default one taken, and
// what it says of the constraints is reported.

// A judgement says by which release a root module is judged, and why.
type judgement struct {
	once sync.Once
	release.Release
	// unmet is set if no known release meets what the modules require.
	unmet bool
	// newer is set if only a release meets it that came after the newest known
	// one, by which the module is judged then.
	newer bool
	// manifest has the directories of the modules that init downloaded, by the
	// names of the calls that lead to them.
	manifest map[string]string
}

// judge returns the release for the module in dir as a root module. Files are
// those of m, or what Load says if it is nil.
func (c *Checker) judge(dir string, m *Module) *judgement {
	c.mu.Lock()
	j := c.judgements[dir]
	if j == nil {
		j = &judgement{}
		c.judgements[dir] = j
	}
	c.mu.Unlock()
	j.once.Do(func() {
		openTofu := c.opts.OpenTofu != nil && c.opts.OpenTofu(dir)
		j.manifest = c.readManifest(dir)
		if c.opts.Version != "" {
			j.Release = release.Parse(c.opts.Version, openTofu)
			return
		}
		t := &requirementTree{Checker: c, openTofu: openTofu, manifest: j.manifest, seen: map[string]bool{}}
		if m != nil {
			t.add(requirementsOf(m, openTofu), []string{dir}, nil)
		} else {
			t.visit([]string{dir}, nil)
		}
		if len(t.all) == 0 {
			j.Release = release.Default(openTofu)
			return
		}
		var ok bool
		j.Release, ok = release.Highest(t.all, openTofu)
		switch {
		case ok:
		case release.AllowNewer(t.all, openTofu):
			j.newer = true
			_, j.Release = release.Known(openTofu)
		default:
			j.unmet = true
		}
	})
	return j
}

// A requirementTree collects what the modules of a tree require.
type requirementTree struct {
	*Checker
	openTofu bool
	manifest map[string]string
	seen     map[string]bool
	all      []version.Constraints
}

// visit adds what the last of dirs requires, to which calls lead through the
// others, and what those require that it calls.
func (t *requirementTree) visit(dirs, calls []string) {
	dir := dirs[len(dirs)-1]
	at := dir
	if len(t.manifest) > 0 { // where a call leads depends on the calls before it
		at += "\x00" + strings.Join(calls, ".")
	}
	if t.seen[at] || len(t.seen) > maxModules || dir == ".." || strings.HasPrefix(dir, "../") || slices.Contains(dirs[:len(dirs)-1], dir) {
		return
	}
	t.seen[at] = true
	t.add(t.requirements(dir, t.openTofu), dirs, calls)
}

func (t *requirementTree) add(r *requirements, dirs, calls []string) {
	t.all = append(t.all, r.versions...)
	dir := dirs[len(dirs)-1]
	for _, call := range r.calls {
		below := append(slices.Clone(calls), call.name)
		if call.source.IsLocal() {
			t.visit(append(slices.Clone(dirs), call.source.LocalDir(dir)), below)
		} else if at, ok := t.manifest[strings.Join(below, ".")]; ok {
			t.visit(append(slices.Clone(dirs), at), below)
		}
	}
}

// requirements are what has to be known of a module before it is decoded.
type requirements struct {
	versions []version.Constraints
	calls    []requirementCall
}

type requirementCall struct {
	name   string
	source config.Source
}

type requirementsEntry struct {
	once sync.Once
	*requirements
}

// requirements returns those of the module in dir, none if it cannot be read.
func (c *Checker) requirements(dir string, openTofu bool) *requirements {
	key := requirementsKey{dir, openTofu}
	c.mu.Lock()
	entry := c.required[key]
	if entry == nil {
		entry = &requirementsEntry{requirements: &requirements{}}
		c.required[key] = entry
	}
	c.mu.Unlock()
	entry.once.Do(func() {
		if c.opts.Load == nil {
			return
		}
		if m, err := c.opts.Load(dir); err == nil && m != nil {
			entry.requirements = requirementsOf(m, openTofu)
		}
	})
	return entry.requirements
}

type requirementsKey struct {
	dir      string
	openTofu bool
}

var (
	requirementsSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
		{Type: "terraform"}, {Type: "module", LabelNames: []string{"name"}},
	}}
	requiredVersionSchema = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "required_version"}}}
	callSourceSchema      = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "source"}}}
)

// requirementsOf reads the required_version arguments and the module blocks of
// m. What is wrong with them is found when it is decoded.
func requirementsOf(m *Module, openTofu bool) *requirements {
	out := &requirements{}
	for _, f := range pick(m.Files, openTofu) {
		if f.HCL == nil || !isConfigName(f.Source.Path) {
			continue
		}
		content, _, _ := f.HCL.Body.PartialContent(requirementsSchema)
		for _, b := range content.Blocks {
			if b.Type == "terraform" {
				if text := constantString(b.Body, requiredVersionSchema); text != "" {
					if c, err := version.NewConstraint(text); err == nil && !hasPrerelease(c) {
						out.versions = append(out.versions, c)
					}
				}
				continue
			}
			if text := constantString(b.Body, callSourceSchema); text != "" {
				out.calls = append(out.calls, requirementCall{b.Labels[0], config.Source{Text: text}})
			}
		}
	}
	return out
}

func hasPrerelease(all version.Constraints) bool {
	for _, c := range all {
		if c.Prerelease() {
			return true
		}
	}
	return false
}

// constantString returns the one argument of schema, if it is constant text.
func constantString(body hcl.Body, schema *hcl.BodySchema) string {
	content, _, _ := body.PartialContent(schema)
	for _, a := range content.Attributes {
		v, diags := a.Expr.Value(nil)
		if !diags.HasErrors() && v.IsKnown() && !v.IsNull() && !v.IsMarked() && v.Type() == cty.String {
			return v.AsString()
		}
	}
	return ""
}

// openTofuNames are the suffixes of files that only OpenTofu reads, in place
// of those of the same name with the other suffix.
var openTofuNames = [...][2]string{
	{".tofu", ".tf"}, {".tofu.json", ".tf.json"}, {".tofutest.hcl", ".tftest.hcl"}, {".tofutest.json", ".tftest.json"},
}

// IsRead reports whether Terraform, or OpenTofu, reads the Terraform file at
// name, given which files there are besides: the former reads none with tofu
// in its suffix, the latter x.tofu instead of x.tf.
func IsRead(name string, exists func(name string) bool, openTofu bool) bool {
	for _, names := range openTofuNames {
		if strings.HasSuffix(name, names[0]) {
			return openTofu
		}
		if base, ok := strings.CutSuffix(name, names[1]); ok {
			return !openTofu || !exists(base+names[0])
		}
	}
	return true
}

// pick returns the files that Terraform, or OpenTofu, reads.
func pick(files []*File, openTofu bool) (own []*File) {
	exists := func(name string) bool {
		return slices.ContainsFunc(files, func(f *File) bool { return f.Source.Path == name })
	}
	for _, f := range files {
		if IsRead(f.Source.Path, exists, openTofu) {
			own = append(own, f)
		}
	}
	return own
}

// versions checks the version constraints for Terraform itself.
func (r *run) versions() {
	own, err := version.NewVersion(r.opts.Version)
	exact := err == nil && len(strings.Split(r.opts.Version, ".")) > 2
	meets := func(c version.Constraints) bool {
		switch {
		case exact:
			return c.Check(own.Core())
		case err == nil:
			return r.judgement.Allows(c)
		}
		// Of OpenTofu not every release is known.
		return !r.judgement.unmet || r.judgement.OpenTofu || r.judgement.Allows(c)
	}
	if r.judgement.newer {
		r.notChecked = append(r.notChecked, lint.NotChecked{
			Path:   r.dir,
			Reason: "what came after " + r.judgement.String() + ": required_version asks for a newer release",
		})
	}
	r.root.each(func(i *instance) {
		for _, v := range i.config.RequiredVersions {
			if hasPrerelease(v.Required) {
				r.add(i.dir, diagnostic(hcl.DiagError, v.Range, "Invalid required_version constraint",
					"%q names a prerelease, with which Terraform does not compare", v.Required))
			}
			if meets(v.Required) {
				continue
			}
			oldest, newest := release.Known(r.judgement.OpenTofu)
			d := diagnostic(hcl.DiagError, v.Range, "Unsupported "+release.Tool(r.judgement.OpenTofu)+" Core version",
				"%s does not allow %s, which is asked for", v.Required, release.Tool(r.judgement.OpenTofu)+" "+r.opts.Version)
			if err != nil {
				d.Detail = v.Required.String() + " does not allow " + r.judgement.String() +
					", and the modules allow no other from " + oldest.String() + " to " + newest.String() + "; terraform.version can name another"
			}
			r.add(i.dir, d)
		}
	})
}
