package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// CachePoisoning reports caches in jobs that publish.
var CachePoisoning = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-cache-poisoning",
		Title:    "what is published is built from a cache that other runs may have filled",
		Severity: lint.Warning,
		Doc: `
A cache belongs to the repository, not to the run: what a run on the default branch
stored, also one that an attacker got code into for a moment, the run that makes the
release takes back and builds from. Nothing of that shows in the repository.

Build releases without a cache: leave the caching action out of the job that
publishes, switch its cache off there, or make the step conditional on the event.

A workflow counts as one for releases if it runs for the event ` + "`release`" + `, or for tags or
release branches alone; otherwise only jobs with a step that publishes or deploys do. Tests
that run for pull requests and branches too are not reported.
`,
		Bad: `
-- .github/workflows/release.yml --
on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci && npm publish
`,
		Good: `
-- .github/workflows/release.yml --
on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci && npm publish
`,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"zizmor:cache-poisoning"},
		Refs:  []string{"https://adnanthekhan.com/2024/05/06/the-monsters-in-your-build-cache-github-actions-cache-poisoning/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		all := forReleases(pass.Unit)
		for _, j := range pass.Unit.Jobs() {
			why := "a release"
			if !all {
				publisher := slices.IndexFunc(j.Steps, publishes)
				if publisher < 0 {
					continue
				}
				why = "what this job publishes"
			}
			for _, s := range j.Steps {
				if name, ok := restoresCache(pass.Unit, s); ok && !dependsOnEvent(s.If) {
					pass.Reportf(pass.Unit.Span(actions.Uses(s)), "%s restores a cache for %s", name, why)
				}
			}
		}
		return nil
	},
}

// forReleases reports whether a workflow runs for releases alone, or at least
// for the event of that name: tests that run for branches, pull requests and tags
// alike publish nothing.
func forReleases(w *actions.Workflow) bool {
	for _, e := range w.Events() {
		switch e.Name {
		case "release":
			return true
		case "push":
			if push, ok := e.Event.(*actionlint.WebhookEvent); ok && !w.RunsOn("pull_request") && pushesReleases(push) {
				return true
			}
		}
	}
	return false
}

func pushesReleases(push *actionlint.WebhookEvent) bool {
	if push.Branches.IsEmpty() {
		return !push.Tags.IsEmpty() && push.BranchesIgnore.IsEmpty()
	}
	return !slices.ContainsFunc(push.Branches.Values, func(b *actionlint.String) bool {
		return !strings.Contains(strings.ToLower(b.Value), "release")
	})
}

// publishers are actions that publish or deploy something; where an input is
// named, only if it is not false.
var publishers = []struct{ action, input string }{
	{action: "actions/create-release"},
	{action: "actions/deploy-pages"},
	{action: "aws-actions/amazon-ecs-deploy-task-definition"},
	{action: "aws-actions/aws-cloudformation-github-deploy"},
	{action: "azure/aci-deploy"},
	{action: "azure/container-apps-deploy-action"},
	{action: "azure/functions-action"},
	{action: "azure/static-web-apps-deploy"},
	{action: "azure/webapps-deploy"},
	{action: "changesets/action"},
	{action: "cloudflare/pages-action"},
	{action: "cloudflare/wrangler-action"},
	{action: "cycjimmy/semantic-release-action"},
	{action: "docker/build-push-action", input: "push"},
	{action: "firebaseextended/action-hosting-deploy"},
	{action: "google-github-actions/deploy-appengine"},
	{action: "google-github-actions/deploy-cloud-functions"},
	{action: "google-github-actions/deploy-cloudrun"},
	{action: "googleapis/release-please-action"},
	{action: "goreleaser/goreleaser-action"},
	{action: "jamesives/github-pages-deploy-action"},
	{action: "jreleaser/release-action"},
	{action: "js-devtools/npm-publish"},
	{action: "ncipollo/release-action"},
	{action: "peaceiris/actions-gh-pages"},
	{action: "pypa/gh-action-pypi-publish"},
	{action: "redhat-actions/push-to-registry"},
	{action: "release-drafter/release-drafter"},
	{action: "rubygems/release-gem"},
	{action: "softprops/action-gh-release"},
	{action: "svenstaro/upload-release-action"},
}

var publishCommand = lazyregexp.New(`(?m)(?:^|[;&|(]|\bsudo)\s*(?:(?:npm|pnpm|yarn|uv|poetry|cargo|flit|hatch|lerna|vsce|ovsx)\s+(?:npm\s+)?publish|twine\s+upload|gem\s+push|docker\s+push|gh\s+release\s+(?:create|upload)|goreleaser\s+release|helm\s+push)\b`)

// goreleaserTries are arguments with which goreleaser publishes nothing.
var goreleaserTries = lazyregexp.New(`^\s*(?:build|check|healthcheck)\b|--snapshot\b|--skip[= ]\S*publish`)

// mayPublish is a quick look for what publishing commands have.
var mayPublish = []string{"publish", "upload", "push", "release"}

func publishes(s *actionlint.Step) bool {
	if run := actions.Run(s); run != nil {
		return containsAny(run.Value, mayPublish) && publishCommand.MatchString(run.Value) && !strings.Contains(run.Value, "--dry-run")
	}
	for _, p := range publishers {
		if actions.IsAction(actions.Uses(s), p.action) {
			if args := actions.Input(s, "args"); p.action == "goreleaser/goreleaser-action" && args != nil && goreleaserTries.MatchString(args.Value) {
				return false
			}
			v := actions.Input(s, p.input)
			return p.input == "" || isTrue(v) || v != nil && v.ContainsExpression()
		}
	}
	return false
}

// dependsOnEvent reports whether a condition keeps a step from running for some
// events or refs.
func dependsOnEvent(condition *actionlint.String) bool {
	return condition != nil && (strings.Contains(condition.Value, "github.event") || strings.Contains(condition.Value, "github.ref"))
}

func isTrue(v *actionlint.String) bool {
	return v != nil && strings.EqualFold(strings.TrimSpace(v.Value), "true")
}
