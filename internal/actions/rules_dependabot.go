package actions

import "github.com/infralint/infralint/internal/lint"

const dependabotGood = `
-- .github/dependabot.yml --
version: 2
updates:
  - package-ecosystem: gomod
    directory: /
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
`

var ruleDependabotSchema = &lint.Rule{
	ID:       "dependabot-schema",
	Title:    "configuration of Dependabot is not valid",
	Severity: lint.Error,
	Doc: `
GitHub refuses the file, and no update comes any more: no version, and often no
warning that anybody sees.

Put right what the message names. The options are in
[GitHub's reference](https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference).
Keys and ecosystems that infralint does not know are reported only where they look like a
slip.
`,
	Bad: `
-- .github/dependabot.yml --
version: 2
updates:
  - package-ecosystem: gomod
    directory: /
    schedule:
      interval: hourly
`,
	Good:  dependabotGood,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}

var ruleDependabotCooldown = &lint.Rule{
	ID:       "dependabot-cooldown",
	Title:    "Dependabot takes releases within days of their appearance",
	Severity: lint.Note,
	Doc: `
Whoever takes over the account of a maintainer publishes a release, and soon it is
in the pull requests of everybody. Most such releases are found and taken back within days,
more of them than the three that GitHub waits by itself.

Set a ` + "`cooldown`" + ` with seven ` + "`default-days`" + ` or more. Updates for known vulnerabilities are
not held back by it: where there are no others (` + "`open-pull-requests-limit: 0`" + `), nothing is
reported.
`,
	Bad: `
-- .github/dependabot.yml --
version: 2
updates:
  - package-ecosystem: gomod
    directory: /
    schedule:
      interval: weekly
`,
	Good:  dependabotGood,
	Tags:  []string{"supply-chain"},
	Peers: []string{"zizmor:dependabot-cooldown"},
	Since: "0.1.0",
}

var ruleDependabotCooldownGroup = &lint.Rule{
	ID:       "dependabot-cooldown-group",
	Title:    "cooldown of Dependabot meets a group of several ecosystems",
	Severity: lint.Note,
	Doc: `
An update that belongs to a ` + "`multi-ecosystem-group`" + ` comes with the others of its group.
Which of their cooldowns counts is not documented, so that a release may be taken earlier
than this update says.

Take the update that has to wait out of the group. Where all updates of a group have the same
cooldown there is nothing to lose, and the finding may be ignored.
`,
	Bad: `
-- .github/dependabot.yml --
version: 2
multi-ecosystem-groups:
  infra:
    schedule:
      interval: weekly
updates:
  - package-ecosystem: docker
    directory: /
    patterns: ["*"]
    multi-ecosystem-group: infra
    cooldown:
      default-days: 7
`,
	Good:  dependabotGood,
	Tags:  []string{"supply-chain"},
	Peers: []string{"zizmor:dependabot-cooldown"},
	Since: "0.1.0",
	Off:   true,
}

var ruleDependabotExecution = &lint.Rule{
	ID:       "dependabot-execution",
	Title:    "Dependabot runs code of dependencies",
	Severity: lint.Warning,
	Doc: `
To work out an update, Dependabot may run code that a dependency or its manifest brings.
With ` + "`insecure-external-code-execution: allow`" + ` it does so with the credentials of the
registries in reach.

Take the key out, or set it to ` + "`deny`" + `.
`,
	Bad: `
-- .github/dependabot.yml --
version: 2
updates:
  - package-ecosystem: bundler
    directory: /
    schedule:
      interval: weekly
    insecure-external-code-execution: allow
`,
	Good:  dependabotGood,
	Tags:  []string{"security", "supply-chain"},
	Peers: []string{"zizmor:dependabot-execution"},
	Since: "0.1.0",
}
