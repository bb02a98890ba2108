package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const dynamicEnvGood = `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
        env:
          LEVEL: ${{ fromJSON(vars.BUILD_ENV).level }}
`

// DynamicEnv reports environments whose variables nobody can tell.
var DynamicEnv = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-dynamic-env",
		Title:    "an expression makes the whole environment",
		Severity: lint.Note,
		Doc: `
` + "`env: ${{ fromJSON(…) }}`" + ` sets variables that the file does not name. Among them may
be ` + "`ACTIONS_ALLOW_UNSECURE_COMMANDS`, `LD_PRELOAD`" + ` or ` + "`PATH`" + `: whoever decides the
value decides what the steps run, and no check of the file sees it.

Name the variables, and let expressions give their values.
`,
		Bad:   lint.Edit(dynamicEnvGood, "env:\n          LEVEL: ${{ fromJSON(vars.BUILD_ENV).level }}", "env: ${{ fromJSON(vars.BUILD_ENV) }}"),
		Good:  dynamicEnvGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:insecure-commands"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		for _, env := range t.Envs() {
			if env.Expression != nil {
				pass.Reportf(t.Span(env.Expression), "nobody can tell from the file which variables this sets")
			}
		}
		return nil
	},
}
