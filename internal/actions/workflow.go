package actions

import (
	"context"
	"fmt"
	"slices"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Workflow is one file of .github/workflows. It implements lint.Unit, and is
// what the analyzers of workflows run on.
type Workflow struct {
	Source
	opts Options
}

// Kind returns "workflow".
func (w *Workflow) Kind() string { return "workflow" }

// Check reports what actionlint and the analyzers find.
func (w *Workflow) Check(ctx context.Context, out *lint.Results) error {
	_ = w.load() // actionlint says what is wrong with the syntax
	if f, bad := hostile(w.file, w.doc); bad {
		f.Rule = ruleSyntaxCheck
		out.Report(f)
		w.doc = nil
		return nil
	}
	if err := w.lint(out); err != nil {
		return err
	}
	if w.Syntax == nil {
		return nil
	}
	w.shellcheck(ctx, w.opts.Shellcheck, out)
	if err := lint.Run(ctx, w.opts.Sources, &w.Source, out); err != nil {
		return err
	}
	return lint.Run(ctx, w.opts.Workflows, w, out)
}

// Documents returns the workflow as plain data, of type "workflow".
func (w *Workflow) Documents() []lint.Document { return w.documents("workflow") }

// An Event is one trigger of a workflow.
type Event struct {
	actionlint.Event
	Name string
	Pos  *actionlint.Pos // of its name
}

// Events returns the triggers of the workflow in the order of the file.
func (w *Workflow) Events() []Event {
	var list []Event
	for _, e := range w.Syntax.On {
		list = append(list, Event{e, e.EventName(), positionOf(e)})
	}
	return list
}

func positionOf(e actionlint.Event) *actionlint.Pos {
	switch e := e.(type) {
	case *actionlint.WebhookEvent:
		return e.Pos
	case *actionlint.ScheduledEvent:
		return e.Pos
	case *actionlint.WorkflowDispatchEvent:
		return e.Pos
	case *actionlint.RepositoryDispatchEvent:
		return e.Pos
	case *actionlint.WorkflowCallEvent:
		return e.Pos
	case *actionlint.ImageVersionEvent:
		return e.Pos
	}
	return &actionlint.Pos{Line: 1, Col: 1}
}

// RunsOn reports whether one of the events triggers the workflow; false for an
// action.
func (t *Source) RunsOn(events ...string) bool {
	return slices.ContainsFunc(t.Syntax.On, func(e actionlint.Event) bool { return slices.Contains(events, e.EventName()) })
}

// hostile reports whether a file is made to use up memory or stack, and what to
// say of it.
func hostile(f *source.File, doc *yamlfile.Document) (lint.Finding, bool) {
	if doc == nil || doc.Root == nil {
		return lint.Finding{}, false
	}
	if hasAliases(f.Content) && expands(doc.Root) {
		return lint.Finding{Span: f.LineSpan(1), Message: fmt.Sprintf("aliases expand to more than %d values", maxNodes)}, true
	}
	if len(f.Content) > maxExpression {
		if n := longExpression(doc.Root); n != nil {
			return lint.Finding{Span: yamlfile.Span(f, n), Message: fmt.Sprintf("expression is longer than %d characters, the limit of GitHub", maxExpression)}, true
		}
	}
	return lint.Finding{}, false
}

// documents returns the file as plain data; nothing where it is no YAML.
func (t *Source) documents(kind string) []lint.Document {
	if t.doc == nil || t.doc.Root == nil {
		return nil
	}
	value, err := t.doc.Value(yamlfile.YAML12)
	if err != nil {
		return nil
	}
	return []lint.Document{{
		Type:   kind,
		File:   t.file,
		Value:  value,
		Text:   t.file.Content,
		Locate: func(path []any) (source.Span, []lint.Related) { return t.doc.Locate(path), nil },
		Remedy: t.remedy,
	}}
}
