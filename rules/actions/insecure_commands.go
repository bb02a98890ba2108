package actions

import (
	"slices"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// InsecureCommands reports the variable that switches set-env on again.
var InsecureCommands = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-insecure-commands",
		Title:    "workflow commands that print environment variables are switched on",
		Severity: lint.Error,
		Doc: `
With ` + "`ACTIONS_ALLOW_UNSECURE_COMMANDS`" + ` set, the runner again takes
` + "`::set-env` and `::add-path`" + ` from the standard output of every step. Whatever
a step prints, such as the title of a pull request or the log of a build, can then set
variables like ` + "`LD_PRELOAD`" + ` and run code in the steps that follow. GitHub
switched this off in 2020 for that reason.

Remove the variable, and append to the files ` + "`$GITHUB_ENV` and `$GITHUB_PATH`" + `
instead.
`,
		Bad: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    env:
      ACTIONS_ALLOW_UNSECURE_COMMANDS: true
    steps:
      - run: echo "::add-path::$HOME/bin"
`,
		Good: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo "$HOME/bin" >> "$GITHUB_PATH"
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:insecure-commands", "checkov:CKV_GHA_1", "octoscan:unsecure-commands", "semgrep:allowed-unsecure-commands"},
		Refs:  []string{"https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		for _, env := range t.Envs() {
			v := env.Vars["actions_allow_unsecure_commands"]
			if v == nil {
				continue
			}
			// What the runner takes for true.
			if value, ok := constantText(t, v.Value); !ok || !slices.Contains([]string{"true", "1", "$true"}, value) {
				continue
			}
			pass.Reportf(t.Span(v.Name), "ACTIONS_ALLOW_UNSECURE_COMMANDS lets everything that a step prints set variables")
		}
		return nil
	},
}
