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
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
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
	for _, f := range tree.Selected() {
		if f.Named && !isEntry(f.Path) && looksLikePipeline(f) {
			entries = append(entries, f.Path)
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	l := &finder{files: newFiles(tree), partOf: make(map[string]bool)}
	var mains []string
	for _, name := range entries {
		if isMain(path.Base(name)) {
			mains = append(mains, name)
		}
	}
	// One at the root may include any other. Without one, each is of a project
	// of its own.
	alone := !slices.ContainsFunc(mains, func(name string) bool { return path.Dir(name) == "." })
	for _, name := range mains {
		if dir := path.Dir(name); dir == "." || alone {
			l.pipeline(start{name: name, base: dir, complete: true})
		}
	}
	for _, name := range entries { // parts of others first, so that they are known
		if !l.partOf[name] {
			l.includes(name, ".", make(map[string]bool))
		}
	}
	for _, name := range entries {
		l.pipeline(start{name: name, base: "."})
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

// looksLikePipeline reports whether a YAML file that nothing else has a use for
// has a job.
func looksLikePipeline(f *source.File) bool {
	if !isYAML(f.Path) {
		return false
	}
	for _, key := range []string{"apiVersion", "on", "jobs", "runs", "updates"} {
		if yamlfile.HasTopKeys(f.Content, key) {
			return false
		}
	}
	return jobLine.Match(f.Content)
}

var jobLine = lazyregexp.New(`(?m)^[\w.][^#\n]*:[ \t]*(?:[#&!].*)?\r?\n(?:[ \t]+.*\r?\n)*?[ \t]{1,8}(?:script|trigger):`)

func isMain(name string) bool { return name == ".gitlab-ci.yml" || name == ".gitlab-ci.yaml" }

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}

// A start is where a pipeline begins.
type start struct {
	name   string
	base   string // the root of the project, where local paths begin
	inputs *Value // what the job that triggers it gives
	// complete says that there is nothing else: names that are not there are
	// missing. A file that others may include is not complete.
	complete bool
	files    []string // all that is known to be part of it
}

// A finder finds out which files are pipelines and which are parts of one.
type finder struct {
	files  *files
	starts []start
	partOf map[string]bool // files that some other includes, or that are pipelines
}

// maxPipelines bounds the pipelines of a repository.
const maxPipelines = 10_000

// pipeline adds a pipeline, and those that it triggers, unless its file is part
// of one.
func (l *finder) pipeline(s start) {
	if l.partOf[s.name] || len(l.starts) >= maxPipelines {
		return
	}
	l.partOf[s.name] = true
	parts := make(map[string]bool)
	l.includes(s.name, s.base, parts)
	parts[s.name] = true
	s.files = sortedKeys(parts)
	l.starts = append(l.starts, s)
	for _, part := range s.files {
		f, err := l.files.read(part)
		if err != nil || f.root == nil {
			continue
		}
		for _, e := range f.root.entries {
			children := includesOf(e.value.Get("trigger").Get("include"))
			whole := s.complete && len(children) == 1 // several make one pipeline
			for _, child := range children {
				if child.kind != includeLocal || child.value.Kind != String {
					continue
				}
				names, _ := l.files.local(s.base, child.value.Text)
				for _, name := range names {
					l.pipeline(start{name: name, base: s.base, inputs: orEmpty(child), complete: whole})
				}
			}
		}
	}
}

// includes adds to parts the files that name includes, directly or not.
func (l *finder) includes(name, base string, parts map[string]bool) {
	f, err := l.files.read(name)
	if err != nil {
		return
	}
	for _, in := range includesOf(f.root.Get("include")) {
		if in.kind != includeLocal || in.value.Kind != String {
			continue
		}
		names, _ := l.files.local(base, in.value.Text)
		for _, part := range names {
			if part == name || parts[part] {
				continue
			}
			parts[part] = true
			l.partOf[part] = true
			l.includes(part, base, parts)
		}
	}
}
