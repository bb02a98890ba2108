package gitlab

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
)

// A Pipeline is a file with all that it includes. It implements lint.Unit, and
// is what analyzers run on. What it holds is set by Check.
type Pipeline struct {
	// Jobs are the jobs that run, with extends, references and defaults
	// resolved, in the order of the files. Jobs whose name begins with a dot
	// are not among them.
	Jobs []*Job
	// Root is all of the pipeline, references resolved.
	Root *Value

	files *files
	start start
	opts  Options
	out   *lint.Results // during Check

	loaded      []*file
	includedAt  map[string]source.Span
	merged      *Value // before references are resolved
	root        *Value // after
	elsewhere   []include
	partial     bool // names may come from elsewhere for some other reason
	conditional bool

	resolved map[string]*Value // references by their path
	expanded int               // how many values they gave
	extends  map[string]*Value // jobs by name
	unknown  map[string]bool   // jobs that inherit from what is not known
	seen     map[string]bool   // what was reported
	byName   map[string]*Job
	stages   []string
	scripts  []*Script

	grows bool // what is being checked may have more keys elsewhere
}

// A Job is one job of a pipeline.
type Job struct {
	Name  string
	Value *Value // with extends, references and defaults resolved
	Open  bool   // more may come from what is not in the repository

	key *Value
}

// Key returns where the name of the job is written.
func (j *Job) Key() source.Span { return j.key.Span() }

func newPipeline(f *files, s start, opts Options) *Pipeline {
	return &Pipeline{
		files: f, start: s, opts: opts,
		includedAt: make(map[string]source.Span),
		resolved:   make(map[string]*Value),
		extends:    make(map[string]*Value),
		unknown:    make(map[string]bool),
		seen:       make(map[string]bool),
	}
}

// concerns reports whether a file of the pipeline is to be checked.
func (p *Pipeline) concerns(tree *source.Tree) bool {
	return slices.ContainsFunc(p.start.files, tree.IsSelected)
}

// Kind returns "pipeline".
func (p *Pipeline) Kind() string { return "pipeline" }

// File returns the file where the pipeline begins.
func (p *Pipeline) File() *source.File {
	if f, err := p.files.source(p.start.name); err == nil {
		return f
	}
	return source.NewFile(p.start.name, nil)
}

// Files returns that file and those that it includes.
func (p *Pipeline) Files() []*source.File {
	all := []*source.File{p.File()}
	for _, f := range p.loaded {
		if f.source.Path != p.start.name {
			all = append(all, f.source)
		}
	}
	return all
}

// Check reports what is wrong with the pipeline, and what the analyzers find.
func (p *Pipeline) Check(ctx context.Context, out *lint.Results) error {
	p.out = out
	defer func() { p.out = nil }()
	p.load()
	if p.merged == nil {
		return nil
	}
	p.resolve()
	p.check()
	return lint.Run(ctx, p.opts.Pipelines, p, out)
}

// load reads the files and merges them.
func (p *Pipeline) load() {
	l := &loader{files: p.files, base: p.start.base, known: make(map[string]bool), report: p.report, includedAt: p.includedAt}
	v := l.load(p.start.name, p.start.inputs)
	p.loaded = l.loaded
	p.elsewhere = l.open
	p.partial = l.missing || !p.start.complete
	p.conditional = l.conditional
	for _, in := range l.open {
		p.out.Skip(in.value.file.Path, fmt.Sprintf("%s, which is included, is not read", in.title()))
	}
	if v == nil {
		return
	}
	if v.Kind != Map {
		p.report(ruleSyntax, v.point(), nil, "pipeline is %s, not a mapping", describe(v))
		return
	}
	p.merged = v
}

// title names what is included.
func (in include) title() string {
	if in.kind == "" || in.value.Kind != String {
		return "a file"
	}
	what := map[includeKind]string{
		includeLocal: "file", includeRemote: "address", includeProject: "project", includeTemplate: "template", includeComponent: "component",
	}[in.kind]
	return fmt.Sprintf("%s %q", what, in.value.Text)
}

// open reports whether the pipeline may have jobs and stages that are not in
// the repository.
func (p *Pipeline) open() bool { return len(p.elsewhere) > 0 || p.partial }

// Complete reports whether all of the pipeline is in the repository.
func (p *Pipeline) Complete() bool { return !p.open() }

func (p *Pipeline) resolve() {
	p.root = p.references(p.merged, nil)
	p.Root = p.root
	for _, e := range p.root.entries {
		p.partial = p.partial || e.at.Kind == Unknown // the name of a job depends on an input
	}
	p.byName = make(map[string]*Job)
	for _, e := range p.root.entries {
		if e.value.Kind != Map || isGlobal(e.key) {
			continue
		}
		v := p.extended(e.key, e.value, nil)
		if strings.HasPrefix(e.key, ".") || e.at.Kind == Unknown {
			continue
		}
		j := &Job{Name: e.key, Value: v, key: e.at}
		p.Jobs = append(p.Jobs, j)
		p.byName[j.Name] = j
	}
	for _, j := range p.Jobs {
		j.Value = p.withDefaults(j.Value)
		j.Open = p.open() || p.unknown[j.Name]
	}
	p.stages = p.stageNames()
}

// Job returns the job of a name; nil where there is none.
func (p *Pipeline) Job(name string) *Job { return p.byName[name] }

// jobNames are the names of all jobs, hidden ones too.
func (p *Pipeline) jobNames() []string {
	return slices.DeleteFunc(p.root.Keys(), isGlobal)
}

// report reports a finding, one for a rule and a place.
func (p *Pipeline) report(rule *lint.Rule, at source.Span, related []lint.Related, format string, args ...any) {
	key := fmt.Sprintf("%s\x00%s\x00%d", rule.ID, at.File.Path, at.Start)
	if p.seen[key] {
		return
	}
	p.seen[key] = true
	p.out.Report(lint.Finding{Rule: rule, Span: at, Related: append(related, p.included(at)...), Message: fmt.Sprintf(format, args...)})
}

// included says where a file is included that is not the pipeline's own.
func (p *Pipeline) included(at source.Span) []lint.Related {
	if where, ok := p.includedAt[at.File.Path]; ok {
		return []lint.Related{{Span: where, Message: "included here"}}
	}
	return nil
}

func nearest(name string, names []string) string { return suggest.DidYouMean(name, names) }

// describe says what a value is, as part of a sentence.
func describe(v *Value) string {
	switch v.Kind {
	case Null:
		return "empty"
	case Bool:
		return fmt.Sprintf("the boolean %s", v.Text)
	case Number:
		return fmt.Sprintf("the number %s", v.Text)
	case String:
		return "text"
	case List:
		return "a list"
	case Map:
		return "a mapping"
	}
	return "not known"
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
