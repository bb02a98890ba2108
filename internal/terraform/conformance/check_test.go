package conformance

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate"
)

// check returns what is reported on the root module of c: errors of the
// syntax, and those of validate.
func check(t testing.TB, c *Case) []Diagnostic {
	t.Helper()
	fsys := fstest.MapFS{}
	var paths []string
	for _, f := range c.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		paths = append(paths, f.Name)
	}
	repo := terraform.NewRepo(source.NewTree(fsys, paths, nil), terraform.Options{})
	var out []Diagnostic
	loaded := map[string]*validate.Module{}
	load := func(dir string) (*validate.Module, error) {
		if m, ok := loaded[dir]; ok {
			return m, nil
		}
		m, syntax := loadModule(repo, fsys, dir, dir == c.Root)
		loaded[dir] = m
		for _, d := range syntax {
			out = append(out, fromHCL(d))
		}
		return m, nil
	}
	root, _ := load(c.Root)
	if root == nil {
		root = &validate.Module{Dir: c.Root}
	}
	for _, d := range validate.Run(root, validate.Options{Load: load, FS: fsys, Version: "1.11.4"}).Diagnostics {
		out = append(out, fromResult(d))
	}
	return out
}

// loadModule returns the module in dir, a root module with its tests; nil where
// there is no such directory.
func loadModule(repo *terraform.Repo, fsys fs.FS, dir string, root bool) (*validate.Module, hcl.Diagnostics) {
	if info, err := fs.Stat(fsys, dir); err != nil || !info.IsDir() {
		return nil, nil
	}
	files := repo.Module(dir)
	for _, f := range repo.Module(path.Join(dir, "tests")) {
		if f.Kind == terraform.Test || f.Kind == terraform.Mock {
			files = append(files, f)
		}
	}
	m := &validate.Module{Dir: dir}
	var syntax hcl.Diagnostics
	for _, f := range files {
		// Terraform reads neither OpenTofu's files nor, here, values.
		if f.Kind == terraform.Variables || f.Kind != terraform.Config && !root || strings.Contains(path.Base(f.Source.Path), ".tofu") {
			continue
		}
		syntax = append(syntax, f.Diags...)
		if f.HCL != nil {
			m.Files = append(m.Files, &validate.File{Source: f.Source, HCL: f.HCL, Broken: f.Diags.HasErrors()})
		}
	}
	return m, syntax
}

func fromHCL(d *hcl.Diagnostic) Diagnostic {
	out := Diagnostic{Severity: "error", Summary: d.Summary}
	if d.Severity == hcl.DiagWarning {
		out.Severity = "warning"
	}
	if d.Subject != nil {
		out.Path, out.Line, out.Column = d.Subject.Filename, d.Subject.Start.Line, d.Subject.Start.Column
	}
	return out
}

func fromResult(d validate.Diagnostic) Diagnostic {
	out := Diagnostic{Severity: "error", Summary: d.Summary}
	if d.Severity == lint.Warning {
		out.Severity = "warning"
	}
	if !d.Placeless {
		pos := d.Span.Pos()
		out.Path, out.Line, out.Column = pos.Path, pos.Line, pos.Column
	}
	return out
}
