// Package gitlab reads the pipelines of GitLab CI/CD: .gitlab-ci.yml with the
// files of the repository that it includes, inputs, references, extends and
// defaults resolved and every value at the place that sets it. It checks them
// against what GitLab documents, https://docs.gitlab.com/ci/yaml/, and with the
// rules that are given to New.
//
// What other projects, templates, components and addresses bring in is not
// read. Names that may come from there are never taken for missing.
package gitlab

import (
	"context"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// An Analyzer is a rule over pipelines.
type Analyzer = lint.Analyzer[*Pipeline]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*Pipeline]

// Options says what a Domain checks besides what it knows itself.
type Options struct {
	Pipelines []*Analyzer // rules in Go
}

// A Domain finds and checks pipelines. It implements lint.Domain.
type Domain struct {
	opts Options
}

// New returns the domain of GitLab CI/CD.
func New(opts Options) *Domain { return &Domain{opts} }

// Name returns "gitlab".
func (d *Domain) Name() string { return "gitlab" }

// Rules returns the rules of the domain and those of the analyzers.
func (d *Domain) Rules() []*lint.Rule {
	rules := builtinRules()
	for _, a := range d.opts.Pipelines {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load returns a unit for each pipeline: .gitlab-ci.yml at the root, the child
// pipelines that its jobs trigger, and each file .gitlab-ci.yml or
// NAME.gitlab-ci.yml elsewhere that is part of no other pipeline.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var entries []string
	for _, name := range tree.Paths() {
		if isEntry(name) {
			entries = append(entries, name)
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	l := &finder{files: newFiles(tree), partOf: make(map[string]bool)}
	for _, name := range entries {
		if path.Dir(name) == "." && isMain(name) {
			l.pipeline(name, nil, true)
		}
	}
	for _, name := range entries { // parts of others first, so that they are known
		if !l.partOf[name] {
			l.includes(name, make(map[string]bool))
		}
	}
	for _, name := range entries {
		if !l.partOf[name] {
			l.pipeline(name, nil, false)
		}
	}
	var units []lint.Unit
	for _, start := range l.starts {
		p := newPipeline(l.files, start, d.opts)
		if p.concerns(tree) {
			units = append(units, p)
		}
	}
	return units, ctx.Err()
}

// isEntry reports whether a file is a pipeline by its name.
func isEntry(name string) bool {
	base := path.Base(name)
	return isMain(base) || strings.HasSuffix(base, ".gitlab-ci.yml") || strings.HasSuffix(base, ".gitlab-ci.yaml")
}

func isMain(name string) bool { return name == ".gitlab-ci.yml" || name == ".gitlab-ci.yaml" }

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}

// A start is where a pipeline begins.
type start struct {
	name   string
	inputs *Value // what the job that triggers it gives
	// complete says that there is nothing else: names that are not there are
	// missing. A file that other projects may include is not complete.
	complete bool
	files    []string // all that is known to be part of it
}

// A finder finds out which files are pipelines and which are parts of one.
type finder struct {
	files  *files
	starts []start
	partOf map[string]bool // files that some other includes, or that are pipelines
}

// pipeline adds the pipeline that begins at name, and those that it triggers.
func (l *finder) pipeline(name string, inputs *Value, complete bool) {
	if l.partOf[name] || len(l.starts) >= maxPipelines {
		return
	}
	l.partOf[name] = true
	at := len(l.starts)
	l.starts = append(l.starts, start{name: name, inputs: inputs, complete: complete})
	parts := make(map[string]bool)
	l.includes(name, parts)
	parts[name] = true
	for part := range parts {
		l.starts[at].files = append(l.starts[at].files, part)
	}
	var children []include
	for _, part := range sortedKeys(parts) {
		f, err := l.files.read(part)
		if err != nil || f.root == nil {
			continue
		}
		for _, e := range f.root.entries {
			children = append(children, includesOf(e.value.Get("trigger").Get("include"))...)
		}
	}
	for _, child := range children {
		if child.kind != includeLocal || child.value.Kind != String || strings.Contains(child.value.Text, "$") {
			continue
		}
		names, _ := l.files.local(child.value.Text)
		for _, name := range names {
			l.pipeline(name, orEmpty(child), complete)
		}
	}
}

// maxPipelines bounds the pipelines of a repository.
const maxPipelines = 10_000

// includes adds to parts the files that name includes, directly or not.
func (l *finder) includes(name string, parts map[string]bool) {
	f, err := l.files.read(name)
	if err != nil {
		return
	}
	for _, in := range includesOf(f.root.Get("include")) {
		if in.kind != includeLocal || in.value.Kind != String {
			continue
		}
		names, _ := l.files.local(in.value.Text)
		for _, part := range names {
			if part == name || parts[part] {
				continue
			}
			parts[part] = true
			l.partOf[part] = true
			l.includes(part, parts)
		}
	}
}
