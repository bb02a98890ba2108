package gitlab

import (
	"strings"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
)

const inputExpansionGood = `
-- deploy.gitlab-ci.yml --
spec:
  inputs:
    target:
      options: [staging, production]
---
deploy:
  script: deploy "$[[ inputs.target ]]"
`

// InputExpansion reports inputs that become part of scripts.
var InputExpansion = &gitlab.Analyzer{
	Rule: lint.Rule{
		ID:       "gitlab-input-expansion",
		Title:    "script is built from the text of an input",
		Severity: lint.Warning,
		Doc: `
GitLab puts the value of ` + "`$[[ inputs.x ]]`" + ` into the script before any shell sees it,
and no quoting in the script helps: a value with a quote or a ` + "`$(…)`" + ` in it is code.
Who includes the file chooses it, and so does whoever may start a pipeline with
inputs.

Give the value to the script as a variable, which the shell does not run, or allow
certain values only with ` + "`options`, `regex`" + ` or a type other than string:

` + "```yaml" + `
deploy:
  variables:
    TARGET: $[[ inputs.target ]]
  script:
    - deploy "$TARGET"
` + "```" + `

Most files that are made to be included are fine with what those who include them
choose, so this rule is off unless the configuration turns it on.
`,
		Bad:   lint.Edit(inputExpansionGood, "\n      options: [staging, production]", ""),
		Good:  inputExpansionGood,
		Tags:  []string{"security"},
		Peers: []string{"poutine:injection"},
		Refs:  []string{"https://docs.gitlab.com/ci/inputs/"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *gitlab.Pass) error {
		for _, use := range pass.Unit.InputsInScripts() {
			if !use.Bounded {
				report(pass, use.Span, "input %s becomes part of the script as it is", strings.TrimSpace(use.Name))
			}
		}
		return nil
	},
}
