package terraform

import (
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/document"
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
		FS:      repo.tree.FS(),
		Load:    d.load,
		Values:  d.values,
		Callers: repo.Callers,
		File: func(name string) *source.File {
			if f, err := repo.Parse(name); err == nil && name != "" {
				return f.Source
			}
			return nil
		},
	})
	return d
}

// load returns the module in dir, nil if there is none or a file of it does not
// parse.
func (d *documents) load(dir string) *document.Module {
	m := &document.Module{Dir: dir}
	empty := true
	for _, f := range d.repo.Module(dir) {
		if f.Kind != Config {
			continue
		}
		if !f.Valid() {
			return nil // what is in there is not missing
		}
		empty = false
		m.Tofu = m.Tofu || strings.Contains(path.Base(f.Source.Path), ".tofu")
	}
	if empty {
		return nil
	}
	m.Config = d.repo.Config(dir)
	return m
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

// Documents implements lint.Unit.
func (m *Module) Documents() []lint.Document {
	if m.documents == nil {
		return nil
	}
	return m.documents.builder.Documents(m.Dir, m.File())
}
