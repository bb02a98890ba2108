package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const templateExpansionGood = `
-- .github/workflows/release.yml --
on: workflow_dispatch
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: make release BRANCH="$GITHUB_REF_NAME"
`

// TemplateExpansion reports what TemplateInjection leaves out.
var TemplateExpansion = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-template-expansion",
		Title:    "script is built from text that is not fixed",
		Severity: lint.Note,
		Doc: `
A value that people with write access choose, such as the name of a branch or an
input of a manual run, or the output of a program, becomes part of a script.
That is no way in for outsiders, but a quote or a dollar sign in the value breaks the
script, and the day when the value comes from elsewhere nobody looks here. So do parts
of an event that GitHub does not describe. Where outsiders do choose the value,
gha-template-injection reports it.

Give the value to the script as an environment variable.
`,
		Bad:   lint.Edit(templateExpansionGood, `- run: make release BRANCH="$GITHUB_REF_NAME"`, `- run: make release BRANCH="${{ github.ref_name }}"`),
		Good:  templateExpansionGood,
		Tags:  []string{"security", "reliability"},
		Peers: []string{"zizmor:template-injection", "codeql:actions/code-injection/medium", "octoscan:expression-injection"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		expansions(pass.Unit, func(e *actions.Expr, v actions.Value) {
			if v.Origin == actions.Chosen {
				pass.Reportf(pass.Unit.Part(e.In, v.Start, v.End), "%q is put into the script as it is; pass it as an environment variable", e.AsWritten(v.Access))
			}
		})
		return nil
	},
}
