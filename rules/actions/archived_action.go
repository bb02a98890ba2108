package actions

import (
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// ArchivedAction reports actions that nobody maintains any more.
var ArchivedAction = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-archived-action",
		Title:    "action is archived",
		Severity: lint.Warning,
		Doc: `
The repository of the action is archived: its faults stay, also those that let an
attacker in, and it stops working when the runtime it asks for goes.

Use the action that took its place, or do what it did in a script. infralint has a
list of such actions as of June 2025; it does not ask GitHub.
`,
		Bad: `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/create-release@v1
`,
		Good: `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: gh release create "$GITHUB_REF_NAME"
`,
		Tags:  []string{"supply-chain"},
		Peers: []string{"zizmor:archived-uses"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			uses := actions.Uses(in.Step)
			if uses == nil {
				continue
			}
			name, _, _ := strings.Cut(strings.ToLower(uses.Value), "@")
			instead, ok := archivedActions[name]
			if !ok {
				if owner, _, _ := strings.Cut(name, "/"); owner != "actions-rs" {
					continue
				}
				instead = "dtolnay/rust-toolchain and plain cargo"
			}
			message := name + " is archived"
			if instead != "" {
				message += "; use " + instead
			}
			pass.Reportf(pass.Unit.Span(uses), "%s", message)
		}
		return nil
	},
}

// archivedActions are actions whose repositories are archived, as of
// 2025-06, with what their own README names instead.
var archivedActions = map[string]string{
	"actions/create-release":                      "gh release create",
	"actions/setup-elixir":                        "erlef/setup-beam",
	"actions/setup-haskell":                       "haskell-actions/setup",
	"actions/setup-ruby":                          "ruby/setup-ruby",
	"actions/upload-release-asset":                "gh release upload",
	"crazy-max/ghaction-docker-buildx":            "docker/setup-buildx-action",
	"google-github-actions/release-please-action": "googleapis/release-please-action",
	"hashicorp/terraform-github-actions":          "hashicorp/setup-terraform",
	"haskell/actions/setup":                       "haskell-actions/setup",
	"marvinpinto/action-automatic-releases":       "",
	"marvinpinto/actions/automatic-releases":      "",
	"repo-sync/pull-request":                      "gh pr create",
	"tibdex/github-app-token":                     "actions/create-github-app-token",
	"c-hive/gha-npm-cache":                        "actions/setup-node",
	"c-hive/gha-yarn-cache":                       "actions/setup-node",
}
