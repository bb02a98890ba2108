// Package helm reads the charts of a repository: Chart.yaml, Chart.lock and the
// files of values beside them. It checks what Helm refuses or warns of in
// Chart.yaml, https://helm.sh/docs/topics/charts/, and gives the files to
// policies. Templates are left alone: what they make depends on values that a
// repository may not hold.
package helm

import (
	"context"
	"errors"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Domain finds and checks charts. It implements lint.Domain.
type Domain struct{}

// New returns the domain of Helm charts.
func New() *Domain { return &Domain{} }

// Name returns "helm".
func (d *Domain) Name() string { return "helm" }

// Rules returns the rules of the domain.
func (d *Domain) Rules() []*lint.Rule {
	return []*lint.Rule{ruleChart, ruleMetadata, ruleDependencyMissing, ruleLockStale, ruleSyntax}
}

// Load returns a unit for each folder with a Chart.yaml of which a file was
// selected.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	charts := make(map[string]*Chart)
	var order []*Chart
	for _, name := range tree.Paths() {
		if dir, base := path.Split(name); base == "Chart.yaml" {
			c := &Chart{tree: tree, dir: path.Clean("./" + dir), name: name}
			charts[c.dir] = c
			order = append(order, c)
		}
	}
	for _, name := range tree.Paths() {
		if c := charts[path.Dir(name)]; c != nil {
			if isValues(path.Base(name)) {
				c.valuesNames = append(c.valuesNames, name)
			}
			c.selected = c.selected || tree.IsSelected(name) && (isValues(path.Base(name)) || isChartFile(path.Base(name)))
		}
	}
	var units []lint.Unit
	for _, c := range order {
		if c.selected {
			units = append(units, c)
		}
	}
	return units, ctx.Err()
}

func isChartFile(base string) bool {
	return base == "Chart.yaml" || base == "Chart.lock" || base == "requirements.yaml" || base == "requirements.lock"
}

// isValues reports whether a file holds values by its name: values.yaml,
// values-prod.yaml, values.prod.yml, prod-values.yaml, prod.values.yaml.
func isValues(base string) bool {
	name, ok := strings.CutSuffix(base, ".yaml")
	if !ok {
		if name, ok = strings.CutSuffix(base, ".yml"); !ok {
			return false
		}
	}
	for _, sep := range []string{"-", ".", "_"} {
		if strings.HasPrefix(name, "values"+sep) || strings.HasSuffix(name, sep+"values") {
			return true
		}
	}
	return name == "values"
}

// A Chart is the folder of a Chart.yaml. It implements lint.Unit.
type Chart struct {
	tree        *source.Tree
	dir         string // of the chart; "." is the root
	name        string // the path of Chart.yaml
	valuesNames []string
	selected    bool

	chart  *yamlfile.Document // nil where it cannot be read
	lock   *yamlfile.Document // nil where there is none
	values []*yamlfile.Document
	files  []*source.File
	out    *lint.Results // during Check
}

// Kind returns "chart".
func (c *Chart) Kind() string { return "chart" }

// File returns Chart.yaml.
func (c *Chart) File() *source.File {
	if f, err := c.tree.Read(c.name); err == nil {
		return f
	}
	return source.NewFile(c.name, nil)
}

// Files returns Chart.yaml, its lock file and the files of values.
func (c *Chart) Files() []*source.File {
	if len(c.files) == 0 {
		return []*source.File{c.File()}
	}
	return c.files
}

// Check reports what is wrong with the chart.
func (c *Chart) Check(ctx context.Context, out *lint.Results) error {
	c.out = out
	defer func() { c.out = nil }()
	c.chart = c.read(c.name)
	c.lock = c.read(path.Join(c.dir, "Chart.lock"))
	for _, name := range c.valuesNames {
		if d := c.read(name); d != nil {
			c.values = append(c.values, d)
		}
	}
	if c.chart != nil {
		c.check()
	}
	return ctx.Err()
}

// read returns the document of a file; nil where there is none, it is empty, or
// it is the template of one.
func (c *Chart) read(name string) *yamlfile.Document {
	f, err := c.tree.Read(name)
	if err != nil {
		return nil
	}
	c.files = append(c.files, f)
	docs, err := yamlfile.Parse(f)
	if err != nil {
		if strings.Contains(string(f.Content), "{{") { // cookiecutter and the like
			c.out.Skip(name, "is a template, not a file of a chart")
			return nil
		}
		at, message := f.LineSpan(1), err.Error()
		var e *yamlfile.Error
		if errors.As(err, &e) {
			at, message = e.Span, e.Message
		}
		c.out.Report(lint.Finding{Rule: ruleSyntax, Span: at, Message: message})
		return nil
	}
	if len(docs) == 0 || docs[0].Root == nil {
		return nil
	}
	if _, err := docs[0].Value(yamlfile.YAML11); err != nil {
		c.out.Report(lint.Finding{Rule: ruleSyntax, Span: f.LineSpan(1), Message: err.Error()})
		return nil
	}
	return docs[0]
}

// Documents returns documents of type "helm": of kind "chart" with Chart.yaml
// and its lock file, and of kind "values" for each file of values.
func (c *Chart) Documents() []lint.Document {
	var list []lint.Document
	if c.chart != nil {
		whole := map[string]any{"chart": value(c.chart)}
		if c.lock != nil {
			whole["lock"] = value(c.lock)
		}
		list = append(list, lint.Document{
			Type: "helm", Kind: "chart", File: c.chart.File, Value: whole, Locate: c.locate,
			Conftest: &lint.DocumentView{
				Value:  whole["chart"],
				Locate: func(path []any) (source.Span, []lint.Related) { return c.chart.Locate(path), nil },
			},
		})
	}
	for _, d := range c.values {
		if v, ok := value(d).(map[string]any); ok {
			list = append(list, lint.Document{
				Type: "helm", Kind: "values", File: d.File, Value: v,
				Locate: func(path []any) (source.Span, []lint.Related) { return d.Locate(path), nil },
			})
		}
	}
	return list
}

func (c *Chart) locate(path []any) (source.Span, []lint.Related) {
	if len(path) > 0 && path[0] == "lock" && c.lock != nil {
		return c.lock.Locate(path[1:]), nil
	}
	if len(path) > 0 {
		path = path[1:]
	}
	return c.chart.Locate(path), nil
}

// value returns a document as plain data; reading it has shown that it can be.
func value(d *yamlfile.Document) any {
	v, err := d.Value(yamlfile.YAML11)
	if err != nil {
		return nil
	}
	return v
}
