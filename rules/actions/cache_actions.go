package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
)

// A cacheUse says when an action restores a cache.
type cacheUse uint8

const (
	always     cacheUse = iota // unless the input is true
	unlessNo                   // unless the input is false
	ifYes                      // if the input is true
	ifAnything                 // if the input is set to anything
)

// cachingActions are actions that restore a cache of GitHub's, as their
// documentation says.
var cachingActions = []struct {
	action, input string
	use           cacheUse
}{
	{"actions-rust-lang/setup-rust-toolchain", "cache", unlessNo},
	{"actions/cache", "lookup-only", always},
	{"actions/cache/restore", "lookup-only", always},
	{"actions/setup-dotnet", "cache", ifYes},
	{"actions/setup-go", "cache", unlessNo},
	{"actions/setup-java", "cache", ifAnything},
	{"actions/setup-node", "cache", ifAnything},
	{"actions/setup-python", "cache", ifAnything},
	{"astral-sh/setup-uv", "enable-cache", unlessNo},
	{"awalsh128/cache-apt-pkgs-action", "", always},
	{"determinatesystems/magic-nix-cache-action", "", always},
	{"docker/setup-buildx-action", "cache-binary", unlessNo},
	{"graalvm/setup-graalvm", "cache", ifAnything},
	{"gradle/actions/setup-gradle", "cache-disabled", always},
	{"gradle/gradle-build-action", "cache-disabled", always},
	{"hendrikmuhs/ccache-action", "", always},
	{"jdx/mise-action", "cache", unlessNo},
	{"mozilla-actions/sccache-action", "", always},
	{"mlugg/setup-zig", "use-cache", unlessNo},
	{"nix-community/cache-nix-action", "", always},
	{"oven-sh/setup-bun", "no-cache", always},
	{"pnpm/action-setup", "cache", ifYes},
	{"pyo3/maturin-action", "sccache", ifYes},
	{"ramsey/composer-install", "ignore-cache", always},
	{"ruby/setup-ruby", "bundler-cache", ifYes},
	{"swatinem/rust-cache", "lookup-only", always},
}

var (
	constantExpression = lazyregexp.New(`^\$\{\{\s*'?(true|false|)'?\s*\}\}$`)
	// oldSetupGo are the versions whose cache is off unless it is asked for.
	oldSetupGo = lazyregexp.New(`@v?[123](?:\.|$)`)
	// newSetupNode are the versions that also cache by what package.json says,
	// unless package-manager-cache is false.
	newSetupNode = lazyregexp.New(`@v?(?:[5-9]|[1-9]\d)(?:[.\s]|$)`)
)

// restoresCache reports whether a step restores a cache, and the name of its
// action. Where an expression decides, it does unless the event or the ref is
// part of it.
func restoresCache(t *actions.Workflow, s *actionlint.Step) (name string, ok bool) {
	uses := actions.Uses(s)
	for _, c := range cachingActions {
		if !actions.IsAction(uses, c.action) {
			continue
		}
		name, _, _ = strings.Cut(uses.Value, "@")
		value := ""
		if v := actions.Input(s, c.input); v != nil {
			value = strings.ToLower(strings.TrimSpace(v.Value))
			if m := constantExpression.FindStringSubmatch(value); m != nil {
				value = m[1]
			} else if v.ContainsExpression() {
				return name, !dependsOnEvent(v)
			}
		}
		switch use := c.use; {
		case c.action == "actions/setup-go" && oldSetupGo.MatchString(uses.Value), use == ifYes:
			return name, value == "true"
		case c.action == "docker/setup-buildx-action" && !says(s, "version"):
			return name, false // it uses what the runner has
		case c.action == "actions/setup-node" && value == "" && isNewSetupNode(t, uses):
			auto := actions.Input(s, "package-manager-cache")
			return name, auto == nil || isTrue(auto)
		case c.input == "ignore-cache":
			return name, value != "yes" && value != "true"
		case use == ifAnything:
			return name, value != "" && value != "false"
		case use == unlessNo:
			return name, value != "false"
		default:
			return name, value != "true"
		}
	}
	return "", false
}

// isNewSetupNode reports whether uses names a version of actions/setup-node that
// caches by what package.json says, in its ref or in the comment behind a commit.
func isNewSetupNode(t *actions.Workflow, uses *actionlint.String) bool {
	if newSetupNode.MatchString(uses.Value) {
		return true
	}
	_, comment, ok := strings.Cut(string(t.File().LineSpan(uses.Pos.Line).Text()), "#")
	return ok && newSetupNode.MatchString("@"+strings.TrimSpace(comment))
}
