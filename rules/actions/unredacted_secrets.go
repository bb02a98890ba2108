package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const unredactedSecretsGood = `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy
        env:
          PASSWORD: ${{ secrets.PASSWORD }}
`

// UnredactedSecrets reports secrets that are taken apart.
var UnredactedSecrets = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-unredacted-secrets",
		Title:    "part of a secret is not hidden in logs",
		Severity: lint.Warning,
		Doc: `
GitHub replaces the value of a secret in logs by ` + "`***`" + `, the value as a
whole. A secret that holds JSON is hidden only where the whole text appears: what
` + "`fromJSON(secrets.CONFIG).password`" + ` gives is printed as it is.

Keep each value as a secret of its own.
`,
		Bad:   lint.Edit(unredactedSecretsGood, "PASSWORD: ${{ secrets.PASSWORD }}", "PASSWORD: ${{ fromJSON(secrets.CONFIG).password }}"),
		Good:  unredactedSecretsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:unredacted-secrets", "codeql:actions/unmasked-secret-exposure"},
		Refs:  []string{"https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, e := range pass.Unit.AllExprs() {
			if e.Node == nil {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
				call, ok := n.(*actionlint.FuncCallNode)
				if !entering || !ok || !strings.EqualFold(call.Callee, "fromJSON") || len(call.Args) != 1 {
					return
				}
				if n, path := secretIn(call.Args[0]); n != nil {
					pass.Reportf(pass.Unit.NodeSpan(e, n), "parts of %s are not hidden in logs", path)
				}
			})
		}
		return nil
	},
}

// secretIn returns the secret whose text is the value of n, or a part of it; nil
// where none is.
func secretIn(n actionlint.ExprNode) (actionlint.ExprNode, string) {
	switch n := n.(type) {
	case *actionlint.LogicalOpNode:
		if found, path := secretIn(n.Left); found != nil {
			return found, path
		}
		return secretIn(n.Right)
	case *actionlint.FuncCallNode:
		if !strings.EqualFold(n.Callee, "format") {
			return nil, ""
		}
		for _, a := range n.Args {
			if found, path := secretIn(a); found != nil {
				return found, path
			}
		}
		return nil, ""
	}
	if path := actions.Path(n); strings.HasPrefix(path, "secrets.") {
		return n, path
	}
	return nil, ""
}
