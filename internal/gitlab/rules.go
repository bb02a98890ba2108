package gitlab

import "github.com/infralint/infralint/internal/lint"

// builtinRules returns the rules of this package in order of ID.
func builtinRules() []*lint.Rule {
	return []*lint.Rule{
		ruleCycle,
		ruleDuplicateKey,
		ruleInvalidExpression,
		ruleInvalidInput,
		ruleInvalidValue,
		ruleJobWithoutScript,
		ruleKeywordConflict,
		ruleMissingInclude,
		ruleReservedName,
		ruleStageOrder,
		ruleSyntax,
		ruleUnknownExtends,
		ruleUnknownJob,
		ruleUnknownKeyword,
		ruleUnknownReference,
		ruleUnknownStage,
	}
}

var ruleSyntax = &lint.Rule{
	ID:       "gitlab-syntax",
	Title:    "pipeline cannot be read",
	Severity: lint.Error,
	Doc: `
The file is no YAML, or no mapping, or its aliases expand beyond all bounds. GitLab
creates no pipeline from it.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  script: "make
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: "make"
`,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}

var ruleDuplicateKey = &lint.Rule{
	ID:       "gitlab-duplicate-key",
	Title:    "key stands twice in one mapping",
	Severity: lint.Warning,
	Doc: `
GitLab takes the last of two equal keys and says nothing. A job that is defined
twice loses its first definition, script and all; so does a variable.

Remove one, or rename it. To have a job in two parts, use ` + "`extends`" + ` or an
include: files are merged, keys in one file are not.
`,
	Bad: `
-- .gitlab-ci.yml --
test:
  script: make unit
test:
  script: make e2e
`,
	Good: `
-- .gitlab-ci.yml --
unit:
  script: make unit
e2e:
  script: make e2e
`,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}

var ruleUnknownKeyword = &lint.Rule{
	ID:       "gitlab-unknown-keyword",
	Title:    "there is no such keyword",
	Severity: lint.Error,
	Doc: `
GitLab refuses a pipeline with a keyword that it does not know, or that stands
where it does not belong, and creates none.

What there is, and where, is in GitLab's
[reference](https://docs.gitlab.com/ci/yaml/). Keep YAML of your own, such as what
anchors stand on, below keys that begin with a dot.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  script: make
  artefacts:
    paths: [dist]
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: make
  artifacts:
    paths: [dist]
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/"},
	Since: "0.1.0",
}

var ruleInvalidValue = &lint.Rule{
	ID:       "gitlab-invalid-value",
	Title:    "keyword has a value that it does not take",
	Severity: lint.Error,
	Doc: `
GitLab refuses a pipeline in which a keyword has a value of the wrong type, or one
that is not among those that it takes.

A line of a script with a colon and a space in it is a common case: YAML makes a
mapping of ` + "`- echo \"a: b\"`" + ` unless the whole line is in quotes.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  script: make
  when: on-success
  retry: 5
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: make
  when: on_success
  retry: 2
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/"},
	Since: "0.1.0",
}

var ruleKeywordConflict = &lint.Rule{
	ID:       "gitlab-keyword-conflict",
	Title:    "keywords exclude one another",
	Severity: lint.Error,
	Doc: `
GitLab refuses a job with keywords that cannot stand together: ` + "`rules`" + ` with
` + "`only`" + ` or ` + "`except`" + `, ` + "`trigger`" + ` with what only a job on a runner has,
` + "`dependencies`" + ` that are not among ` + "`needs`" + `.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  script: make
  only: [main]
  rules:
    - if: $CI_COMMIT_TAG
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: make
  rules:
    - if: $CI_COMMIT_TAG
    - if: $CI_COMMIT_BRANCH == "main"
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/"},
	Since: "0.1.0",
}

var ruleReservedName = &lint.Rule{
	ID:       "gitlab-reserved-name",
	Title:    "job has a name that is reserved",
	Severity: lint.Error,
	Doc: `
Some names mean something else at the top of a pipeline, or are no names in YAML.
GitLab lists them in the [documentation](https://docs.gitlab.com/ci/jobs/#job-names).

Rename the job.
`,
	Bad: `
-- .gitlab-ci.yml --
nil:
  script: make
`,
	Good: `
-- .gitlab-ci.yml --
"build:docker":
  script: make
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/jobs/#job-names"},
	Since: "0.1.0",
}

var ruleJobWithoutScript = &lint.Rule{
	ID:       "gitlab-job-without-script",
	Title:    "job has nothing to run",
	Severity: lint.Error,
	Doc: `
A job needs ` + "`script`" + `, ` + "`run`" + ` or ` + "`trigger`" + `, its own or from a job that
it extends. GitLab refuses a pipeline with one that has none.

Begin the name of a job that others extend, and that is not to run itself, with a
dot. In a pipeline that includes files of other projects, templates or components
nothing is reported, since they may have the script.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  image: golang:1.26
test:
  extends: build
  script: make test
`,
	Good: `
-- .gitlab-ci.yml --
.build:
  image: golang:1.26
test:
  extends: .build
  script: make test
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/yaml/#script"},
	Since: "0.1.0",
}

var ruleInvalidExpression = &lint.Rule{
	ID:       "gitlab-invalid-expression",
	Title:    "condition of a rule is no expression",
	Severity: lint.Error,
	Doc: `
GitLab refuses a pipeline with an ` + "`if`" + ` that it cannot read. Variables begin
with ` + "`$`" + `, text is in quotes, patterns are between slashes, and there are
` + "`==`, `!=`, `=~`, `!~`, `&&`, `||`" + ` and parentheses.
`,
	Bad: `
-- .gitlab-ci.yml --
build:
  script: make
  rules:
    - if: CI_COMMIT_BRANCH = "main"
`,
	Good: `
-- .gitlab-ci.yml --
build:
  script: make
  rules:
    - if: $CI_COMMIT_BRANCH == "main"
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions"},
	Since: "0.1.0",
}
