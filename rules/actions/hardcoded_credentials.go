package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const hardcodedCredentialsGood = `
-- .github/workflows/push.yml --
on: push
jobs:
  push:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          username: octo
          password: ${{ secrets.REGISTRY_PASSWORD }}
`

// HardcodedCredentials reports passwords that stand in the file.
var HardcodedCredentials = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-hardcoded-credentials",
		Title:    "password or key for an action is written into the file",
		Severity: lint.Error,
		Doc: `
Whoever can read the repository, or any copy of it ever made, has this password. The
log does not hide it either, as it does with secrets. An expression that is no more than a
literal hides nothing. Plain passwords of containers are reported by gha-credentials.

Revoke it, keep the new one as a secret, and name that: ` + "`password: ${{ secrets.REGISTRY_PASSWORD }}`" + `.
`,
		Bad:   lint.Edit(hardcodedCredentialsGood, "password: ${{ secrets.REGISTRY_PASSWORD }}", "password: hunter2"),
		Good:  hardcodedCredentialsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:hardcoded-container-credentials"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			for _, known := range credentialInputs {
				if !actions.IsAction(actions.Uses(in.Step), known.action) {
					continue
				}
				for _, name := range known.inputs {
					v := actions.Input(in.Step, name)
					if v != nil && isWritten(pass.Unit, v) {
						pass.Reportf(pass.Unit.Span(v), "%s is written into the file; name a secret", name)
					}
				}
			}
		}
		for _, j := range pass.Unit.Jobs() {
			containers := []*actionlint.Container{j.Container}
			if j.Services != nil {
				for _, s := range j.Services.Value {
					containers = append(containers, s.Container)
				}
			}
			for _, c := range containers {
				// Others are reported by gha-credentials.
				if c == nil || c.Credentials == nil || c.Credentials.Password == nil {
					continue
				}
				if v := c.Credentials.Password; v.ContainsExpression() && isWritten(pass.Unit, v) {
					pass.Reportf(pass.Unit.Span(v), "password is written into the file; name a secret")
				}
			}
		}
		return nil
	},
}

// credentialInputs are inputs that hold nothing but a password, token or key.
var credentialInputs = []struct {
	action string
	inputs []string
}{
	{"actions/checkout", []string{"token", "ssh-key"}},
	{"actions/create-github-app-token", []string{"private-key"}},
	{"actions/github-script", []string{"github-token"}},
	{"appleboy/*", []string{"password", "key", "passphrase"}},
	{"aws-actions/configure-aws-credentials", []string{"aws-secret-access-key", "aws-session-token"}},
	{"azure/docker-login", []string{"password"}},
	{"azure/login", []string{"creds"}},
	{"cloudflare/wrangler-action", []string{"apitoken"}},
	{"codecov/codecov-action", []string{"token"}},
	{"docker/login-action", []string{"password"}},
	{"google-github-actions/auth", []string{"credentials_json"}},
	{"peaceiris/actions-gh-pages", []string{"personal_token", "github_token", "deploy_key"}},
	{"peter-evans/*", []string{"token"}},
	{"pypa/gh-action-pypi-publish", []string{"password"}},
	{"redhat-actions/podman-login", []string{"password"}},
	{"softprops/action-gh-release", []string{"token"}},
	{"webfactory/ssh-agent", []string{"ssh-private-key"}},
}

// isWritten reports whether a value is plain text, or an expression that is no
// more than that.
func isWritten(t *actions.Source, v *actionlint.String) bool {
	if strings.TrimSpace(v.Value) == "" {
		return false
	}
	for _, e := range t.Exprs(v) {
		if s, ok := e.Node.(*actionlint.StringNode); !ok || s.Value == "" {
			return false
		}
	}
	return true
}
