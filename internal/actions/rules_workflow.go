package actions

import "github.com/infralint/infralint/internal/lint"

const makeTestGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleSyntaxCheck = &lint.Rule{
	ID:       "gha-syntax-check",
	Title:    "workflow is not valid YAML or has keys that GitHub does not know",
	Severity: lint.Error,
	Doc: `
GitHub refuses the whole workflow: none of its jobs runs, and the only sign of
it is a red entry in the list of runs. Usual causes are wrong indentation, a
misspelt key, a key in the wrong section, and a section that is missing or
empty.

Correct the key or the structure that the message names. The keys are listed in
the [workflow syntax](https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax).
`,
	Bad:   lint.Edit(makeTestGood, "steps:", "step:"),
	Good:  makeTestGood,
	Tags:  []string{"correctness", "syntax"},
	Peers: []string{"actionlint:syntax-check"},
	Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax"},
	Since: "0.1.0",
}

const eventsGood = `
-- .github/workflows/ci.yml --
on:
  pull_request:
    types: [opened]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleEvents = &lint.Rule{
	ID:       "gha-events",
	Title:    "event that triggers the workflow does not exist or is configured wrongly",
	Severity: lint.Error,
	Doc: `
An event under ` + "`on:`" + ` is unknown, has an activity type or a filter
that it does not support, or its schedule is no valid cron expression. The
workflow then never runs, or GitHub refuses it.

Use an event and types from the
[list of events](https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows).
`,
	Bad:   lint.Edit(eventsGood, "types: [opened]", "types: [create]"),
	Good:  eventsGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:events"},
	Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows"},
	Since: "0.1.0",
}

const globGood = `
-- .github/workflows/ci.yml --
on:
  push:
    branches: ['v[1-9]']
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleGlob = &lint.Rule{
	ID:       "gha-glob",
	Title:    "filter for branches, tags or paths is not a valid pattern",
	Severity: lint.Error,
	Doc: `
The pattern uses a character that git does not allow in a name, an empty or
reversed range, or a form that GitHub's filters do not know. The filter then
matches nothing, or the workflow is refused.

Correct the pattern; see the
[cheat sheet](https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
Paths are relative to the root of the repository and do not start with ` + "`./`" + `.
`,
	Bad:   lint.Edit(globGood, "branches: ['v[1-9]']", "branches: ['v[9-1]']"),
	Good:  globGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:glob"},
	Since: "0.1.0",
}

var ruleWorkflowCall = &lint.Rule{
	ID:       "gha-workflow-call",
	Title:    "reusable workflow is called wrongly",
	Severity: lint.Error,
	Doc: `
A job calls a reusable workflow that does not exist, in a form that GitHub does
not know, without an input or a secret that it requires, or with one that it
does not declare. GitHub refuses the calling workflow.

Compare the call with ` + "`on.workflow_call`" + ` of the workflow that is
called. The form is ` + "`./.github/workflows/file.yml`" + ` or
` + "`owner/repo/.github/workflows/file.yml@ref`" + `.
`,
	Bad: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    uses: owner/repo/.github/workflows/test.yml
`,
	Good: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    uses: owner/repo/.github/workflows/test.yml@v1
`,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:workflow-call"},
	Refs:  []string{"https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows"},
	Since: "0.1.0",
}

const permissionsGood = `
-- .github/workflows/ci.yml --
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var rulePermissions = &lint.Rule{
	ID:       "gha-permissions",
	Title:    "permission does not exist or has no such level",
	Severity: lint.Error,
	Doc: `
A name or a level under ` + "`permissions:`" + ` is not one of GitHub's. GitHub
refuses the workflow. Levels are ` + "`read`, `write` and `none`" + `; not every
permission has all three.

Correct the name; see
[permissions](https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions).
`,
	Bad:   lint.Edit(permissionsGood, "contents: read", "content: read"),
	Good:  permissionsGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:permissions"},
	Since: "0.1.0",
}
