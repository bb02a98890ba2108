package actions

import (
	"fmt"
	"slices"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
)

// lint reports what actionlint finds in the workflow, and sets w.Syntax.
func (w *Workflow) lint(out *lint.Results) error {
	config := w.project.Config()
	if config.invalid != nil {
		out.Report(*config.invalid)
	}
	var errs []*actionlint.Error
	w.Syntax, errs = actionlint.Parse(w.file.Content)
	if w.Syntax != nil {
		found, err := visit(w.Syntax, w.rules(), config.parsed)
		if err != nil {
			return err
		}
		errs = append(errs, found...)
	}
	for _, e := range w.filter(errs, config.parsed) {
		f, err := w.finding(e)
		if err != nil {
			return err
		}
		out.Report(f)
	}
	return nil
}

// rules returns the rules of actionlint, new for each workflow since they hold
// state. The caches have no project, so that they read nothing from the disk,
// and are not shared, so that there is no race.
func (w *Workflow) rules() []actionlint.Rule {
	actions := actionlint.NewLocalActionsCache(nil, nil)
	workflows := actionlint.NewLocalReusableWorkflowCache(nil, "", nil)
	return []actionlint.Rule{
		actionlint.NewRuleMatrix(),
		actionlint.NewRuleCredentials(),
		actionlint.NewRuleShellName(),
		actionlint.NewRuleRunnerLabel(),
		actionlint.NewRuleEvents(),
		actionlint.NewRuleJobNeeds(),
		actionlint.NewRuleAction(actions),
		actionlint.NewRuleEnvVar(),
		actionlint.NewRuleID(),
		actionlint.NewRuleGlob(),
		actionlint.NewRulePermissions(),
		actionlint.NewRuleWorkflowCall(w.file.Path, workflows),
		actionlint.NewRuleExpression(actions, workflows),
		actionlint.NewRuleDeprecatedCommands(),
		actionlint.NewRuleIfCond(),
	}
}

// visit runs rules over a syntax tree in one walk.
func visit(syntax *actionlint.Workflow, rules []actionlint.Rule, config *actionlint.Config) ([]*actionlint.Error, error) {
	v := actionlint.NewVisitor()
	for _, r := range rules {
		if config != nil {
			r.SetConfig(config)
		}
		v.AddPass(r)
	}
	if err := v.Visit(syntax); err != nil {
		return nil, fmt.Errorf("visit the syntax tree: %w", err)
	}
	var errs []*actionlint.Error
	for _, r := range rules {
		errs = append(errs, r.Errs()...)
	}
	return errs, nil
}

// filter leaves out what the configuration ignores, and what is said twice of
// one place: an alias is visited as often as it is used, and two rules of
// actionlint may find one fault.
func (w *Workflow) filter(errs []*actionlint.Error, config *actionlint.Config) []*actionlint.Error {
	ignores := config.PathConfigs(w.project.rel(w.file.Path))
	type place struct {
		line, column int
		message      string
	}
	seen := make(map[place]bool, len(errs))
	return slices.DeleteFunc(errs, func(e *actionlint.Error) bool {
		for _, c := range ignores {
			if c.Ignore.Match(e) {
				return true
			}
		}
		p := place{e.Line, e.Column, e.Message}
		if seen[p] {
			return true
		}
		seen[p] = true
		return false
	})
}

func (w *Workflow) finding(e *actionlint.Error) (lint.Finding, error) {
	rule := kindRules[e.Kind]
	if rule == nil {
		return lint.Finding{}, fmt.Errorf("actionlint reports %q of the unknown kind %q", e.Message, e.Kind)
	}
	return lint.Finding{Rule: rule, Span: w.places.span(e.Line, e.Column), Message: e.Message}, nil
}
