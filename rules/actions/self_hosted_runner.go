package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const selfHostedRunnerGood = `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

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

A label from the matrix is looked up there. A group of runners, and an expression that may
name any label, are reported because nobody can tell.

Use hosted runners for public repositories and for pull requests, or runners that are
made for one job each, and require approval for contributors from outside. This rule
is off unless the configuration turns it on, since the files do not say whether the
repository is public.
`,
		Bad:   lint.Edit(selfHostedRunnerGood, "runs-on: ubuntu-latest", "runs-on: [self-hosted, linux]"),
		Good:  selfHostedRunnerGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:self-hosted-runner", "poutine:pr_runs_on_self_hosted", "octoscan:runner-label"},
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
			own, unknown := ownLabels(t, j)
			switch {
			case own != nil:
				pass.Reportf(t.Span(own), "%s", message)
			case j.RunsOn != nil && j.RunsOn.Group != nil:
				pass.Reportf(t.Span(j.RunsOn.Group), "job runs on a group of runners, which may be machines of your own")
			case unknown != nil:
				pass.Reportf(t.Span(unknown), "an expression names the runner, which may be a machine of your own")
			}
		}
		return nil
	},
}
