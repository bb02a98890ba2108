package actions

import (
	"regexp"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// ArtifactPoisoning reports artifacts of pull requests that are run with the
// rights of the repository.
var ArtifactPoisoning = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-artifact-poisoning",
		Title:    "artifact of a pull request runs with the secrets of the repository",
		Severity: lint.Error,
		Doc: `
A workflow that runs after another one (` + "`workflow_run`" + `) has the secrets of the
repository and a token that may write, also where a pull request from a fork caused the
first one. What the first one uploads is then whatever the author of the pull request
wants it to be: an artifact that is unpacked into the working directory replaces
scripts, ` + "`package.json`" + ` and ` + "`Makefile`" + `, and the next command runs them.

Unpack it outside of the working directory, ` + "`path: ${{ runner.temp }}/artifact`" + `, run
nothing of it, and check what you read from it: a number is a number. What only runs of
branches make needs a condition: ` + "`if: github.event.workflow_run.event == 'push'`" + `.
`,
		Bad: `
-- .github/workflows/report.yml --
on:
  workflow_run:
    workflows: [CI]
jobs:
  report:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/download-artifact@v5
        with:
          run-id: ${{ github.event.workflow_run.id }}
          github-token: ${{ github.token }}
      - run: ./scripts/report.sh
`,
		Good: `
-- .github/workflows/report.yml --
on:
  workflow_run:
    workflows: [CI]
jobs:
  report:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/download-artifact@v5
        with:
          path: ${{ runner.temp }}/artifact
          run-id: ${{ github.event.workflow_run.id }}
          github-token: ${{ github.token }}
      - run: ./scripts/report.sh
`,
		Tags:  []string{"security"},
		Peers: []string{"codeql:actions/artifact-poisoning/critical", "codeql:actions/artifact-poisoning/medium", "octoscan:dangerous-action"},
		Refs:  []string{"https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/"},
		Since: "0.1.0",
	},
	Run: artifactPoisoning,
}

func artifactPoisoning(pass *actions.Pass) error {
	t := pass.Unit
	if !t.RunsOn("workflow_run") {
		return nil
	}
	for _, j := range t.Jobs() {
		if j.Environment != nil || isGuard(t, j.If) {
			continue
		}
		fetched := false // an archive, by the API
		for i, s := range j.Steps[:min(len(j.Steps), maxSteps)] {
			for _, script := range actions.Scripts(s) {
				fetched = fetched || containsAny(script.Value, []string{"downloadArtifact", "actions/artifacts/"})
			}
			span, dir, ok := unpacks(t, s, fetched)
			if !ok || isGuard(t, s.If) {
				continue
			}
			for _, later := range j.Steps[i:min(len(j.Steps), maxSteps)] {
				at, what := runsCode(t, later, later == s)
				if dir != "" {
					at, what = runsBelow(t, later, dir)
				}
				if what == "" || isGuard(t, later.If) {
					continue
				}
				pass.Report(lint.Finding{
					Span:    span,
					Message: "artifact that a pull request may have made is unpacked here, and " + what + " runs it with the rights of the repository",
					Related: []lint.Related{{Span: at, Message: "it is run here"}},
				})
				break
			}
		}
	}
	return nil
}

// unpacks returns where a step downloads an artifact of another run, and the
// directory below the working directory, empty for that itself; false where it
// does not, or unpacks it elsewhere. Of an archive that was fetched before, it is
// where that is unpacked.
func unpacks(t *actions.Workflow, s *actionlint.Step, fetched bool) (span source.Span, dir string, ok bool) {
	uses := actions.Uses(s)
	switch {
	case uses == nil:
		run := actions.Run(s)
		if run == nil {
			return source.Span{}, "", false
		}
		m := downloadCommand.FindStringIndex(run.Value)
		if m == nil && fetched {
			m = unzipCommand.FindStringIndex(run.Value)
		}
		if m == nil {
			return source.Span{}, "", false
		}
		if d := downloadDir.FindStringSubmatch(run.Value[m[0]:m[1]]); d != nil {
			dir = d[1]
		}
		span = t.Part(run, m[0], m[1])
	case actions.IsAction(uses, "actions/download-artifact") && actions.Input(s, "run-id") != nil,
		actions.IsAction(uses, "dawidd6/action-download-artifact"):
		span = t.Span(uses)
		if path := actions.Input(s, "path"); path != nil {
			dir = path.Value
		}
	default:
		return source.Span{}, "", false
	}
	dir = strings.Trim(workspaceDir.ReplaceAllString(strings.TrimSpace(dir), ""), `"'`)
	dir = strings.TrimSuffix(strings.TrimPrefix(dir, "./"), "/")
	if dir == "." {
		dir = ""
	}
	return span, dir, !strings.ContainsAny(dir, "$~") && !strings.HasPrefix(dir, "/") && !strings.HasPrefix(dir, "..")
}

var (
	downloadCommand = lazyregexp.New(`\bgh\s+run\s+download\b(?:[^\n]|\\\n)*`)
	unzipCommand    = lazyregexp.New(`(?m)(?:^|[;&|])\s*unzip\b[^\n;&|]*`)
	downloadDir     = lazyregexp.New(`(?:\s-[Dd]|--dir)[ =]*(\S+)`)
	workspaceDir    = lazyregexp.New(`^(?:\$\{\{\s*github\.workspace\s*\}\}|\$GITHUB_WORKSPACE|\$\{GITHUB_WORKSPACE\})(?:/|$)`)
)

// runsBelow returns what a step runs of the files below a directory, and where.
func runsBelow(t *actions.Workflow, s *actionlint.Step, dir string) (source.Span, string) {
	if uses := actions.Uses(s); uses != nil {
		if value := strings.TrimPrefix(uses.Value, "./"); value == dir || strings.HasPrefix(value, dir+"/") {
			return t.Span(uses), "the action " + uses.Value
		}
		return source.Span{}, ""
	}
	run, ok := s.Exec.(*actionlint.ExecRun)
	if !ok || run.Run == nil {
		return source.Span{}, ""
	}
	if in := run.WorkingDirectory; in != nil && strings.TrimSuffix(strings.TrimPrefix(in.Value, "./"), "/") == dir {
		return runsCode(t, s, false)
	}
	called, err := regexp.Compile(`(?m)(?:^|[;&|(])\s*((?:(?:bash|sh|source|\.|python3?|node|ruby|perl|sudo)\s+)?(?:\./)?` + regexp.QuoteMeta(dir) + `/[\w./-]+)`)
	if err != nil {
		return source.Span{}, ""
	}
	m := called.FindStringSubmatchIndex(run.Run.Value)
	if m == nil {
		return source.Span{}, ""
	}
	return t.Part(run.Run, m[2], m[3]), run.Run.Value[m[2]:m[3]]
}
