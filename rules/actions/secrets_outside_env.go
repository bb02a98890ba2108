package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const secretsOutsideEnvGood = `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: ./deploy
        env:
          TOKEN: ${{ secrets.DEPLOY_TOKEN }}
`

// SecretsOutsideEnv reports secrets that no environment guards.
var SecretsOutsideEnv = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-secrets-outside-env",
		Title:    "secret is used by a job without environment",
		Severity: lint.Note,
		Doc: `
A secret of the repository is there for every workflow, also for one that somebody with
write access pushes to a branch. A secret of an
[environment](https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments)
is there only for jobs that name the environment, and the environment can ask for an
approval or allow certain branches alone.

Move the secret into an environment, and name that in the job. GITHUB_TOKEN is no such
secret; a workflow that others call gets its secrets from them and is not reported. This
rule is off unless the configuration turns it on: whether a secret is worth it, the files
do not say.
`,
		Bad:   lint.Edit(secretsOutsideEnvGood, "\n    environment: production", ""),
		Good:  secretsOutsideEnvGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:secrets-outside-env"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.Pass) error {
		t := pass.Unit
		if t.RunsOn("workflow_call") {
			return nil // its secrets are those that the caller gives
		}
		top := make(map[actionlint.Pos]bool) // of the variables of all jobs
		if t.Syntax.Env != nil {
			for _, v := range t.Syntax.Env.Vars {
				top[*v.Value.Pos] = true
			}
		}
		for _, e := range t.AllExprs() {
			if e.Node == nil || top[*e.In.Pos] && !slices.ContainsFunc(t.Jobs(), isOpen) || !top[*e.In.Pos] && !isOpen(jobAt(t, e.In.Pos)) {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, parent actionlint.ExprNode, entering bool) {
				path := strings.TrimSuffix(actions.Path(n), ".?")
				if !entering || isInner(n, parent) || path != "secrets" && !strings.HasPrefix(path, "secrets.") || path == "secrets.github_token" {
					return
				}
				pass.Reportf(t.NodeSpan(e, n), "%s is used by a job without environment", path)
			})
		}
		return nil
	},
}

// isInner reports whether an access goes on in parent: secrets in secrets.token.
func isInner(n, parent actionlint.ExprNode) bool {
	switch p := parent.(type) {
	case *actionlint.ObjectDerefNode:
		return p.Receiver == n
	case *actionlint.ArrayDerefNode:
		return p.Receiver == n
	case *actionlint.IndexAccessNode:
		return p.Operand == n
	}
	return false
}

// isOpen reports whether a job, which may be nil, has steps of its own and no
// environment.
func isOpen(j *actionlint.Job) bool {
	return j != nil && j.Environment == nil && j.WorkflowCall == nil
}

// jobAt returns the job whose lines a position is in; nil for none.
func jobAt(t *actions.Workflow, pos *actionlint.Pos) *actionlint.Job {
	var found *actionlint.Job
	for _, j := range t.Jobs() {
		if j.Pos.Line > pos.Line || j.Pos.Line == pos.Line && j.Pos.Col > pos.Col {
			break
		}
		found = j
	}
	return found
}
