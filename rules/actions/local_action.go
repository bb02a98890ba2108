package actions

import (
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// LocalAction reports actions of the repository that the runner will not find.
var LocalAction = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-local-action",
		Title:    "action of the repository is not there when the step runs",
		Severity: lint.Error,
		Doc: `
` + "`uses: ./path`" + ` takes the action from the files on the runner. A job begins with
none: before ` + "`actions/checkout`" + ` there is no action at any path, and after it there
is none at a path that the repository does not have. The job fails with "Can't find
'action.yml', 'action.yaml' or 'Dockerfile'".

Check out first; correct the path, which counts from the root of the repository and
not from the workflow. A path that a script, a submodule or another checkout may
bring is not reported, nor is one in a job of a self-hosted runner, which may keep
files from earlier jobs.
`,
		Bad: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/setup
      - uses: actions/checkout@v5
-- .github/actions/setup/action.yml --
` + localActionExample,
		Good: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: ./.github/actions/setup
-- .github/actions/setup/action.yml --
` + localActionExample,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#example-using-an-action-in-the-same-repository-as-the-workflow"},
		Since: "0.1.0",
	},
	Run: localAction,
}

const localActionExample = `name: Set up
description: Installs the tools
runs:
  using: composite
  steps:
    - run: make tools
      shell: bash
`

func localAction(pass *actions.Pass) error {
	t := pass.Unit
	for _, j := range t.Jobs() {
		if !slices.ContainsFunc(j.Steps, usesLocalAction) {
			continue // as nearly always
		}
		has := unknownFiles
		if isHosted(j) {
			has = noFiles
		}
		for _, s := range j.Steps {
			uses := actions.Uses(s)
			if !usesLocalAction(s) {
				has = has.after(s)
				continue
			}
			if has == noFiles {
				pass.Reportf(t.Span(uses), "%s is used before actions/checkout brings it", uses.Value)
				break // the job fails here
			}
			if t.HasLocalAction(uses.Value) {
				has = unknownFiles // it may do anything
				continue
			}
			known := has == allFiles || has == ownFiles && strings.HasPrefix(path.Clean(uses.Value), ".github/")
			if known && !t.RunsOn("workflow_call") { // which may check out the repository of the caller
				pass.Reportf(t.Span(uses), "there is no action.yml, action.yaml or Dockerfile in %s", path.Clean(uses.Value))
			}
		}
	}
	return nil
}

// usesLocalAction reports whether a step uses an action that the job has to check
// out.
func usesLocalAction(s *actionlint.Step) bool {
	uses := actions.Uses(s)
	return uses != nil && strings.HasPrefix(uses.Value, "./") && !uses.ContainsExpression()
}

// isHosted reports whether a job surely runs on a machine of GitHub, which has
// no files of an earlier job.
func isHosted(j *actionlint.Job) bool {
	if j.RunsOn == nil || j.RunsOn.Group != nil || len(j.RunsOn.Labels) != 1 {
		return false
	}
	return hostedLabel.MatchString(j.RunsOn.Labels[0].Value)
}

// hostedLabel is a label of GitHub's own runners; other names that begin so may be
// those of anybody's.
var hostedLabel = lazyregexp.New(`(?i)^(?:ubuntu-(?:latest|slim|\d\d\.\d\d)|windows-(?:latest|\d{4}|11)|macos-(?:latest|\d\d))(?:-(?:arm|intel|large|xlarge))?$`)

// workspace is what is known of the files that a job has.
type workspace int

const (
	noFiles  workspace = iota
	allFiles           // those of the repository and no others
	ownFiles           // those of the repository, and what scripts made besides
	unknownFiles
)

// after returns what is known after a step that uses no local action.
func (w workspace) after(s *actionlint.Step) workspace {
	uses := actions.Uses(s)
	run := actions.Run(s)
	switch {
	case actions.IsAction(uses, "actions/checkout"):
		for _, name := range []string{"repository", "ref", "path", "submodules", "sparse-checkout", "clean"} {
			if actions.Input(s, name) != nil {
				return unknownFiles
			}
		}
		if s.If != nil && w != allFiles && w != ownFiles {
			return unknownFiles
		}
		return allFiles
	case uses != nil && setUp.MatchString(uses.Value):
		return w
	case uses != nil && (w == noFiles || carries.MatchString(uses.Value)),
		run != nil && fetches.MatchString(run.Value),
		uses == nil && run == nil:
		return unknownFiles
	case w == allFiles:
		return ownFiles
	}
	return w
}

var (
	// setUp are actions that install programs outside of the workspace.
	setUp = lazyregexp.New(`^[^/]+/(?:setup-[^/]+|harden-runner|login-action)@`)
	// carries are actions that may put any file into the workspace.
	carries = lazyregexp.New(`(?i)^\.|checkout|clone|artifact|cache|git|submodule|download|fetch`)
	// fetches are commands that do.
	fetches = lazyregexp.New(`\b(?:git|gh|hg|svn|curl|wget|tar|unzip|7z|cp|mv|ln|rsync|scp|aws|gsutil)\b|\baction|\.github\b`)
)
