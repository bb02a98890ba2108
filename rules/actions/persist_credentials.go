package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const persistCredentialsGood = `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - run: make test
`

// PersistCredentials reports checkouts that leave the token on the disk.
var PersistCredentials = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-persist-credentials",
		Title:    "checkout leaves the token of the job on the disk",
		Severity: lint.Warning,
		Doc: `
` + "`actions/checkout`" + ` writes the token of the job to the disk, so that later
` + "`git`" + ` commands may use it. Every later step can read it there, whatever it was
meant to get: the scripts of a package that is installed, a test, an artifact that
somebody makes of the whole directory and publishes. From version 6 on it lies outside of
the directory, so that artifacts do without it; steps do not.

Set ` + "`persist-credentials: false`" + `. Where later steps do push, say
` + "`persist-credentials: true`" + `, which shows that it is meant.
`,
		Bad:   lint.Edit(persistCredentialsGood, "\n        with:\n          persist-credentials: false", ""),
		Good:  persistCredentialsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:artipacked", "ghalint:013", "codeql:actions/secrets-in-artifacts"},
		Refs:  []string{"https://unit42.paloaltonetworks.com/github-repo-artifacts-leak-tokens/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		persistCredentials(&pass.Unit.Source, pass.Report)
		return nil
	},
}

const actionPersistCredentialsGood = `
-- action.yml --
name: Build
description: Build the site
runs:
  using: composite
  steps:
    - uses: actions/checkout@v5
      with:
        persist-credentials: false
`

// ActionPersistCredentials is PersistCredentials for composite actions.
var ActionPersistCredentials = &actions.ActionAnalyzer{
	Rule: lint.Rule{
		ID:       "action-persist-credentials",
		Title:    "checkout in an action leaves the token of the job on the disk",
		Severity: lint.Warning,
		Doc: `
` + "`actions/checkout`" + ` writes the token of the job to the disk, where every later
step can read it, also those of the workflow that uses this action and does not know
that there is a checkout in it.

Set ` + "`persist-credentials: false`" + `, or ` + "`true`" + ` if the action pushes.
`,
		Bad:   lint.Edit(actionPersistCredentialsGood, "\n      with:\n        persist-credentials: false", ""),
		Good:  actionPersistCredentialsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:artipacked", "ghalint:013"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.ActionPass) error {
		persistCredentials(&pass.Unit.Source, pass.Report)
		return nil
	},
}

func persistCredentials(t *actions.Source, report func(lint.Finding)) {
	for _, in := range t.Steps() {
		uses := actions.Uses(in.Step)
		if !actions.IsAction(uses, "actions/checkout") || actions.Input(in.Step, "persist-credentials") != nil {
			continue
		}
		f := lint.Finding{Span: t.Span(uses), Message: "checkout leaves the token on the disk; set persist-credentials: false"}
		if edit, ok := t.AddInput(in.Step, "persist-credentials", "false"); ok {
			// Not safe: a later step may push.
			f.Fixes = []lint.Fix{{Message: "Set persist-credentials to false", Edits: []lint.TextEdit{edit}}}
		}
		report(f)
	}
}

// says reports whether a step gives any value to an input.
func says(s *actionlint.Step, input string) bool {
	v := actions.Input(s, input)
	return v != nil && strings.TrimSpace(v.Value) != ""
}
