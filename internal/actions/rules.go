package actions

import (
	"slices"

	"github.com/infralint/infralint/internal/lint"
)

// kindRules maps the kinds of diagnostics that actionlint 1.7 gives to rules.
// pyflakes, which needs a program that is not part of infralint, is not among
// them.
var kindRules = map[string]*lint.Rule{
	"syntax-check":        ruleSyntaxCheck,
	"expression":          ruleExpression,
	"events":              ruleEvents,
	"matrix":              ruleMatrix,
	"job-needs":           ruleJobNeeds,
	"id":                  ruleID,
	"glob":                ruleGlob,
	"shell-name":          ruleShellName,
	"runner-label":        ruleRunnerLabel,
	"env-var":             ruleEnvVar,
	"permissions":         rulePermissions,
	"action":              ruleAction,
	"workflow-call":       ruleWorkflowCall,
	"deprecated-commands": ruleDeprecatedCommands,
	"if-cond":             ruleIfCond,
	"credentials":         ruleCredentials,
	"shellcheck":          ruleShellcheck,
}

// builtinRules returns the rules of this package in order of ID.
func builtinRules() []*lint.Rule {
	rules := []*lint.Rule{ruleConfig, ruleLock, ruleDependabotSchema, ruleDependabotCooldown, ruleDependabotCooldownGroup, ruleDependabotExecution, ruleCodeowners, ruleActionSchema, ruleActionMetadata, ruleActionRuntime, ruleActionShell, ruleActionUnusedInput}
	for _, r := range kindRules {
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b *lint.Rule) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return rules
}

var ruleConfig = &lint.Rule{
	ID:       "gha-config",
	Title:    "configuration of actionlint cannot be read",
	Severity: lint.Error,
	Doc: `
` + "`.github/actionlint.yaml`" + ` names the labels of your own runners, the
configuration variables, and messages to ignore for some paths. It is not
valid, so the workflows were checked without it, and findings may follow that
it would have ruled out.

Put the file right; its format is described in
[actionlint's documentation](https://github.com/rhysd/actionlint/blob/main/docs/config.md).
`,
	Bad: `
-- .github/actionlint.yaml --
self-hosted-runner:
  labels: gpu
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`,
	Good: `
-- .github/actionlint.yaml --
self-hosted-runner:
  labels: [gpu]
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: gpu
    steps:
      - run: make test
`,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}
