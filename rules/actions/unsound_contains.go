package actions

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const unsoundContainsGood = `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    if: contains(fromJSON('["refs/heads/main", "refs/heads/dev"]'), github.ref)
    steps:
      - run: make deploy
`

// UnsoundContains reports searches in text that look like searches in a list.
var UnsoundContains = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-unsound-contains",
		Title:    "condition looks for a part of a text, not for a member of a list",
		Severity: lint.Warning,
		Doc: `
` + "`contains('refs/heads/main refs/heads/dev', github.ref)`" + ` is true for each part of
the text: for ` + "`refs/heads/ma`" + ` as well, and for an empty value. Whoever may
choose the name of a branch or an account gets past such a condition.

Only conditions are looked at, and only where the first argument is a text. Compare with
each value, or look in a real list:
` + "`contains(fromJSON('[\"refs/heads/main\", \"refs/heads/dev\"]'), github.ref)`" + `.
`,
		Bad:   lint.Edit(unsoundContainsGood, `if: contains(fromJSON('["refs/heads/main", "refs/heads/dev"]'), github.ref)`, "if: contains('refs/heads/main refs/heads/dev', github.ref)"),
		Good:  unsoundContainsGood,
		Tags:  []string{"security", "correctness"},
		Peers: []string{"zizmor:unsound-contains"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, c := range pass.Unit.Conditions() {
			actionlint.VisitExprNode(c.Node, func(n, _ actionlint.ExprNode, entering bool) {
				call, ok := n.(*actionlint.FuncCallNode)
				if !entering || !ok || !strings.EqualFold(call.Callee, "contains") || len(call.Args) != 2 {
					return
				}
				text, ok := call.Args[0].(*actionlint.StringNode)
				path := firstPath(call.Args[1])
				if !ok || path == "" {
					return
				}
				pass.Report(lint.Finding{
					Span:    pass.Unit.NodeSpan(c.Expr, text),
					Message: fmt.Sprintf("%s is looked for in the text %q, of which any part will do, not in a list", path, text.Value),
				})
			})
		}
		return nil
	},
}

// firstPath returns the first value of a context below n; empty for none.
func firstPath(n actionlint.ExprNode) string {
	path := ""
	actionlint.VisitExprNode(n, func(n, _ actionlint.ExprNode, entering bool) {
		if entering && path == "" {
			path = actions.Path(n)
		}
	})
	return path
}
