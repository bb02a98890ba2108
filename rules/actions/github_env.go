package actions

import (
	"fmt"
	"sync"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// GitHubEnv reports scripts that let outsiders set variables of later steps.
var GitHubEnv = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-github-env",
		Title:    "variables of later steps are set from text that is not trusted",
		Severity: lint.Error,
		Doc: `
What a step appends to ` + "`$GITHUB_ENV` or `$GITHUB_PATH`" + ` holds for every
step after it. Who decides a part of that text, and can put a line break in it, sets
any variable, such as ` + "`LD_PRELOAD`, `NODE_OPTIONS` or `PATH`" + `, and so runs code
with the job's token and secrets.

Reported is text that anybody can choose; in workflows that outsiders start with the
rights of the repository (` + "`pull_request_target`, `workflow_run`" + `), and in what such workflows call,
also the output of programs; in other actions what the caller passes. That those write a version
or a path that they worked out themselves is not reported: setting up later steps is what they
are for.

Write to ` + "`$GITHUB_OUTPUT`" + ` instead: an output does no harm until a step names it. Or
give the value to the one step that needs it under ` + "`env:`" + `.
`,
		Bad: `
-- .github/workflows/label.yml --
on: pull_request_target
jobs:
  label:
    runs-on: ubuntu-latest
    steps:
      - run: echo "TITLE=$TITLE" >> "$GITHUB_ENV"
        env:
          TITLE: ${{ github.event.pull_request.title }}
`,
		Good: `
-- .github/workflows/label.yml --
on: pull_request_target
jobs:
  label:
    runs-on: ubuntu-latest
    steps:
      - run: echo "NUMBER=$NUMBER" >> "$GITHUB_ENV"
        env:
          NUMBER: ${{ github.event.pull_request.number }}
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:github-env", "codeql:actions/envvar-injection/critical", "codeql:actions/envvar-injection/medium", "codeql:actions/envpath-injection/critical", "codeql:actions/envpath-injection/medium", "octoscan:dangerous-write"},
		Refs:  []string{"https://www.synacktiv.com/en/publications/github-actions-exploitation-repo-jacking-and-environment-manipulation"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		least := sync.OnceValue(func() actions.Origin { return leastOrigin(t) })
		for _, in := range t.Steps() {
			script := actions.Run(in.Step)
			if script == nil {
				continue
			}
			for _, w := range actions.Writes(script.Value) {
				if w.File != "GITHUB_ENV" && w.File != "GITHUB_PATH" || w.Literal {
					continue
				}
				if least() == actions.Attacker && w.File == "GITHUB_ENV" && oneLine.MatchString(w.Text) {
					continue // it can set nothing but the variable that is meant
				}
				if origin, from := t.Written(in, script, w); origin >= least() {
					pass.Reportf(t.Part(script, w.At, w.End), "%s", written(w.File, origin, from))
				}
			}
		}
		return nil
	},
}

// oneLine makes one line of a text.
var oneLine = lazyregexp.New(`\btr\s+-d\s+["']?(?:\\r)?\\n|\bhead\s+-(?:n\s*)?1\b`)

// leastOrigin returns from which origin on text is too dangerous to be written.
func leastOrigin(t *actions.Source) actions.Origin {
	switch {
	case t.StartedBy("pull_request_target", "workflow_run"):
		return actions.Chosen
	case t.Action() != nil:
		return actions.Caller
	}
	return actions.Attacker
}

func written(file string, origin actions.Origin, from string) string {
	switch origin {
	case actions.Attacker:
		return fmt.Sprintf("%q, which an attacker can choose, is written to %s", from, file)
	case actions.Caller:
		return fmt.Sprintf("%q, which the caller chooses, is written to %s", from, file)
	}
	return fmt.Sprintf("%q is written to %s of a workflow that outsiders start", from, file)
}
