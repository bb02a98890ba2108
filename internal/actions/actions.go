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
	"github.com/infralint/infralint/internal/yamlfile"
)

// An Analyzer is a rule over workflows.
type Analyzer = lint.Analyzer[*Workflow]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*Workflow]

// An ActionAnalyzer is a rule over actions.
type ActionAnalyzer = lint.Analyzer[*Action]

// An ActionPass is one run of an ActionAnalyzer.
type ActionPass = lint.Pass[*Action]

// A SourceAnalyzer is a rule over both.
type SourceAnalyzer = lint.Analyzer[*Source]

// A SourcePass is one run of a SourceAnalyzer.
type SourcePass = lint.Pass[*Source]

// Options says what a Domain checks besides what it knows itself.
type Options struct {
	Workflows []*Analyzer       // rules in Go over workflows
	Actions   []*ActionAnalyzer // rules in Go over actions
	Sources   []*SourceAnalyzer // rules in Go over both
	// Shellcheck checks scripts; nil where they are not to be checked with it.
	Shellcheck *Shellcheck
	// Enabled reports whether a rule is on for any file; those that are not are
	// not run. Nil means that all are.
	Enabled func(*lint.Rule) bool
}

// A Domain finds and checks workflows and actions. It implements lint.Domain.
type Domain struct {
	all  Options
	opts Options // all without what is off
}

// New returns the domain of GitHub Actions.
func New(opts Options) *Domain {
	on := opts
	on.Workflows = lint.Enabled(opts.Workflows, opts.Enabled)
	on.Actions = lint.Enabled(opts.Actions, opts.Enabled)
	on.Sources = lint.Enabled(opts.Sources, opts.Enabled)
	return &Domain{all: opts, opts: on}
}

// Name returns "actions".
func (d *Domain) Name() string { return "actions" }

// Rules returns the rules of the domain: those for what actionlint reports and
// those of the analyzers.
func (d *Domain) Rules() []*lint.Rule {
	rules := builtinRules()
	for _, a := range d.all.Workflows {
		rules = append(rules, &a.Rule)
	}
	for _, a := range d.all.Actions {
		rules = append(rules, &a.Rule)
	}
	for _, a := range d.all.Sources {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load returns a unit for each selected workflow, the YAML files directly in a
// folder .github/workflows, of the root or of a repository nested in it; and one
// for each action, the files action.yml and action.yaml anywhere else.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var units []lint.Unit
	projects := make(map[string]*project)
	of := func(root string) *project {
		p := projects[root]
		if p == nil {
			p = newProject(tree, root)
			projects[root] = p
		}
		return p
	}
	for _, f := range tree.Selected() {
		if root, ok := workflowProject(f.Path); ok {
			units = append(units, &Workflow{Source: Source{file: f, project: of(root)}, opts: d.opts})
		} else if f.Named && isYAML(f.Path) && yamlfile.HasTopKeys(f.Content, "on", "jobs") {
			units = append(units, &Workflow{Source: Source{file: f, project: of(actionProject(f.Path, projects))}, opts: d.opts})
		}
	}
	for _, f := range tree.Selected() {
		switch {
		case f.Path == LockName:
			units = append(units, &lockUnit{f, tree})
		case isDependabot(f):
			units = append(units, &dependabot{file: f})
		case isCodeowners(f.Path, tree):
			units = append(units, &codeowners{f, tree})
		case isAction(f):
			units = append(units, &Action{Source: Source{file: f, project: of(actionProject(f.Path, projects))}, opts: d.opts})
		}
	}
	return units, ctx.Err()
}

// isAction reports whether f defines an action. Other programs have files of
// this name too, such as the objects of Kubernetes.
func isAction(f *source.File) bool {
	base := path.Base(f.Path)
	if base != "action.yml" && base != "action.yaml" {
		return f.Named && isYAML(base) && yamlfile.HasTopKeys(f.Content, "name", "runs")
	}
	if _, ok := workflowProject(f.Path); ok {
		return false
	}
	return bytes.Contains(f.Content, []byte("runs:")) || bytes.Contains(f.Content, []byte("description:")) && !bytes.Contains(f.Content, []byte("apiVersion:"))
}

// actionProject returns the repository of an action: the innermost one known
// that holds it.
func actionProject(name string, projects map[string]*project) string {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if projects[dir] != nil {
			return dir
		}
	}
	return "."
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
