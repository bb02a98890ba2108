package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

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

Move the secret into an environment, and name that in the job. This rule is off unless
the configuration turns it on: whether a secret is worth it, the files do not say.
`,
		Bad: `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy
        env:
          TOKEN: ${{ secrets.DEPLOY_TOKEN }}
`,
		Good: `
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
`,
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
		for _, j := range t.Jobs() {
			if j.Environment != nil || j.WorkflowCall != nil {
				continue
			}
			for _, s := range stringsOf(j) {
				for _, e := range t.Exprs(s) {
					if e.Node == nil {
						continue
					}
					actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
						if name, ok := strings.CutPrefix(actions.Path(n), "secrets."); entering && ok && name != "github_token" {
							pass.Reportf(t.NodeSpan(e, n), "secrets.%s is used by a job without environment", name)
						}
					})
				}
			}
		}
		return nil
	},
}

// stringsOf returns the strings of a job and its steps that may name secrets.
func stringsOf(j *actionlint.Job) []*actionlint.String {
	var list []*actionlint.String
	env := func(e *actionlint.Env) {
		if e == nil {
			return
		}
		for _, v := range e.Vars {
			list = append(list, v.Value)
		}
	}
	env(j.Env)
	if j.Container != nil && j.Container.Credentials != nil {
		list = append(list, j.Container.Credentials.Username, j.Container.Credentials.Password)
	}
	for _, s := range j.Steps {
		env(s.Env)
		switch e := s.Exec.(type) {
		case *actionlint.ExecRun:
			list = append(list, e.Run)
		case *actionlint.ExecAction:
			for _, i := range e.Inputs {
				list = append(list, i.Value)
			}
		}
	}
	return list
}
