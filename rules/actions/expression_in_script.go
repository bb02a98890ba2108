package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const expressionInScriptGood = `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: make COMMIT="$GITHUB_SHA"
`

// ExpressionInScript reports what TemplateInjection and TemplateExpansion leave
// out: every other expression in a script.
var ExpressionInScript = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-expression-in-script",
		Title:    "script holds an expression",
		Severity: lint.Note,
		Doc: `
GitHub puts the value of ` + "`${{ … }}`" + ` into a script before a shell sees it. This
value does no harm today: it is a number, a commit, a secret, or fixed in this file. A rule
without exceptions is easier to keep than one that needs a list of harmless values, and the
script without expressions can be run and checked by itself.

Give the value to the script as an environment variable. What others can choose is
reported by gha-template-injection and gha-template-expansion.
`,
		Bad:   lint.Edit(expressionInScriptGood, `- run: make COMMIT="$GITHUB_SHA"`, "- run: make COMMIT=${{ github.sha }}"),
		Good:  expressionInScriptGood,
		Tags:  []string{"style", "security"},
		Peers: []string{"zizmor:template-injection"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		for _, in := range t.Steps() {
			for _, script := range actions.Scripts(in.Step) {
				for _, e := range t.Exprs(script) {
					if e.Node != nil && !isChosen(t.Values(in, e)) {
						pass.Reportf(t.ExprSpan(e), "expression becomes part of the script; pass it as an environment variable")
					}
				}
			}
		}
		return nil
	},
}

// isChosen reports whether somebody can choose one of values.
func isChosen(values []actions.Value) bool {
	for _, v := range values {
		if v.Origin > actions.Fixed {
			return true
		}
	}
	return false
}
