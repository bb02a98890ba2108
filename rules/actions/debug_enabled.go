package actions

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const debugEnabledGood = `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

// DebugEnabled reports debug logs that were left on.
var DebugEnabled = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-debug-enabled",
		Title:    "debug log of the runner is switched on in the file",
		Severity: lint.Note,
		Doc: `
With ` + "`ACTIONS_STEP_DEBUG` or `ACTIONS_RUNNER_DEBUG`" + ` actions print a great deal
that they otherwise keep to themselves, parts of secrets among it that GitHub cannot
recognise to hide.

Remove the variable. To look into one run, use "Enable debug logging" when running it
again.
`,
		Bad:   lint.Edit(debugEnabledGood, "on: push", "on: push\nenv:\n  ACTIONS_STEP_DEBUG: true"),
		Good:  debugEnabledGood,
		Tags:  []string{"security"},
		Peers: []string{"poutine:debug_enabled"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		for _, env := range t.Envs() {
			for _, name := range []string{"actions_runner_debug", "actions_step_debug", "runner_debug"} {
				v := env.Vars[name]
				if v != nil && slices.Contains([]string{"1", "true"}, strings.ToLower(strings.TrimSpace(v.Value.Value))) {
					pass.Reportf(t.Span(v.Name), "%s is left on", v.Name.Value)
				}
			}
		}
		return nil
	},
}
