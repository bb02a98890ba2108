package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// CredentialsConditional reports checkouts that may leave the token on the disk.
var CredentialsConditional = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-credentials-conditional",
		Title:    "an expression decides whether checkout leaves the token on the disk",
		Severity: lint.Note,
		Doc: `
Whether every later step can read the token of the job from the disk depends on a value,
such as an input or the event. Nobody sees from the file what holds in which run, and
whoever changes the value changes it without a review of this step.

Write ` + "`persist-credentials: false`" + `. Where some runs push and others do not, push in a job of
its own. gha-persist-credentials reports where nothing is said.
`,
		Bad:   checkoutExample("${{ github.event_name == 'push' }}"),
		Good:  checkoutExample("false"),
		Tags:  []string{"security"},
		Peers: []string{"zizmor:artipacked", "ghalint:013"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		eachPersist(pass, func(v *actionlint.String) {
			if _, ok := constantText(pass.Unit, v); !ok {
				pass.Reportf(pass.Unit.Span(v), "an expression decides whether the token stays on the disk")
			}
		})
		return nil
	},
}

// CredentialsKept reports checkouts that are told to leave the token on the disk.
var CredentialsKept = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-credentials-kept",
		Title:    "checkout is told to leave the token on the disk",
		Severity: lint.Note,
		Doc: `
` + "`persist-credentials: true`" + ` says that later steps need the token for ` + "`git`" + `. An audit
looks at each of them: every step behind it can read the token, and an artifact of the
whole directory publishes it.

Keep the checkout that pushes in a job without steps of others, or give the token to
the one command that pushes.
`,
		Bad:   checkoutExample("true"),
		Good:  checkoutExample("false"),
		Tags:  []string{"security"},
		Peers: []string{"zizmor:artipacked", "ghalint:013"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		eachPersist(pass, func(v *actionlint.String) {
			if value, _ := constantText(pass.Unit, v); value == "true" {
				pass.Reportf(pass.Unit.Span(v), "token of the job stays on the disk for all later steps")
			}
		})
		return nil
	},
}

// eachPersist calls f for each value of persist-credentials.
func eachPersist(pass *actions.SourcePass, f func(v *actionlint.String)) {
	for _, in := range pass.Unit.Steps() {
		if v := actions.Input(in.Step, "persist-credentials"); v != nil && actions.IsAction(actions.Uses(in.Step), "actions/checkout") {
			f(v)
		}
	}
}

func checkoutExample(persist string) string {
	return `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: ` + persist + `
`
}
