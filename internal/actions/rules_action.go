package actions

import "github.com/infralint/infralint/internal/lint"

const buildActionGood = `
-- action.yml --
name: Build
description: Build the site
runs:
  using: composite
  steps:
    - run: make site
      shell: bash
`

var ruleActionSchema = &lint.Rule{
	ID:       "action-schema",
	Title:    "action cannot be run as it is defined",
	Severity: lint.Error,
	Doc: `
The runner reads ` + "`action.yml`" + ` when a job gets to the step that uses the
action, and stops the job there: a key that it does not know under
` + "`runs`" + `, in a step or an output, a part that is missing, a list where it wants
text. Nothing says so before. The output of a composite action without
` + "`value`" + ` is always empty, which no run reports at all.

Correct the part that the message names; see the
[metadata syntax](https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax).
`,
	Bad:   lint.Edit(buildActionGood, "steps:", "step:"),
	Good:  buildActionGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:action"},
	Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax"},
	Since: "0.1.0",
}

const actionMetadataGood = `
-- action.yml --
name: Build
description: Build the site
inputs:
  mode:
    description: Debug or release
    default: release
runs:
  using: composite
  steps:
    - run: make site MODE="$MODE"
      shell: bash
      env:
        MODE: ${{ inputs.mode }}
`

var ruleActionMetadata = &lint.Rule{
	ID:       "action-metadata",
	Title:    "action lacks a name or description, or has keys that GitHub ignores",
	Severity: lint.Warning,
	Doc: `
GitHub's documentation requires ` + "`name` and `description`" + `, which the
marketplace shows. Keys that it does not know are ignored without a word, which
hides a misspelling: with ` + "`defualt`" + ` an input has no default, and
` + "`type`" + ` checks nothing, since all inputs of an action are text.

Correct the key, or remove it.
`,
	Bad:   lint.Edit(actionMetadataGood, "default: release", "defualt: release"),
	Good:  actionMetadataGood,
	Tags:  []string{"correctness"},
	Peers: []string{"actionlint:action"},
	Since: "0.1.0",
}

var ruleActionRuntime = &lint.Rule{
	ID:       "action-runtime",
	Title:    "action asks for a version of Node.js that runners no longer have",
	Severity: lint.Warning,
	Doc: `
Node.js 12, 16 and 20 have no security fixes any more, and runners no longer bring
them: such an action runs on a later version that it was not tested with,
and each run prints a warning.

Test the action with ` + "`node24`" + ` and say so in ` + "`runs.using`" + `.
`,
	Bad: `
-- action.yml --
name: Greet
description: Say hello
runs:
  using: node16
  main: dist/index.js
`,
	Good: `
-- action.yml --
name: Greet
description: Say hello
runs:
  using: node24
  main: dist/index.js
`,
	Tags:  []string{"correctness", "reliability"},
	Peers: []string{"actionlint:action"},
	Refs:  []string{"https://github.blog/changelog/2023-09-22-github-actions-transitioning-from-node-16-to-node-20/"},
	Since: "0.1.0",
}

var ruleActionShell = &lint.Rule{
	ID:       "action-shell-required",
	Title:    "script of a composite action names no shell",
	Severity: lint.Error,
	Doc: `
In a workflow ` + "`shell`" + ` has a default; in a composite action it is required,
and the job fails when it loads the action.

Add ` + "`shell: bash`" + `.
`,
	Bad:   lint.Edit(buildActionGood, "\n      shell: bash", ""),
	Good:  buildActionGood,
	Tags:  []string{"correctness"},
	Peers: []string{"ghalint:011"},
	Refs:  []string{"https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsstepsshell"},
	Since: "0.1.0",
}

var ruleActionUnusedInput = &lint.Rule{
	ID:       "action-unused-input",
	Title:    "input of a composite action is not used",
	Severity: lint.Warning,
	Doc: `
The action declares an input that nothing in it names. Whoever sets it expects
an effect, and there is none; often a step has the value written out, or names
the input in another spelling. A composite action gets no ` + "`INPUT_…`" + `
variables, so there is no hidden use.

Use the input, or remove it. An input that is kept for old callers has a
` + "`deprecationMessage`" + ` and is not reported.
`,
	Bad: `
-- action.yml --
name: Build
description: Build the site
inputs:
  mode:
    description: Debug or release
runs:
  using: composite
  steps:
    - run: make site MODE=release
      shell: bash
`,
	Good: `
-- action.yml --
name: Build
description: Build the site
inputs:
  mode:
    description: Debug or release
runs:
  using: composite
  steps:
    - run: make site MODE="$MODE"
      shell: bash
      env:
        MODE: ${{ inputs.mode }}
`,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}
