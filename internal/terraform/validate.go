package terraform

import (
	"io/fs"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform/diagnostics"
	"github.com/infralint/infralint/internal/terraform/validate"
)

// A validator says of the modules of one tree what terraform validate says.
type validator struct {
	repo    *Repo
	checker *validate.Checker
	// openTofu reports whether the module in a directory is OpenTofu's.
	openTofu func(dir string) bool
	table    *diagnostics.Table
}

func newValidator(repo *Repo, opts Options) *validator {
	v := &validator{repo: repo, table: diagnostics.NewTable(), openTofu: openTofu(repo, opts.Tool)}
	v.checker = validate.NewChecker(validate.Options{Load: v.load, FS: repo.tree.FS(), Version: opts.Version, OpenTofu: v.openTofu})
	return v
}

// check reports what terraform validate says when it is run in the directory
// of m. What it says of modules that m calls is reported too: the same finding
// of several callers becomes one.
func (v *validator) check(m *Module, out *lint.Results) {
	res := v.checker.Run(v.module(m.Dir, true))
	for _, d := range res.Diagnostics {
		if isPassed(d.Summary) && len(v.repo.Callers(m.Dir)) > 0 {
			continue // those who call the module pass it its providers; what is wrong shows there
		}
		if d.Span.IsZero() {
			d.Span = m.File().LineSpan(1)
		}
		out.Report(lint.Finding{Rule: v.table.Rule(d.Summary, d.Severity), Message: d.Message, Span: d.Span, Related: d.Related, Fixes: d.Fixes})
	}
	out.NotChecked = append(out.NotChecked, res.NotChecked...)
}

// load returns the module in a directory that another one calls.
func (v *validator) load(dir string) (*validate.Module, error) {
	if info, err := fs.Stat(v.repo.tree.FS(), dir); err != nil || !info.IsDir() {
		return nil, nil
	}
	return v.module(dir, false), nil
}

// module returns the configuration in dir, with its tests if it is the root.
func (v *validator) module(dir string, root bool) *validate.Module {
	files := v.repo.Module(dir)
	if root {
		files = append(files, v.repo.Module(path.Join(dir, "tests"))...)
	}
	m := &validate.Module{Dir: dir}
	for _, f := range files {
		isTest := f.Kind == Test || f.Kind == Mock
		if f.HCL == nil || f.Kind == Variables || isTest && !root || !isTest && path.Dir(f.Source.Path) != dir {
			continue
		}
		m.Files = append(m.Files, &validate.File{Source: f.Source, HCL: f.HCL, Broken: !f.Valid()})
	}
	return m
}

// isPassed reports whether a summary is about a provider configuration that
// only a caller of the module can pass.
func isPassed(summary string) bool {
	return summary == "Provider configuration not present" || strings.HasPrefix(summary, "missing provider ")
}

var (
	callSchema   = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "module", LabelNames: []string{"name"}}}}
	sourceSchema = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "source"}}}
)

// localSources returns the sources of module blocks that are paths.
func localSources(body hcl.Body) (sources []string) {
	content, _, _ := body.PartialContent(callSchema)
	for _, b := range content.Blocks {
		call, _, _ := b.Body.PartialContent(sourceSchema)
		attr := call.Attributes["source"]
		if attr == nil {
			continue
		}
		value, diags := attr.Expr.Value(nil)
		if diags.HasErrors() || !value.IsKnown() || value.IsNull() || value.Type() != cty.String {
			continue
		}
		if s := value.AsString(); strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") {
			sources = append(sources, s)
		}
	}
	return sources
}
