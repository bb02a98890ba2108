package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
)

// publishers are actions that publish or deploy something; where an input is
// named, only if it is not false.
var publishers = []struct{ action, input string }{
	{action: "actions/create-release"},
	{action: "actions/deploy-pages"},
	{action: "actions/upload-release-asset"},
	{action: "aws-actions/amazon-ecs-deploy-task-definition"},
	{action: "aws-actions/aws-cloudformation-github-deploy"},
	{action: "aws-actions/aws-lambda-deploy"},
	{action: "azure/aci-deploy"},
	{action: "azure/container-apps-deploy-action"},
	{action: "azure/functions-action"},
	{action: "azure/functions-container-action"},
	{action: "azure/k8s-deploy"},
	{action: "azure/spring-apps-deploy"},
	{action: "azure/static-web-apps-deploy"},
	{action: "azure/webapps-deploy"},
	{action: "changesets/action"},
	{action: "cloudflare/pages-action"},
	{action: "cloudflare/wrangler-action"},
	{action: "cycjimmy/semantic-release-action"},
	{action: "crazy-max/ghaction-github-pages"},
	{action: "docker/bake-action", input: "push"},
	{action: "docker/build-push-action", input: "push"},
	{action: "elgohr/publish-docker-github-action"},
	{action: "firebaseextended/action-hosting-deploy"},
	{action: "google-github-actions/deploy-appengine"},
	{action: "google-github-actions/deploy-cloud-functions"},
	{action: "google-github-actions/deploy-cloudrun"},
	{action: "google-github-actions/upload-cloud-storage"},
	{action: "googleapis/release-please-action"},
	{action: "goreleaser/goreleaser-action"},
	{action: "jamesives/github-pages-deploy-action"},
	{action: "jreleaser/release-action"},
	{action: "js-devtools/npm-publish"},
	{action: "katyo/publish-crates"},
	{action: "ncipollo/release-action"},
	{action: "peaceiris/actions-gh-pages"},
	{action: "pypa/gh-action-pypi-publish"},
	{action: "redhat-actions/push-to-registry"},
	{action: "release-drafter/release-drafter"},
	{action: "rubygems/release-gem"},
	{action: "softprops/action-gh-release"},
	{action: "svenstaro/upload-release-action"},
}

var publishCommand = lazyregexp.New(`(?m)(?:^|[;&|(]|\bsudo)\s*(?:` + strings.Join([]string{
	`(?:npm|pnpm|yarn|bun|uv|poetry|pdm|rye|maturin|cargo|flit|hatch|lerna|vsce|ovsx)\s+(?:npm\s+)?publish`,
	`(?:dart|flutter)\s+pub\s+publish`, `twine\s+upload`, `gem\s+push`, `(?:dotnet\s+)?nuget\s+push`,
	`(?:docker|podman|buildah|oras|helm)\s+push`, `docker\s+(?:buildx\s+)?build\s[^\n]*--push`,
	`gh\s+release\s+(?:create|upload)`, `goreleaser\s+release`, `\S*mvnw?\s[^\n]*\bdeploy`, `\S*gradlew?\s[^\n]*\bpublish`,
}, "|") + `)\b`)

// goreleaserTries are arguments with which goreleaser publishes nothing.
var goreleaserTries = lazyregexp.New(`^\s*(?:build|check|healthcheck)\b|--snapshot\b|--skip[= ]\S*publish`)

// mayPublish is a quick look for what publishing commands have.
func mayPublish(script string) bool {
	return containsAny(script, []string{"publish", "upload", "push"}) ||
		strings.Contains(script, "release") && containsAny(script, []string{"create", "deploy", "goreleaser"})
}

func publishes(s *actionlint.Step) bool {
	if run := actions.Run(s); run != nil {
		return mayPublish(run.Value) && publishCommand.MatchString(run.Value) && !strings.Contains(run.Value, "--dry-run")
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

func isTrue(v *actionlint.String) bool {
	return v != nil && strings.EqualFold(strings.TrimSpace(v.Value), "true")
}
