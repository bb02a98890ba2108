package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const gitHubAppScopeGood = `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/create-github-app-token@v2
        with:
          app-id: ${{ vars.APP_ID }}
          private-key: ${{ secrets.APP_KEY }}
          owner: octo
          repositories: site
          permission-contents: write
`

// GitHubAppScope reports app tokens that may do more than they need to.
var GitHubAppScope = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-github-app-scope",
		Title:    "token of a GitHub App is not limited to what it is for",
		Severity: lint.Warning,
		Doc: `
Without ` + "`permission-…`" + ` inputs the token has every permission that the app was
installed with; with ` + "`owner`" + ` and without ` + "`repositories`" + ` it holds for
every repository of the installation. Whoever gets it from this job gets all that, and with
` + "`skip-token-revoke`" + ` for the rest of its hour after the job too.

Name the permissions and the repositories that are needed, for instance
` + "`permission-contents: write`" + `. Without ` + "`owner`" + ` the token is for this repository
alone.
`,
		Bad:   lint.Edit(gitHubAppScopeGood, "\n          repositories: site\n          permission-contents: write", ""),
		Good:  gitHubAppScopeGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:github-app", "ghalint:009", "ghalint:010"},
		Refs:  []string{"https://github.com/actions/create-github-app-token#inputs"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			uses := actions.Uses(in.Step)
			e, ok := in.Step.Exec.(*actionlint.ExecAction)
			if !ok {
				continue
			}
			switch {
			case actions.IsAction(uses, "actions/create-github-app-token"):
				if says(in.Step, "owner") && !says(in.Step, "repositories") {
					pass.Reportf(pass.Unit.Span(actions.Input(in.Step, "owner")), "token is for every repository of the installation; name the repositories")
				}
				if !hasPermission(e) {
					pass.Reportf(pass.Unit.Span(uses), "token has every permission of the app; name those that are needed")
				}
				if v := actions.Input(in.Step, "skip-token-revoke"); v != nil {
					if value, _ := constantText(pass.Unit, v); value == "true" {
						pass.Reportf(pass.Unit.Span(v), "token stays valid after the job")
					}
				}
			case actions.IsAction(uses, "tibdex/github-app-token"):
				if !says(in.Step, "repositories") && !says(in.Step, "repository") {
					pass.Reportf(pass.Unit.Span(uses), "token is for every repository of the installation; name the repositories")
				}
				if !says(in.Step, "permissions") {
					pass.Reportf(pass.Unit.Span(uses), "token has every permission of the app; name those that are needed")
				}
			}
		}
		return nil
	},
}

func hasPermission(e *actionlint.ExecAction) bool {
	for name := range e.Inputs {
		if strings.HasPrefix(name, "permission-") {
			return true
		}
	}
	return false
}
