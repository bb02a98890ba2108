package actions

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Source is what workflows and actions have in common: a YAML file with steps
// and expressions. Rules that look at steps alone run on it, so that they hold
// for both. It is used by one goroutine at a time.
type Source struct {
	// Syntax is the workflow as actionlint parses it; nil until Check ran, and
	// where the file is no YAML. Parts with a syntax error are missing. For an
	// action it holds one job, whose steps are those of the action.
	Syntax *actionlint.Workflow

	file    *source.File
	project *project
	doc     *yamlfile.Document // nil where the file is no YAML
	action  *Action            // nil for a workflow
	places  places
	pragmas pragmas
	parser  parser
	read    []*source.File // besides file
	calling []*Source      // workflows that call this one; nil until asked for
	all     []*Expr        // nil until asked for, as the next two
	jobs    []*actionlint.Job
	steps   []Scope
	indexes map[*actionlint.Job]*jobIndex

	commands map[*actionlint.Step][]*shell.Command // of those that were asked for
}

// Action returns the action that this is; nil for a workflow.
func (t *Source) Action() *Action { return t.action }

// Files returns the file, those of the local actions and reusable workflows
// that it uses, and the configuration of actionlint.
func (t *Source) Files() []*source.File {
	files := append([]*source.File{t.file}, t.read...)
	if c := t.project.Config(); c.file != nil {
		files = append(files, c.file)
	}
	return files
}

// reads records that the check depends on f.
func (t *Source) reads(f *source.File) {
	if f != t.file && !slices.Contains(t.read, f) {
		t.read = append(t.read, f)
	}
}

// Jobs returns the jobs in the order of the file. The list is shared.
func (t *Source) Jobs() []*actionlint.Job {
	if t.Syntax == nil || t.jobs != nil {
		return t.jobs
	}
	t.jobs = slices.SortedFunc(maps.Values(t.Syntax.Jobs), func(a, b *actionlint.Job) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return t.jobs
}

// Envs returns the env mappings of the workflow, its jobs, their containers and
// their steps, in the order of the jobs; none of them is nil.
func (t *Source) Envs() []*actionlint.Env {
	if t.Syntax == nil {
		return nil
	}
	envs := []*actionlint.Env{t.Syntax.Env}
	for _, j := range t.Jobs() {
		envs = append(envs, j.Env)
		if j.Container != nil {
			envs = append(envs, j.Container.Env)
		}
		for _, s := range j.Steps {
			envs = append(envs, s.Env)
		}
	}
	return slices.DeleteFunc(envs, func(e *actionlint.Env) bool { return e == nil })
}

// A Scope is a place in a job: one of its steps, or the job itself where Step is
// nil.
type Scope struct {
	Job  *actionlint.Job
	Step *actionlint.Step
}

// Steps returns every step in the order of the file. The list is shared.
func (t *Source) Steps() []Scope {
	if t.steps == nil {
		for _, j := range t.Jobs() {
			for _, s := range j.Steps {
				t.steps = append(t.steps, Scope{j, s})
			}
		}
	}
	return t.steps
}

// File returns the file.
func (t *Source) File() *source.File { return t.file }

// load parses the file. It returns false where there is nothing to check:
// doc is nil then.
func (t *Source) load() error {
	docs, err := yamlfile.Parse(t.file)
	if err == nil && len(docs) > 0 && docs[0].Root != nil {
		t.doc = docs[0]
	}
	t.places = places{file: t.file, doc: t.doc}
	t.parser.cache = &t.project.exprs
	return err
}

// Exprs returns the expressions in braces in s, which may be nil, up to the
// first one with a syntax error.
func (t *Source) Exprs(s *actionlint.String) []*Expr { return t.parser.exprs(s) }

// Cond returns the condition s, with or without braces; nil where it is nil or
// has text around the braces.
func (t *Source) Cond(s *actionlint.String) *Expr { return t.parser.cond(s) }

// Span returns the token that s is in the file; of a block scalar its header.
func (t *Source) Span(s *actionlint.String) source.Span { return t.At(s.Pos) }

// At returns the token at a position.
func (t *Source) At(pos *actionlint.Pos) source.Span { return t.places.span(pos.Line, pos.Col) }

// Part returns the bytes of the file that bytes [start, end) of s.Value come
// from; where that cannot be told, s.
func (t *Source) Part(s *actionlint.String, start, end int) source.Span {
	if span, ok := t.places.inside(s, start, end); ok {
		return span
	}
	return t.Span(s)
}

// ExprSpan returns the bytes of an expression, with its braces.
func (t *Source) ExprSpan(e *Expr) source.Span {
	start, end := e.Start, e.End
	if start >= len(open) {
		start, end = start-len(open), min(end+len(closed), len(e.In.Value))
	}
	return t.Part(e.In, start, end)
}

// AllExprs returns every expression of the file in order: those in braces, and
// conditions.
func (t *Source) AllExprs() []*Expr {
	if t.all == nil && t.doc != nil {
		t.all = []*Expr{}
		t.collect(t.doc.Root, false)
	}
	return t.all
}

func (t *Source) collect(n *yaml.Node, condition bool) {
	if n.Kind == yaml.ScalarNode {
		if !condition && !strings.Contains(n.Value, open) {
			return
		}
		s := toString(n)
		list := t.Exprs(s)
		if len(list) == 0 && condition {
			list = []*Expr{t.Cond(s)}
		}
		t.all = append(t.all, list...)
		return
	}
	for i, c := range n.Content {
		t.collect(c, n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "if")
	}
}

// A Condition is the "if" of a job or a step.
type Condition struct {
	Scope
	*Expr // never nil, with a Node
}

// Conditions returns the conditions of jobs and steps that have no syntax error.
func (t *Source) Conditions() []Condition {
	var list []Condition
	add := func(in Scope, s *actionlint.String) {
		if e := t.Cond(s); e != nil && e.Node != nil {
			list = append(list, Condition{in, e})
		}
	}
	for _, j := range t.Jobs() {
		add(Scope{Job: j}, j.If)
		for _, s := range j.Steps {
			add(Scope{j, s}, s.If)
		}
	}
	return list
}

// NodeSpan returns the bytes of a node of an expression: of a context access
// whole, of a string or a number its token, of anything else its first token.
func (t *Source) NodeSpan(e *Expr, n actionlint.ExprNode) source.Span {
	start := e.Start + n.Token().Offset
	rest := e.In.Value[min(start, len(e.In.Value)):]
	length := len(n.Token().Value)
	if hasRoot(n) {
		length = len(chain.FindString(rest))
	}
	return t.Part(e.In, start, start+length)
}
