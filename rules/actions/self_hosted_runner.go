package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// SelfHostedRunner reports jobs on machines of one's own.
var SelfHostedRunner = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-self-hosted-runner",
		Title:    "job runs on a machine of your own",
		Severity: lint.Warning,
		Doc: `
A hosted runner is thrown away after each job; a machine of your own is mostly not.
What one job leaves there, a later job meets. In a public repository anybody can open a
pull request whose workflow runs on that machine, inside your network.

Use hosted runners for public repositories and for pull requests, or runners that are
made for one job each, and require approval for contributors from outside. This rule
is off unless the configuration turns it on, since the files do not say whether the
repository is public.
`,
		Bad: `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: [self-hosted, linux]
    steps:
      - run: make test
`,
		Good: `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:self-hosted-runner", "poutine:pr_runs_on_self_hosted"},
		Refs:  []string{"https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.Pass) error {
		t := pass.Unit
		message := "job runs on a machine of your own"
		if t.RunsOn("pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment", "issue_comment") {
			message = "job for pull requests runs on a machine of your own"
		}
		for _, j := range t.Jobs() {
			switch label := selfHosted(j); {
			case label != nil:
				pass.Reportf(t.Span(label), "%s", message)
			case j.RunsOn != nil && j.RunsOn.Group != nil:
				pass.Reportf(t.Span(j.RunsOn.Group), "job runs on a group of runners, which may be machines of your own")
			default:
				if e := unknownRunner(j); e != nil {
					pass.Reportf(t.Span(e), "an expression names the runner, which may be a machine of your own")
				}
			}
		}
		return nil
	},
}

// selfHosted returns the label that sends a job to a machine of one's own; nil
// where there is none. It looks a label from the matrix up there.
func selfHosted(j *actionlint.Job) *actionlint.String {
	if j.RunsOn == nil {
		return nil
	}
	labels := j.RunsOn.Labels
	if j.RunsOn.LabelsExpr != nil {
		labels = []*actionlint.String{j.RunsOn.LabelsExpr}
	}
	for _, l := range labels {
		if strings.EqualFold(l.Value, "self-hosted") {
			return l
		}
		if l.ContainsExpression() && strings.Contains(l.Value, "matrix.") && inMatrix(j, "self-hosted") {
			return l
		}
	}
	return nil
}

// unknownRunner returns an expression that may name any runner; nil for none.
// What a matrix without expressions holds is known.
func unknownRunner(j *actionlint.Job) *actionlint.String {
	if j.RunsOn == nil {
		return nil
	}
	for _, l := range append([]*actionlint.String{j.RunsOn.LabelsExpr}, j.RunsOn.Labels...) {
		if l == nil || !l.ContainsExpression() {
			continue
		}
		if !strings.Contains(l.Value, "matrix.") || isDynamic(j) {
			return l
		}
	}
	return nil
}

// isDynamic reports whether an expression makes a part of the matrix of a job.
func isDynamic(j *actionlint.Job) bool {
	if j.Strategy == nil || j.Strategy.Matrix == nil {
		return true // there is none, and nothing is known
	}
	m := j.Strategy.Matrix
	if m.Expression != nil || m.Include != nil && m.Include.Expression != nil {
		return true
	}
	for _, r := range m.Rows {
		if r.Expression != nil {
			return true
		}
	}
	return false
}

// inMatrix reports whether a value stands anywhere in the matrix of a job.
func inMatrix(j *actionlint.Job, value string) bool {
	if j.Strategy == nil || j.Strategy.Matrix == nil {
		return false
	}
	m := j.Strategy.Matrix
	for _, r := range m.Rows {
		for _, v := range r.Values {
			if holds(v, value) {
				return true
			}
		}
	}
	if m.Include == nil {
		return false
	}
	for _, c := range m.Include.Combinations {
		for _, a := range c.Assigns {
			if holds(a.Value, value) {
				return true
			}
		}
	}
	return false
}

func holds(v actionlint.RawYAMLValue, value string) bool {
	switch v := v.(type) {
	case *actionlint.RawYAMLString:
		return strings.EqualFold(v.Value, value)
	case *actionlint.RawYAMLArray:
		for _, e := range v.Elems {
			if holds(e, value) {
				return true
			}
		}
	case *actionlint.RawYAMLObject:
		for _, p := range v.Props {
			if holds(p, value) {
				return true
			}
		}
	}
	return false
}
