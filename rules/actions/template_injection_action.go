package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// ActionTemplateInjection is TemplateInjection for composite actions.
var ActionTemplateInjection = &actions.ActionAnalyzer{
	Rule: lint.Rule{
		ID:       "action-template-injection",
		Title:    "script of an action is built from its inputs or from text that an attacker can choose",
		Severity: lint.Error,
		Doc: `
GitHub puts the value of ` + "`${{ … }}`" + ` into the script before any shell
sees it. Whoever uses the action cannot see that an input becomes code: a workflow
that passes the title of a pull request, as it may for any other action, lets
outsiders run commands with its token and secrets.

Give the value to the script as a variable, which the shell does not run:

` + "```yaml" + `
- run: ./build --mode "$MODE"
  shell: bash
  env:
    MODE: ${{ inputs.mode }}
` + "```" + `
`,
		Bad: `
-- action.yml --
name: Build
description: Build the site
inputs:
  mode:
    description: Debug or release
runs:
  using: composite
  steps:
    - run: ./build --mode ${{ inputs.mode }}
      shell: bash
`,
		Good: `
-- action.yml --
name: Build
description: Build the site
inputs:
  mode:
    description: Debug or release
runs:
  using: composite
  steps:
    - run: ./build --mode "$MODE"
      shell: bash
      env:
        MODE: ${{ inputs.mode }}
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:template-injection", "poutine:injection"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.ActionPass) error {
		expansions(&pass.Unit.Source, func(e *actions.Expr, v actions.Value) {
			if v.Origin >= actions.Caller {
				pass.Reportf(pass.Unit.Part(e.In, v.Start, v.End), "%s", injected(e, v))
			}
		})
		return nil
	},
}
