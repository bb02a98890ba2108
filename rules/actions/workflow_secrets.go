package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// WorkflowSecrets reports secrets that more steps get than use them.
var WorkflowSecrets = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-workflow-secrets",
		Title:    "secret is in the environment of every step",
		Severity: lint.Warning,
		Doc: `
A secret under ` + "`env:`" + ` of the workflow or of a job is in the environment of
every step: of the action that only checks the spelling, of the scripts that the
installation of a package runs. Any of them can read it, and one of them that is taken
over does.

Move it to ` + "`env:`" + ` of the step that needs it. A workflow with one job, and a job with
one step, are not reported.
`,
		Bad: `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    env:
      TOKEN: ${{ secrets.RELEASE_TOKEN }}
    steps:
      - run: make build
      - run: make release
`,
		Good: `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: make build
      - run: make release
        env:
          TOKEN: ${{ secrets.RELEASE_TOKEN }}
`,
		Tags:  []string{"security"},
		Peers: []string{"ghalint:005", "ghalint:006"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		t := pass.Unit
		report := func(env *actionlint.Env, who string) {
			if env == nil {
				return
			}
			for _, v := range env.Vars {
				for _, e := range t.Exprs(v.Value) {
					for _, a := range e.Accesses() {
						if strings.HasPrefix(a.Path, "secrets.") || a.Path == "github.token" {
							pass.Reportf(t.Part(v.Value, a.Start, a.End), "%s is in the environment of every step of %s", e.AsWritten(a), who)
						}
					}
				}
			}
		}
		if len(t.Jobs()) > 1 {
			report(t.Syntax.Env, "the workflow")
		}
		for _, j := range t.Jobs() {
			if len(j.Steps) > 1 {
				report(j.Env, "the job")
			}
		}
		return nil
	},
}
