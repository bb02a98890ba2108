package terraform

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/document"
	"github.com/infralint/infralint/internal/yamlfile"
)

// documents makes the documents of the modules of one tree. Nothing is done
// before the first module asks.
type documents struct {
	repo    *Repo
	builder *document.Builder
}

func newDocuments(repo *Repo) *documents {
	d := &documents{repo: repo}
	d.builder = document.New(document.Options{
		FS:           repo.tree.FS(),
		Load:         d.load,
		Alternatives: d.alternatives,
		Values:       d.values,
		Callers:      repo.Callers,
		File: func(name string) *source.File {
			if f, err := repo.Parse(name); err == nil && name != "" {
				return f.Source
			}
			return nil
		},
	})
	return d
}

// load returns the module in dir, nil if there is none. Of a file with errors
// the blocks without one count.
func (d *documents) load(dir string) *document.Module {
	m := &document.Module{Dir: dir}
	empty := true
	var damaged []hcl.Range
	for _, f := range d.repo.Module(dir) {
		if f.Kind != Config {
			continue
		}
		if !f.Valid() {
			m.Partial = true
			damaged = append(damaged, damagedBlocks(f)...)
		}
		empty = false
		m.Tofu = m.Tofu || strings.Contains(path.Base(f.Source.Path), ".tofu")
	}
	if empty {
		return nil
	}
	m.Config = d.repo.Config(dir)
	if len(damaged) > 0 {
		m.Config = m.Config.Only(func(declared hcl.Range) bool {
			return !slices.ContainsFunc(damaged, func(r hcl.Range) bool {
				return r.Filename == declared.Filename && r.ContainsPos(declared.Start)
			})
		})
	}
	return m
}

// repeated is the summary of HCL for an argument that is set twice. It keeps
// the first, and nothing else of the block is in doubt.
const repeated = "Attribute redefined"

// damagedBlocks returns the blocks of a file that have an error in them: what
// the parser made of those may be short of something.
func damagedBlocks(f *File) []hcl.Range {
	body := f.Body()
	if body == nil {
		return []hcl.Range{{Filename: f.Source.Path, Start: hcl.InitialPos, End: hcl.Pos{Byte: len(f.Source.Content)}}}
	}
	var all []hcl.Range
	for _, b := range body.Blocks {
		rng := b.Range()
		if slices.ContainsFunc(f.Diags, func(diag *hcl.Diagnostic) bool {
			return diag.Severity == hcl.DiagError && diag.Summary != repeated &&
				(diag.Subject == nil || rng.ContainsPos(diag.Subject.Start) || rng.End.Byte == diag.Subject.Start.Byte)
		}) {
			all = append(all, rng)
		}
	}
	return all
}

// maxShared bounds how much of a directory is looked at again for each of its
// files, if they do not belong together.
const maxShared = 1000

// alternatives returns the modules in a directory with files that declare the
// same: one for each of those, with the files that are at odds with none. A
// collection of examples looks like this.
func (d *documents) alternatives(m *document.Module) []*document.Module {
	rivals := m.Config.Rivals()
	if len(rivals) == 0 {
		return nil
	}
	isRival := make(map[string]bool, len(rivals))
	for _, name := range rivals {
		isRival[name] = true
	}
	shared := len(d.repo.Module(m.Dir)) - len(rivals)
	alone := shared*len(rivals) > maxShared
	of := func(keep func(name string) bool) *document.Module {
		one := *m
		one.Config = m.Config.Only(func(declared hcl.Range) bool { return keep(declared.Filename) })
		return &one
	}
	var all []*document.Module
	for _, name := range rivals {
		all = append(all, of(func(other string) bool { return other == name || !alone && !isRival[other] }))
	}
	if alone {
		all = append(all, of(func(other string) bool { return !isRival[other] }))
	}
	return all
}

// values returns the variable files in dir: terraform.tfvars, then those that
// are loaded too in order of name, then the others.
func (d *documents) values(dir string) []document.ValueFile {
	var files []document.ValueFile
	for _, f := range d.repo.Module(dir) {
		if f.Kind != Variables || !f.Valid() {
			continue
		}
		attributes, diags := f.HCL.Body.JustAttributes()
		if diags.HasErrors() {
			continue
		}
		files = append(files, document.ValueFile{File: f.Source, Values: sortedAttributes(attributes), Loaded: isLoaded(f.Source.Path)})
	}
	rank := func(f document.ValueFile) int {
		switch {
		case strings.HasPrefix(path.Base(f.File.Path), "terraform.tfvars"):
			return 0
		case f.Loaded:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(files, func(a, b document.ValueFile) int { return rank(a) - rank(b) })
	return files
}

// Documents implements lint.Unit. Policies with METADATA see the module, those
// of conftest each of its files.
func (m *Module) Documents() []lint.Document {
	var docs []lint.Document
	if m.documents != nil {
		docs = m.documents.builder.Documents(m.Dir, m.File())
	}
	return append(docs, m.written...)
}

// write makes the documents of the files. What is wrong with one that does not
// parse is said elsewhere.
func (m *Module) write(out *lint.Results) {
	for _, src := range m.files {
		f, err := m.Repo.Parse(src.Path)
		if err != nil || !f.Valid() {
			continue
		}
		read := HCL2
		if f.JSON {
			read = asJSON
		}
		view, err := read(src)
		if err != nil {
			out.Skip(src.Path, "by policies of conftest: "+err.Error())
			continue
		}
		m.written = append(m.written, lint.Document{Type: lint.ConftestType, File: src, Value: view.Value, Locate: view.Locate})
	}
}

func asJSON(src *source.File) (*lint.DocumentView, error) {
	docs, err := yamlfile.Parse(src)
	if err != nil {
		return nil, err
	}
	if len(docs) != 1 {
		return nil, fmt.Errorf("%d documents", len(docs))
	}
	value, err := docs[0].Value(yamlfile.YAML12)
	if err != nil {
		return nil, err
	}
	return &lint.DocumentView{
		Value:  value,
		Locate: func(path []any) (source.Span, []lint.Related) { return docs[0].Locate(path), nil },
	}, nil
}
