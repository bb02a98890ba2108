package actions

import "github.com/infralint/infralint/internal/lint"

const expressionGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - id: build
        run: make image
      - run: echo ${{ steps.build.outputs.digest }}
`

var ruleExpression = &lint.Rule{
	ID:       "gha-expression",
	Title:    "expression is not valid or names what does not exist",
	Severity: lint.Error,
	Doc: `
An expression ` + "`${{ … }}`" + ` has a syntax error, calls a function that does
not exist, uses a context where GitHub does not offer it, or names a property
that the context does not have: an output that no step sets, an input that is not
declared, a value that is not in the matrix. GitHub refuses the workflow, or the
expression is empty at run time and nothing says so.

Correct the name or the type that the message gives. The contexts are described
in the [reference](https://docs.github.com/en/actions/reference/workflows-and-actions/contexts).
`,
	Bad:   lint.Edit(expressionGood, "\n      - id: build\n        run: make image", ""),
	Good:  expressionGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:expression"},
	Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/expressions"},
	Since: "0.1.0",
}

const actionGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
`

var ruleAction = &lint.Rule{
	ID:       "gha-action",
	Title:    "action is used with inputs that it does not have, or in a form that does not exist",
	Severity: lint.Error,
	Doc: `
A step uses an action in a form that GitHub does not know, without an input that
the action requires, with an input that it does not have (GitHub warns at run
time and ignores it, which is mostly a misspelling). The inputs of some hundred popular
actions are known, and those of the actions of the repository itself. A version that asks
for a Node.js that runners no longer have is a warning: they run it with a newer one,
which it was never tested with.

Compare ` + "`with:`" + ` with the inputs in the action's ` + "`action.yml`" + `.
`,
	Bad:   lint.Edit(actionGood, "fetch-depth: 0", "fetch_depth: 0"),
	Good:  actionGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:action"},
	Since: "0.1.0",
}

const shellNameGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
        shell: zsh {0}
`

var ruleShellName = &lint.Rule{
	ID:       "gha-shell-name",
	Title:    "shell does not exist on this runner",
	Severity: lint.Error,
	Doc: `
` + "`shell:`" + ` names a shell that GitHub does not know, or that the operating
system of the job does not have, such as ` + "`powershell`" + ` on Linux. The
step fails.

Use ` + "`bash`, `sh`, `pwsh`, `python`" + ` or, on Windows, ` + "`cmd` or `powershell`" + `; any
other program as a template with ` + "`{0}`" + ` for the script: ` + "`perl {0}`" + `.
`,
	Bad:   lint.Edit(shellNameGood, "shell: zsh {0}", "shell: zsh"),
	Good:  shellNameGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:shell-name"},
	Since: "0.1.0",
}

const envVarGood = `
-- .github/workflows/ci.yml --
on: push
env:
  BUILD_MODE: release
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

var ruleEnvVar = &lint.Rule{
	ID:       "gha-env-var",
	Title:    "name of an environment variable is not valid",
	Severity: lint.Error,
	Doc: `
The name of an environment variable holds a space, ` + "`=` or `&`" + `. No shell
can read such a variable.

Rename it: letters, digits and ` + "`_`" + `.
`,
	Bad:   lint.Edit(envVarGood, "BUILD_MODE: release", "BUILD MODE: release"),
	Good:  envVarGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:env-var"},
	Since: "0.1.0",
}

const deprecatedCommandsGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo "version=1.2.3" >> "$GITHUB_OUTPUT"
`

var ruleDeprecatedCommands = &lint.Rule{
	ID:       "gha-deprecated-commands",
	Title:    "script uses a workflow command that is being removed",
	Severity: lint.Warning,
	Doc: `
` + "`::set-output`, `::save-state`, `::set-env` and `::add-path`" + ` on standard
output let every program that prints text, also text from an attacker, set
outputs and variables. The last two are switched off already; the others print a
warning in each run and will go.

Append to the file that the runner names instead:
` + "`echo \"name=value\" >> \"$GITHUB_OUTPUT\"`" + `.
`,
	Bad:   lint.Edit(deprecatedCommandsGood, `- run: echo "version=1.2.3" >> "$GITHUB_OUTPUT"`, `- run: echo "::set-output name=version::1.2.3"`),
	Good:  deprecatedCommandsGood,
	Tags:  []string{"correctness", "security"},
	Peers: []string{"actionlint:deprecated-commands"},
	Since: "0.1.0",
}

var ruleIfCond = &lint.Rule{
	ID:       "gha-if-cond",
	Title:    "condition is always true or always false",
	Severity: lint.Warning,
	Doc: `
Text around ` + "`${{ … }}`" + ` in ` + "`if:`" + ` makes the whole a string that is not
empty, and such a string is true: ` + "`if: ${{ false }} && true`" + ` runs
always. So does a condition in a block scalar (` + "`if: |`" + `) with
` + "`${{ }}`" + `, whose line break is such text. A condition made of constants
alone never changes.

Put the whole condition inside of one ` + "`${{ }}`" + `, or leave the braces out.
`,
	Bad: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make deploy
        if: ${{ github.ref == 'refs/heads/main' }} && ${{ github.event_name == 'push' }}
`,
	Good: `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make deploy
        if: ${{ github.ref == 'refs/heads/main' && github.event_name == 'push' }}
`,
	Tags:  []string{"correctness", "security"},
	Peers: []string{"actionlint:if-cond", "zizmor:unsound-condition", "poutine:if_always_true", "codeql:actions/if-expression-always-true/critical", "codeql:actions/if-expression-always-true/high"},
	Since: "0.1.0",
}

const shellcheckGood = `
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: cat "$file"
`

var ruleShellcheck = &lint.Rule{
	ID:       "gha-shellcheck",
	Title:    "shellcheck finds a fault in a script",
	Severity: lint.Warning,
	Doc: `
A variable without quotes, a test that is always true, a command whose failure goes
unseen: what shellcheck finds in scripts for sh and bash, in workflows and in composite
actions.

What shellcheck calls info or style is a note. Every finding has a page, such as [SC2086](https://www.shellcheck.net/wiki/SC2086), with
its reasons. ` + "`# shellcheck disable=SC2086`" + ` in the script switches one off.

This rule needs the program shellcheck and reports nothing where it is not installed.
` + "`actions: {shellcheck: off}`" + ` in .infralint.yaml switches it off altogether.
`,
	Bad:   lint.Edit(shellcheckGood, `- run: cat "$file"`, "- run: cat $file"),
	Good:  shellcheckGood,
	Tags:  []string{"correctness", "reliability"},
	Peers: []string{"actionlint:shellcheck", "octoscan:shellcheck"},
	Refs:  []string{"https://github.com/koalaman/shellcheck"},
	Since: "0.1.0",
}
