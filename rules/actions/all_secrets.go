package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const allSecretsGood = `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy
        env:
          TOKEN: ${{ secrets.DEPLOY_TOKEN }}
`

// AllSecrets reports uses of the context secrets that name none.
var AllSecrets = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-all-secrets",
		Title:    "every secret is handed over at once",
		Severity: lint.Error,
		Doc: `
A runner gets those secrets that the workflow names. ` + "`toJSON(secrets)`" + ` and a
name that is computed, ` + "`secrets[…]`" + `, name all of them: every secret of the
repository and the organisation that this workflow may see goes to the machine, where
each action and each dependency of the job can read it. The attacks on popular actions
collected exactly that.

Name the secrets that are needed. Where the name depends on a value, such as the
target of a deployment, use an environment with a secret of the same name in each.
`,
		Bad:   lint.Edit(allSecretsGood, "TOKEN: ${{ secrets.DEPLOY_TOKEN }}", "SECRETS: ${{ toJSON(secrets) }}"),
		Good:  allSecretsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:overprovisioned-secrets", "poutine:job_all_secrets", "checkov:CKV_GHA_3", "codeql:actions/excessive-secrets-exposure"},
		Refs:  []string{"https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, e := range pass.Unit.AllExprs() {
			if e.Node == nil {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, parent actionlint.ExprNode, entering bool) {
				v, ok := n.(*actionlint.VariableNode)
				if !entering || !ok || v.Name != "secrets" {
					return
				}
				switch p := parent.(type) {
				case *actionlint.ObjectDerefNode:
					return
				case *actionlint.IndexAccessNode:
					if _, ok := p.Index.(*actionlint.StringNode); ok || p.Operand != n {
						return
					}
					pass.Reportf(pass.Unit.NodeSpan(e, n), "name of the secret is computed, so the job gets every secret")
				default:
					pass.Reportf(pass.Unit.NodeSpan(e, n), "secrets is used whole, so the job gets every secret")
				}
			})
		}
		return nil
	},
}
