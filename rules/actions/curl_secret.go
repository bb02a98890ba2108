package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// CurlSecret reports secrets on the command line of curl and wget.
var CurlSecret = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-curl-secret",
		Title:    "secret is sent by curl or wget",
		Severity: lint.Note,
		Off:      true,
		Doc: `
A request by curl or wget takes a secret along. Most are what they look like, a call of an
API; it is also how a secret leaves a repository whose workflow somebody got to change, in
one line that looks like the others. And what stands on the command line can be read by
every process of the machine while the command runs.

Look where each goes, and let an action or a program made for the service do it where
there is one. A secret that has to go by curl is better read from the standard input:
` + "`curl --header @- … <<< \"Authorization: Bearer $TOKEN\"`" + ` is not reported.
`,
		Bad: `
-- .github/workflows/notify.yml --
on: push
jobs:
  notify:
    runs-on: ubuntu-latest
    steps:
      - run: |
          curl --fail --header "Authorization: Bearer $TOKEN" https://api.example.com/builds
        env:
          TOKEN: ${{ secrets.API_TOKEN }}
`,
		Good: `
-- .github/workflows/notify.yml --
on: push
jobs:
  notify:
    runs-on: ubuntu-latest
    steps:
      - run: |
          curl --fail --header @- https://api.example.com/builds <<< "Authorization: Bearer $TOKEN"
        env:
          TOKEN: ${{ secrets.API_TOKEN }}
`,
		Tags:  []string{"security"},
		Peers: []string{"checkov:CKV_GHA_3"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		for _, in := range t.Steps() {
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, []string{"curl", "wget"}) {
				continue
			}
			commands := pass.Unit.Commands(in.Step)
			files := make(map[string]string) // secrets by the file that they were written to
			for _, c := range commands {
				name := secretOf(t, in, script, c)
				if !c.Is("curl", "wget") {
					for _, r := range c.Redirects {
						if name != "" && strings.HasPrefix(r.Op, ">") {
							files[r.Word.Text] = name
						}
					}
					continue
				}
				for _, a := range c.Args {
					_, file, _ := strings.Cut(a.Text, "@")
					if name == "" {
						name = files[file]
					}
				}
				for _, other := range commands {
					if name == "" && c.Pipeline > 0 && other.Pipeline == c.Pipeline && other.Stage < c.Stage {
						name = secretOf(t, in, script, other)
					}
				}
				if name != "" {
					pass.Reportf(t.Part(script, c.Start, c.Name.End), "%s sends %s", c.Program(), name)
				}
			}
		}
		return nil
	},
}

// secretOf returns the first secret in the words of a command; empty for none.
func secretOf(t *actions.Source, in actions.Scope, script *actionlint.String, c *shell.Command) string {
	for _, e := range t.Exprs(script) {
		if c.Start <= e.Start && e.End <= c.End {
			if name := namesSecret(e); name != "" {
				return name
			}
		}
	}
	for _, w := range c.Args {
		for _, x := range w.Expansions {
			for _, e := range t.Exprs(variable(t, in, x.Name)) {
				if name := namesSecret(e); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// namesSecret returns the first secret that decides an expression; empty for none.
func namesSecret(e *actions.Expr) string {
	for _, a := range e.Accesses() {
		if a.Path == "secrets" || strings.HasPrefix(a.Path, "secrets.") || a.Path == "github.token" {
			return a.Path
		}
	}
	return ""
}

// variable returns the value of an environment variable of a step; nil where
// nothing in the file sets it.
func variable(t *actions.Source, in actions.Scope, name string) *actionlint.String {
	envs := []*actionlint.Env{in.Step.Env}
	if in.Job != nil {
		envs = append(envs, in.Job.Env)
	}
	for _, env := range append(envs, t.Syntax.Env) {
		if env == nil {
			continue
		}
		if v := env.Vars[strings.ToLower(name)]; v != nil {
			return v.Value
		}
	}
	return nil
}
