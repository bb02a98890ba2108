// Package terraform finds the Terraform and OpenTofu code of a repository,
// parses it once, and says what Terraform says of it, without Terraform: no
// init, no provider, no network.
package terraform

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/diagnostics"
	"github.com/infralint/infralint/internal/terraform/document"
	"github.com/infralint/infralint/internal/terraform/validate"
)

// Options says what modules are checked for.
type Options struct {
	// Version is the version that modules are judged by, such as "1.9"; empty
	// for the highest that they allow, or 1.11 if they do not say.
	Version string
	// Tool is "terraform" or "opentofu"; empty for what there are signs of.
	Tool string
	// Rules are run over every module besides.
	Rules []*Analyzer
	// Documents reports whether anybody wants documents of a type: they are
	// costly. Nil means yes.
	Documents func(typ string) bool
}

// A Domain finds and checks modules. It implements lint.Domain.
type Domain struct {
	opts Options
}

// New returns the domain of Terraform.
func New(opts Options) *Domain { return &Domain{opts} }

// Name implements lint.Domain.
func (d *Domain) Name() string { return "terraform" }

// Rules implements lint.Domain.
func (d *Domain) Rules() []*lint.Rule {
	rules := append([]*lint.Rule{Syntax, Fmt}, diagnostics.Rules()...)
	for _, a := range d.opts.Rules {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load implements lint.Domain. A directory with a selected file and a
// configuration file is a module, all its selected files together; elsewhere
// each file is a unit of its own. Nothing is parsed.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	byDir := make(map[string][]*source.File)
	var dirs []string
	for _, f := range tree.Selected() {
		if kind, _ := Kind(f.Path); kind == NotTerraform {
			continue
		}
		dir := path.Dir(f.Path)
		if byDir[dir] == nil {
			dirs = append(dirs, dir)
		}
		byDir[dir] = append(byDir[dir], f)
	}
	if len(dirs) == 0 {
		return nil, ctx.Err()
	}
	slices.Sort(dirs)
	repo := NewRepo(tree, d.opts)
	var docs *documents
	wanted := func(typ string) bool { return d.opts.Documents == nil || d.opts.Documents(typ) }
	if wanted(document.Type) {
		docs = newDocuments(repo)
	}
	asWritten := wanted(lint.ConftestType)
	var units []lint.Unit
	for _, dir := range dirs {
		files := byDir[dir]
		if slices.ContainsFunc(repo.Paths(dir), isConfig) {
			units = append(units, &Module{Dir: dir, Repo: repo, kind: "module", files: files, rules: d.opts.Rules, validator: repo.validator, documents: docs, asWritten: asWritten})
			continue
		}
		for i, f := range files {
			m := &Module{Dir: dir, Repo: repo, kind: unitKind(f.Path), files: []*source.File{f}, rules: d.opts.Rules, asWritten: asWritten}
			if i == 0 {
				m.documents = docs // of all that is in the directory
			}
			units = append(units, m)
		}
	}
	return units, ctx.Err()
}

func isConfig(p string) bool {
	kind, _ := Kind(p)
	return kind == Config
}

// unitKind names a file that belongs to no module of its directory.
func unitKind(p string) string {
	switch kind, _ := Kind(p); kind {
	case Test:
		return "test file"
	case Mock:
		return "mock file"
	default:
		return "variable file"
	}
}

// A Module is the selected Terraform files of one directory. It implements
// lint.Unit.
type Module struct {
	Dir  string // slash-separated, relative to the root; "." for the root
	Repo *Repo

	kind      string
	files     []*source.File // in order of path, at least one
	rules     []*Analyzer
	validator *validator // nil for files that are no module
	documents *documents // nil if nobody wants any
	asWritten bool       // somebody wants the documents of files
	written   []lint.Document
	facts     facts
}

// Kind implements lint.Unit.
func (m *Module) Kind() string { return m.kind }

// File implements lint.Unit: main.tf, or else the first file.
func (m *Module) File() *source.File {
	for _, f := range m.files {
		if strings.HasPrefix(path.Base(f.Path), "main.t") {
			return f
		}
	}
	return m.files[0]
}

// Files implements lint.Unit.
func (m *Module) Files() []*source.File { return m.files }

// Parsed returns every Terraform file of the directory, selected or not, in
// order of path, but not those that Terraform, or OpenTofu, does not read.
func (m *Module) Parsed() []*File {
	paths := m.Repo.Paths(m.Dir)
	exists := func(name string) bool {
		_, ok := slices.BinarySearch(paths, name)
		return ok
	}
	return slices.DeleteFunc(m.Repo.Module(m.Dir), func(f *File) bool {
		return !validate.IsRead(f.Source.Path, exists, m.Repo.validator.openTofu(m.Dir))
	})
}

// Check implements lint.Unit.
func (m *Module) Check(ctx context.Context, out *lint.Results) error {
	for _, src := range m.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := m.Repo.Parse(src.Path)
		if err != nil {
			return err
		}
		checkSyntax(f, out)
		if f.Valid() && isFormatted(src.Path) {
			checkFormat(f, out)
		}
	}
	if m.asWritten {
		m.write(out)
	}
	if m.validator != nil {
		m.validator.check(m, out)
	}
	defer func() { m.facts = facts{} }() // large, and of no use to anybody else
	return lint.Run(ctx, m.rules, m, out)
}
