package validate_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/conformance"
	"github.com/infralint/infralint/internal/terraform/validate"
)

var only = flag.String("case", "", "look at this conformance case only")

// TestConformance compares with what Terraform said of the recorded cases.
func TestConformance(t *testing.T) {
	cases, err := conformance.LoadDir(os.DirFS("../../../testdata/conformance"), ".")
	if err != nil {
		t.Fatal(err)
	}
	var all []*conformance.Comparison
	for _, c := range cases {
		if c.Want == nil || c.Want.Unusable != "" || *only != "" && c.Name != *only {
			continue
		}
		got := check(t, c)
		all = append(all, conformance.Compare(c, got))
		if *only != "" {
			for _, d := range got {
				t.Log(d)
			}
		}
	}
	var table strings.Builder
	if err := conformance.WriteTable(&table, all); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s\n%s", table.String(), conformance.Describe(all))
	var score conformance.Score
	for _, c := range all {
		score.Add(c)
	}
	if score.FalseAlarms > 0 || score.Verdict() < 0.98 || score.Errors() < 0.95 {
		t.Errorf("%d false alarms, %.3f of the verdicts, %.3f of the errors", score.FalseAlarms, score.Verdict(), score.Errors())
	}
}

// check returns what a domain would report: syntax errors and validate's.
func check(t testing.TB, c *conformance.Case) []conformance.Diagnostic {
	fsys := fstest.MapFS{}
	for _, f := range c.Files {
		if !strings.Contains(f.Name, ".tofu") { // Terraform does not read them
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	var out []conformance.Diagnostic
	syntax := map[string]bool{}
	load := func(dir string) (*validate.Module, error) {
		m, diags := loadDir(t, fsys, dir, dir == c.Root)
		if !syntax[dir] {
			syntax[dir] = true
			for _, d := range diags {
				out = append(out, fromHCL(d))
			}
		}
		return m, nil
	}
	root, _ := load(c.Root)
	if root == nil {
		root = &validate.Module{Dir: c.Root}
	}
	res := validate.Run(root, validate.Options{Load: load, FS: fsys, Version: "1.11.4"})
	for _, d := range res.Diagnostics {
		out = append(out, fromResult(d))
	}
	return out
}

func fromResult(d validate.Diagnostic) conformance.Diagnostic {
	out := conformance.Diagnostic{Severity: "error", Summary: d.Summary}
	if d.Severity == lint.Warning {
		out.Severity = "warning"
	}
	pos := d.Span.Pos()
	out.Path, out.Line, out.Column = pos.Path, pos.Line, pos.Column
	return out
}

func fromHCL(d *hcl.Diagnostic) conformance.Diagnostic {
	out := conformance.Diagnostic{Severity: "error", Summary: d.Summary}
	if d.Severity == hcl.DiagWarning {
		out.Severity = "warning"
	}
	if d.Subject != nil {
		out.Path, out.Line, out.Column = d.Subject.Filename, d.Subject.Start.Line, d.Subject.Start.Column
	}
	return out
}

// loadDir parses the Terraform files of a directory and of its tests.
func loadDir(t testing.TB, fsys fs.FS, dir string, withTests bool) (*validate.Module, hcl.Diagnostics) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, nil
	}
	m := &validate.Module{Dir: dir}
	var all hcl.Diagnostics
	var names []string
	for _, e := range entries {
		names = append(names, path.Join(dir, e.Name()))
	}
	tests, _ := fs.ReadDir(fsys, path.Join(dir, "tests"))
	for _, e := range tests {
		if withTests && strings.Contains(e.Name(), ".tftest.") {
			names = append(names, path.Join(dir, "tests", e.Name()))
		}
	}
	for _, name := range names {
		base := path.Base(name)
		suffixes := []string{".tf", ".tf.json", ".tofu", ".tofu.json", ".tftest.hcl", ".tftest.json", ".tfmock.hcl", ".tfmock.json"}
		if !slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(base, s) }) || strings.HasPrefix(base, ".") {
			continue
		}
		if !withTests && strings.Contains(base, ".tftest.") {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		f := &validate.File{Source: source.NewFile(name, data)}
		var diags hcl.Diagnostics
		if strings.HasSuffix(name, ".json") {
			f.HCL, diags = json.Parse(data, name)
		} else {
			f.HCL, diags = hclsyntax.ParseConfig(data, name, hcl.InitialPos)
		}
		f.Broken = diags.HasErrors()
		all = append(all, diags...)
		m.Files = append(m.Files, f)
	}
	return m, all
}
