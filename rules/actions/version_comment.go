package actions

import (
	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// VersionComment reports pins that nobody can read.
var VersionComment = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-version-comment",
		Title:    "pinned action has no comment with its version",
		Severity: lint.Note,
		Doc: `
A commit says nothing to a person. Without the version beside it nobody sees how old the
action is, or that an update goes to another major version, and Dependabot has no comment
to keep up to date.

Write the version behind the commit: ` + "`# v5.0.0`" + `. ` + "`infralint pins update`" + ` looks versions up
and keeps them in the lock. That comments agree with each other and with the lock is the
business of gha-ref-version-mismatch.
`,
		Bad: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8
`,
		Good: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
`,
		Tags:  []string{"supply-chain", "style"},
		Peers: []string{"zizmor:ref-version-mismatch", "pinact:005"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		for _, p := range actions.PinsOf(pass.Unit.File()) {
			if p.Version == "" {
				pass.Reportf(p.Span, "no comment says which version of %s this commit is", p.Repository)
			}
		}
		return nil
	},
}
