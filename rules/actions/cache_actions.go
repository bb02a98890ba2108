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
	{"mlugg/setup-zig", "use-cache", unlessNo},
	{"nix-community/cache-nix-action", "", always},
	{"oven-sh/setup-bun", "no-cache", always},
	{"pnpm/action-setup", "cache", ifYes},
	{"pyo3/maturin-action", "sccache", ifYes},
	{"ruby/setup-ruby", "bundler-cache", ifYes},
	{"swatinem/rust-cache", "lookup-only", always},
}

// oldSetupGo are the versions whose cache is off unless it is asked for.
var oldSetupGo = lazyregexp.New(`@v?[123](?:\.|$)`)

// restoresCache reports whether a step restores a cache, and the name of its
// action. Where an expression decides, it does not.
func restoresCache(s *actionlint.Step) (name string, ok bool) {
	uses := actions.Uses(s)
	for _, c := range cachingActions {
		if !actions.IsAction(uses, c.action) {
			continue
		}
		name, _, _ = strings.Cut(uses.Value, "@")
		value := ""
		if v := actions.Input(s, c.input); v != nil {
			if v.ContainsExpression() {
				return name, false
			}
			value = strings.ToLower(strings.TrimSpace(v.Value))
		}
		switch use := c.use; {
		case c.action == "actions/setup-go" && oldSetupGo.MatchString(uses.Value), use == ifYes:
			return name, value == "true"
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
