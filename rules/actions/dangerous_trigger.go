package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// DangerousTrigger reports events that run with the rights of the repository
// while outsiders cause them.
var DangerousTrigger = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-dangerous-trigger",
		Title:    "workflow runs with the secrets of the repository when outsiders want it to",
		Severity: lint.Error,
		Doc: `
` + "`pull_request_target` and `workflow_run`" + ` run in the context of the
repository, with its secrets and a token that may write, and yet anybody causes them by
opening a pull request from a fork. One step that runs, builds or just installs
something of the pull request hands all of that over; so does one that trusts an artifact
of the run that came before. Most of the well-known take-overs of repositories began so.

Use ` + "`pull_request`" + `, which has neither secrets nor a token that may write.
Where a comment or a label has to be written, do the work in such a workflow,
pass on a number or a plain result, and let the one with rights read nothing else.
If the trigger has to stay, ignore this rule in that file, so that somebody has
looked at it.
`,
		Bad: `
-- .github/workflows/test.yml --
on: pull_request_target
jobs:
  test:
    runs-on: ubuntu-latest
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
		Peers: []string{"zizmor:dangerous-triggers"},
		Refs: []string{
			"https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/",
			"https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout",
		},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, e := range pass.Unit.Events() {
			switch e.Name {
			case "pull_request_target":
				pass.Reportf(pass.Unit.At(e.Pos), "pull_request_target runs with secrets and a token that may write, on pull requests from forks too")
			case "workflow_run":
				pass.Reportf(pass.Unit.At(e.Pos), "workflow_run runs with secrets and a token that may write, after runs that forks cause too")
			}
		}
		return nil
	},
}
