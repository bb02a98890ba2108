package actions

import (
	"bytes"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const undocumentedPermissionsGood = `
-- .github/workflows/release.yml --
on: push
permissions: {}
jobs:
  release:
    runs-on: ubuntu-latest
    permissions:
      contents: write # creates the release
    steps:
      - run: make release
`

// UndocumentedPermissions reports permissions that nothing says the use of.
var UndocumentedPermissions = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-undocumented-permissions",
		Title:    "permission has no comment that says what it is for",
		Severity: lint.Note,
		Doc: `
A permission that a step needed once stays for ever: whoever would take it away cannot
tell what breaks. A comment beside it, or on the line above, says what it is for, and
reviewers see when that is gone.

` + "`contents: read`" + ` needs none, nor does a permission that is taken away (` + "`none`" + `).
`,
		Bad:   lint.Edit(undocumentedPermissionsGood, "contents: write # creates the release", "contents: write"),
		Good:  undocumentedPermissionsGood,
		Tags:  []string{"style", "security"},
		Peers: []string{"zizmor:undocumented-permissions"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.Pass) error {
		t := pass.Unit
		all := []*actionlint.Permissions{t.Syntax.Permissions}
		for _, j := range t.Jobs() {
			all = append(all, j.Permissions)
		}
		for _, p := range all {
			if p == nil {
				continue
			}
			for _, s := range p.Scopes {
				if s.Value == nil || s.Value.Value == "none" || s.Name.Value == "contents" && s.Value.Value == "read" || hasComment(t, s.Name.Pos.Line) {
					continue
				}
				pass.Reportf(t.Span(s.Name), "no comment says what %s: %s is for", s.Name.Value, s.Value.Value)
			}
		}
		return nil
	},
}

// hasComment reports whether a line ends in a comment or follows one.
func hasComment(t *actions.Workflow, line int) bool {
	if bytes.Contains(t.File().LineSpan(line).Text(), []byte("#")) {
		return true
	}
	return line > 1 && bytes.HasPrefix(bytes.TrimSpace(t.File().LineSpan(line-1).Text()), []byte("#"))
}
