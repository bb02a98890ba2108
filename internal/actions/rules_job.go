package actions

import "github.com/infralint/infralint/internal/lint"

const matrixGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    strategy:
      matrix:
        node: [20, 22, 24]
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleMatrix = &lint.Rule{
	ID:       "gha-matrix",
	Title:    "matrix has a value twice or excludes what is not in it",
	Severity: lint.Error,
	Doc: `
A value that stands twice in a row of the matrix runs the same job twice. An
` + "`exclude`" + ` that names a value or a row that the matrix does not have
excludes nothing, which is mostly a misspelling: a combination runs that
was meant to be left out.

Remove the double value, or correct the name in ` + "`exclude`" + `.
`,
	Bad:   lint.Edit(matrixGood, "node: [20, 22, 24]", "node: [20, 22, 20]"),
	Good:  matrixGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:matrix"},
	Since: "0.1.0",
}

const jobNeedsGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
  deploy:
    needs: [test]
    runs-on: ubuntu-latest
    steps:
      - run: make deploy
`

var ruleJobNeeds = &lint.Rule{
	ID:       "gha-job-needs",
	Title:    "job needs a job that does not exist, or itself",
	Severity: lint.Error,
	Doc: `
` + "`needs:`" + ` names a job that the workflow does not have, names one twice,
or the jobs wait for each other in a circle. GitHub refuses the workflow.

Correct the name, or break the circle.
`,
	Bad:   lint.Edit(jobNeedsGood, "needs: [test]", "needs: [tests]"),
	Good:  jobNeedsGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:job-needs"},
	Since: "0.1.0",
}

const iDGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test-unit:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleID = &lint.Rule{
	ID:       "gha-id",
	Title:    "id of a job or step is not valid or used twice",
	Severity: lint.Error,
	Doc: `
An id starts with a letter or ` + "`_`" + ` and holds only letters, digits,
` + "`-` and `_`" + `; a step's id is used once in its job, whatever the case.
GitHub refuses the workflow otherwise.

Rename the job or the step, and the expressions that name it.
`,
	Bad:   lint.Edit(iDGood, "test-unit:", "test.unit:"),
	Good:  iDGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:id"},
	Since: "0.1.0",
}

var ruleRunnerLabel = &lint.Rule{
	ID:       "gha-runner-label",
	Title:    "no runner is known to have this label",
	Severity: lint.Warning,
	Doc: `
GitHub has no hosted runner with this label, or two labels of the list exclude
each other. Such a job waits for a runner until it is cancelled a day later.

Use a label of a
[hosted runner](https://docs.github.com/en/actions/reference/runners/github-hosted-runners).
If it is the label of a runner of your own, name it in
` + "`.github/actionlint.yaml`" + `:

` + "```yaml" + `
self-hosted-runner:
  labels: [my-label]
` + "```" + `
`,
	Bad:   lint.Edit(makeTestGood, "runs-on: ubuntu-latest", "runs-on: ubuntu-lastest"),
	Good:  makeTestGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:runner-label"},
	Since: "0.1.0",
}

const credentialsGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    container:
      image: registry.example.com/build:1.0
      credentials:
        username: ci
        password: ${{ secrets.REGISTRY_PASSWORD }}
    steps:
      - run: make test
`

var ruleCredentials = &lint.Rule{
	ID:       "gha-credentials",
	Title:    "password for a container registry is written into the workflow",
	Severity: lint.Error,
	Doc: `
Whoever can read the repository, or any copy of it ever made, can log in to the
registry with this password. A job container or a service container needs it
only at run time.

Revoke the password, keep the new one as a secret, and name that:
` + "`password: ${{ secrets.REGISTRY_PASSWORD }}`" + `.
`,
	Bad:   lint.Edit(credentialsGood, "password: ${{ secrets.REGISTRY_PASSWORD }}", "password: hunter2"),
	Good:  credentialsGood,
	Tags:  []string{"security"},
	Peers: []string{"actionlint:credentials", "zizmor:hardcoded-container-credentials", "octoscan:credentials"},
	Since: "0.1.0",
}
