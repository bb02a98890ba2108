// Package actions reads GitHub Actions workflows and actions and checks them:
// what actionlint says of a workflow, what GitHub says of an action, and the
// rules that are given to New.
//
// Everything is read through a source.Tree. Nothing of a repository is run, no
// network is used, and no file outside of the root is read; that is why the
// parts of actionlint that read local actions and reusable workflows from the
// disk are not used, but done here (local.go).
package actions

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// An Analyzer is a rule over workflows.
type Analyzer = lint.Analyzer[*Workflow]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*Workflow]

// Options says what a Domain checks besides what it knows itself.
type Options struct {
	Workflows []*Analyzer // rules in Go over workflows
}

// A Domain finds and checks workflows and actions. It implements lint.Domain.
type Domain struct {
	opts Options
}

// New returns the domain of GitHub Actions.
func New(opts Options) *Domain { return &Domain{opts} }

// Name returns "actions".
func (d *Domain) Name() string { return "actions" }

// Rules returns the rules of the domain: those for what actionlint reports and
// those of the analyzers.
func (d *Domain) Rules() []*lint.Rule {
	rules := builtinRules()
	for _, a := range d.opts.Workflows {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load returns a unit for each selected workflow: the YAML files directly in a
// folder .github/workflows, of the root or of a repository nested in it.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var units []lint.Unit
	projects := make(map[string]*project)
	for _, f := range tree.Selected() {
		root, ok := workflowProject(f.Path)
		if !ok {
			continue
		}
		p := projects[root]
		if p == nil {
			p = newProject(tree, root)
			projects[root] = p
		}
		units = append(units, &Workflow{file: f, project: p, analyzers: d.opts.Workflows})
	}
	return units, ctx.Err()
}

// workflowProject reports whether the file at name is a workflow, and the path
// of the repository that it belongs to; "." is the root of the tree. GitHub
// takes no notice of subdirectories of .github/workflows.
func workflowProject(name string) (root string, ok bool) {
	dir, base := path.Split(name)
	if !isYAML(base) {
		return "", false
	}
	root, ok = strings.CutSuffix("/"+dir, "/.github/workflows/")
	if !ok {
		return "", false
	}
	return path.Clean("./" + root), true
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}

// hasAliases reports whether content may hold YAML aliases at all.
func hasAliases(content []byte) bool {
	return bytes.IndexByte(content, '*') >= 0 && bytes.IndexByte(content, '&') >= 0
}
