package actions

import (
	"context"
	"errors"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An Action is a file action.yml. It implements lint.Unit, and is what the
// analyzers of actions run on. Its parts are set by Check; those with a fault
// are missing.
type Action struct {
	Using *actionlint.String // "composite", "docker", "node24"; nil if missing

	Source
	inputs  []entry
	outputs []entry
	opts    Options
	out     *lint.Results // during Check
}

// Kind returns "action".
func (a *Action) Kind() string { return "action" }

// Documents returns the action as plain data, of type "action".
func (a *Action) Documents() []lint.Document { return a.documents("action") }

// Check reports what is wrong with the action, with the expressions of its
// steps, and what the analyzers find.
func (a *Action) Check(ctx context.Context, out *lint.Results) error {
	a.out, a.action = out, a
	if err := a.load(); err != nil {
		a.reportSyntax(err)
		a.doc = nil
		return nil
	}
	if f, bad := hostile(a.file, a.doc); bad {
		f.Rule = ruleActionSchema
		out.Report(f)
		a.doc = nil
		return nil
	}
	if a.doc == nil {
		a.errorf(a.file.LineSpan(1), "action is empty")
		return nil
	}
	at := &actionlint.Pos{Line: 1, Col: 1}
	job := &actionlint.Job{ID: &actionlint.String{Value: "action", Pos: at}, Pos: at}
	a.Syntax = &actionlint.Workflow{Jobs: map[string]*actionlint.Job{"action": job}}
	a.root(a.doc.Root)
	if err := a.lintSteps(); err != nil {
		return err
	}
	a.shellcheck(ctx, a.opts.Shellcheck, out)
	if err := lint.Run(ctx, a.opts.Sources, &a.Source, out); err != nil {
		return err
	}
	return lint.Run(ctx, a.opts.Actions, a, out)
}

func (a *Action) reportSyntax(err error) {
	span, message := a.file.LineSpan(1), err.Error()
	var e *yamlfile.Error
	if errors.As(err, &e) {
		span, message = e.Span, e.Message
	}
	a.errorf(span, "could not parse as YAML: %s", message)
}

// lintSteps runs those rules of actionlint that look at steps, and checks the
// expressions.
func (a *Action) lintSteps() error {
	config := a.project.Config()
	local := &localRule{project: a.project, file: a.file, reads: a.reads}
	found, err := visit(a.Syntax, []actionlint.Rule{
		actionlint.NewRuleAction(actionlint.NewLocalActionsCache(nil, nil)),
		actionlint.NewRuleDeprecatedCommands(),
		actionlint.NewRuleEnvVar(),
		actionlint.NewRuleID(),
		actionlint.NewRuleIfCond(),
		actionlint.NewRuleShellName(),
		local,
	}, config.parsed)
	if err != nil {
		return err
	}
	problems := append(local.problems, a.expressions()...)
	for _, e := range found {
		problems = append(problems, problem{Error: *e})
	}
	return a.report(a.out, a.project.filter(a.file, problems))
}

// toString returns a scalar as actionlint has it.
func toString(n *yaml.Node) *actionlint.String {
	return &actionlint.String{
		Value:  n.Value,
		Quoted: n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0,
		Pos:    &actionlint.Pos{Line: n.Line, Col: n.Column},
	}
}
