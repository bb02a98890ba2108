package gitlab

import "github.com/infralint/infralint/internal/lint"

// elsewhereDoc is what the rules for names that are not there have in common.
const elsewhereDoc = `
A pipeline that includes files of other projects, templates, components or
addresses may have the name from there; nothing is reported then. The same goes for
a file that is meant to be included by others.
`

var ruleUnknownStage = &lint.Rule{
	ID:       "gitlab-unknown-stage",
	Title:    "stage does not exist",
	Severity: lint.Error,
	Doc: `
The stages are those that ` + "`stages`" + ` lists, or build, test and deploy where there is
no such list, with ` + "`.pre`" + ` and ` + "`.post`" + ` around them. GitLab refuses a pipeline
with a job in another one. A job that names none is in the stage test.
` + elsewhereDoc,
	Bad: `
-- .gitlab-ci.yml --
stages: [compile, verify]
build:
  stage: build
  script: make
`,
	Good: `
-- .gitlab-ci.yml --
stages: [compile, verify]
build:
  stage: compile
  script: make
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#stages"},
	Since: "0.1.0",
}

const unknownJobExample = `
-- .gitlab-ci.yml --
build:
  stage: build
  script: make
test:
  needs: [build]
  script: make test
`

var ruleUnknownJob = &lint.Rule{
	ID:       "gitlab-unknown-job",
	Title:    "job that another one names does not exist",
	Severity: lint.Error,
	Doc: `
` + "`needs`, `dependencies` and `on_stop`" + ` name other jobs of the pipeline. GitLab
refuses the pipeline if one is not there, unless it is needed with
` + "`optional: true`" + `.
` + elsewhereDoc,
	Bad:   lint.Edit(unknownJobExample, "needs: [build]", "needs: [biuld]"),
	Good:  unknownJobExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#needs", "https://docs.gitlab.com/ci/yaml/#dependencies"},
	Since: "0.1.0",
}

const unknownExtendsExample = `
-- .gitlab-ci.yml --
.go:
  image: golang:1.26
test:
  extends: .go
  script: go test ./...
`

var ruleUnknownExtends = &lint.Rule{
	ID:       "gitlab-unknown-extends",
	Title:    "job that another one extends does not exist",
	Severity: lint.Error,
	Doc: `
` + "`extends`" + ` names jobs of the pipeline, hidden ones as a rule. GitLab refuses the
pipeline if one is not there.
` + elsewhereDoc,
	Bad:   lint.Edit(unknownExtendsExample, "extends: .go", "extends: .golang"),
	Good:  unknownExtendsExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#extends"},
	Since: "0.1.0",
}

const unknownReferenceExample = `
-- .gitlab-ci.yml --
.setup:
  script:
    - make deps
test:
  script:
    - !reference [.setup, script]
    - make test
`

var ruleUnknownReference = &lint.Rule{
	ID:       "gitlab-unknown-reference",
	Title:    "!reference leads to nothing",
	Severity: lint.Error,
	Doc: `
` + "`!reference [job, keyword]`" + ` takes what stands there in the merged files, before
` + "`extends`" + ` is followed. GitLab refuses the pipeline if nothing does.
` + elsewhereDoc,
	Bad:   lint.Edit(unknownReferenceExample, "- !reference [.setup, script]", "- !reference [.setup, before_script]"),
	Good:  unknownReferenceExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags"},
	Since: "0.1.0",
}

var ruleStageOrder = &lint.Rule{
	ID:       "gitlab-stage-order",
	Title:    "job waits for one of a later stage",
	Severity: lint.Error,
	Doc: `
A job can need jobs of its own stage and of those before, and GitLab refuses the
pipeline otherwise. Move one of the two to another stage.
`,
	Bad: `
-- .gitlab-ci.yml --
test:
  stage: test
  needs: [release]
  script: make test
release:
  stage: deploy
  script: make release
`,
	Good: `
-- .gitlab-ci.yml --
test:
  stage: test
  script: make test
release:
  stage: deploy
  needs: [test]
  script: make release
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#needs"},
	Since: "0.1.0",
}

var ruleCycle = &lint.Rule{
	ID:       "gitlab-cycle",
	Title:    "jobs, files or references lead back to themselves",
	Severity: lint.Error,
	Doc: `
Jobs that need or extend one another, files that include one another and references
that contain themselves have no end. GitLab refuses the pipeline.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  needs: [test]
  script: make
test:
  needs: [build]
  script: make test
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: make
test:
  needs: [build]
  script: make test
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#needs", "https://docs.gitlab.com/ci/yaml/#extends"},
	Since: "0.1.0",
}

const missingIncludeExample = `
-- .gitlab-ci.yml --
include:
  - local: ci/build.yml
-- ci/build.yml --
build:
  script: make
`

var ruleMissingInclude = &lint.Rule{
	ID:       "gitlab-missing-include",
	Title:    "file that is included does not exist",
	Severity: lint.Error,
	Doc: `
The path of a local include begins at the root of the repository, whatever file it
stands in. GitLab creates no pipeline if the file is not there.

Includes with ` + "`rules`" + ` and paths with variables are not judged.
`,
	Bad:   lint.Edit(missingIncludeExample, "-- ci/build.yml --", "-- ci/biuld.yml --"),
	Good:  missingIncludeExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#includelocal"},
	Since: "0.1.0",
}

const invalidInputExample = `
-- .gitlab-ci.yml --
include:
  - local: ci/deploy.yml
    inputs:
      environment: production
-- ci/deploy.yml --
spec:
  inputs:
    environment:
---
deploy:
  script: make deploy-$[[ inputs.environment ]]
`

var ruleInvalidInput = &lint.Rule{
	ID:       "gitlab-invalid-input",
	Title:    "input is not declared, not given, or not of its type",
	Severity: lint.Error,
	Doc: `
A file declares its inputs in ` + "`spec:inputs`" + `, in a header above a line ` + "`---`" + `.
GitLab refuses the pipeline where one is used that is not declared, where one without
a default is not given, and where a value is not of the type or not among the
options.
`,
	Bad:   lint.Edit(invalidInputExample, "environment: production", "envronment: production"),
	Good:  invalidInputExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/inputs/"},
	Since: "0.1.0",
}
