package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const archivedActionGood = `
-- .github/workflows/release.yml --
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: gh release create "$GITHUB_REF_NAME"
`

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
list of such actions as of mid-2026; it does not ask GitHub.
`,
		Bad:   lint.Edit(archivedActionGood, `- run: gh release create "$GITHUB_REF_NAME"`, "- uses: actions/create-release@v1"),
		Good:  archivedActionGood,
		Tags:  []string{"supply-chain"},
		Peers: []string{"zizmor:archived-uses"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		check := func(uses *actionlint.String) {
			if uses == nil || actions.IsLocal(uses.Value) || strings.Contains(uses.Value, "://") {
				return
			}
			name := repositoryOf(uses.Value)
			lower := strings.ToLower(name)
			instead, ok := archivedActions[lower]
			if !ok {
				if owner, _, _ := strings.Cut(lower, "/"); owner != "actions-rs" {
					return
				}
				instead = "dtolnay/rust-toolchain and plain cargo"
			}
			message := name + " is archived"
			if instead != "" {
				message += "; use " + instead
			}
			pass.Reportf(pass.Unit.Span(uses), "%s", message)
		}
		for _, j := range pass.Unit.Jobs() {
			if j.WorkflowCall != nil {
				check(j.WorkflowCall.Uses)
			}
			for _, s := range j.Steps {
				check(actions.Uses(s))
			}
		}
		return nil
	},
}

// archivedActions are repositories of actions that are archived, as of
// 2026-06, with what their own README names instead.
var archivedActions = map[string]string{
	"8398a7/action-slack":                             "slackapi/slack-github-action",
	"cloudflare/pages-action":                         "cloudflare/wrangler-action",
	"actions/aws":                                     "aws-actions",
	"actions/create-release":                          "gh release create",
	"actions/heroku":                                  "",
	"actions/npm":                                     "actions/setup-node",
	"actions/setup-elixir":                            "erlef/setup-beam",
	"actions/setup-haskell":                           "haskell-actions/setup",
	"actions/setup-ruby":                              "ruby/setup-ruby",
	"actions/upload-release-asset":                    "gh release upload",
	"actions/zeit-now":                                "",
	"andymckay/cancel-action":                         "gh run cancel",
	"andymckay/labeler":                               "gh issue edit --add-label",
	"azure/container-scan":                            "aquasecurity/trivy-action",
	"azure/get-keyvault-secrets":                      "azure/cli",
	"bazelbuild/setup-bazelisk":                       "bazel-contrib/setup-bazel",
	"c-hive/gha-npm-cache":                            "actions/setup-node",
	"c-hive/gha-yarn-cache":                           "actions/setup-node",
	"c-py/action-dotenv-to-setenv":                    "",
	"convictional/trigger-workflow-and-wait":          "gh workflow run and gh run watch",
	"crazy-max/ghaction-docker-buildx":                "docker/setup-buildx-action",
	"docker/github-actions":                           "docker/build-push-action",
	"dschep/install-pipenv-action":                    "pipx install pipenv",
	"dschep/install-poetry-action":                    "snok/install-poetry",
	"eregon/use-ruby-action":                          "ruby/setup-ruby",
	"excitedleigh/setup-nox":                          "wntrblm/nox",
	"gaurav-nelson/github-action-markdown-link-check": "tcort/github-action-markdown-link-check",
	"google-github-actions/release-please-action":     "googleapis/release-please-action",
	"gradle/gradle-build-action":                      "gradle/actions/setup-gradle",
	"gr1n/setup-poetry":                               "snok/install-poetry",
	"hashicorp/terraform-github-actions":              "hashicorp/setup-terraform",
	"haskell/actions":                                 "haskell-actions/setup",
	"jakejarvis/hugo-build-action":                    "peaceiris/actions-hugo",
	"jakejarvis/s3-sync-action":                       "aws s3 sync",
	"marvinpinto/action-automatic-releases":           "",
	"marvinpinto/actions":                             "",
	"peter-evans/autopep8":                            "",
	"repo-sync/github-sync":                           "",
	"repo-sync/pull-request":                          "gh pr create",
	"returntocorp/semgrep-action":                     "semgrep ci",
	"sonarsource/sonarcloud-github-action":            "sonarsource/sonarqube-scan-action",
	"technote-space/auto-cancel-redundant-workflow":   "concurrency with cancel-in-progress",
	"technote-space/get-diff-action":                  "",
	"technote-space/workflow-conclusion-action":       "",
	"tibdex/github-app-token":                         "actions/create-github-app-token",
	"warrenbuckley/setup-msbuild":                     "microsoft/setup-msbuild",
	"warrenbuckley/setup-nuget":                       "nuget/setup-nuget",
	"whelk-io/maven-settings-xml-action":              "actions/setup-java",
}
