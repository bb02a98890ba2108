package actions

import (
	"slices"
	"strconv"
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

// dependsOnEvent reports whether a value is not the same for all events and refs.
func dependsOnEvent(v *actionlint.String) bool {
	return strings.Contains(v.Value, "github.event") || strings.Contains(v.Value, "github.ref")
}

// happens reports whether a job or step with such a condition takes part in the
// run; false for ok where that cannot be told.
func (r releaseRun) happens(t *actions.Workflow, condition *actionlint.String) (happens, ok bool) {
	if condition == nil {
		return true, true
	}
	if e := t.Cond(condition); e != nil && e.Node != nil {
		return r.of(e.Node).truth()
	}
	return false, false
}

type cachingAction struct {
	action, input string
	use           cacheUse
}

// cachingActions are actions that restore a cache of GitHub's, as their
// documentation says.
var cachingActions = []cachingAction{
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
	{"buildjet/cache", "lookup-only", always},
	{"coursier/cache-action", "", always},
	{"denoland/setup-deno", "cache", ifYes},
	{"determinatesystems/magic-nix-cache-action", "use-gha-cache", unlessNo},
	{"docker/setup-buildx-action", "cache-binary", unlessNo},
	{"graalvm/setup-graalvm", "cache", ifAnything},
	{"gradle/actions/setup-gradle", "cache-disabled", always},
	{"gradle/gradle-build-action", "cache-disabled", always},
	{"hendrikmuhs/ccache-action", "", always},
	{"jdx/mise-action", "cache", unlessNo},
	{"julia-actions/cache", "", always},
	{"mlugg/setup-zig", "use-cache", unlessNo},
	{"moonrepo/setup-toolchain", "cache", unlessNo},
	{"mozilla-actions/sccache-action", "", always},
	{"nix-community/cache-nix-action", "", always},
	{"oven-sh/setup-bun", "no-cache", always},
	{"pdm-project/setup-pdm", "cache", ifYes},
	{"pnpm/action-setup", "cache", ifYes},
	{"prefix-dev/setup-pixi", "cache", unlessNo},
	{"pyo3/maturin-action", "sccache", ifYes},
	{"r-lib/actions/setup-r-dependencies", "cache", unlessNo},
	{"ramsey/composer-install", "ignore-cache", always},
	{"ruby/setup-ruby", "bundler-cache", ifYes},
	{"subosito/flutter-action", "cache", ifYes},
	{"swatinem/rust-cache", "lookup-only", always},
	{"taiki-e/cache-cargo-install-action", "", always},
}

// restoresCache returns the action of a step that restores a cache in the run;
// empty for one that does not. Where an expression decides in a way that cannot be
// told, it does unless the event or the ref is part of it.
func (r releaseRun) restoresCache(t *actions.Workflow, s *actionlint.Step) string {
	if happens, ok := r.happens(t, s.If); ok && !happens || !ok && dependsOnEvent(s.If) {
		return ""
	}
	uses := actions.Uses(s)
	i := slices.IndexFunc(cachingActions, func(c cachingAction) bool { return actions.IsAction(uses, c.action) })
	if i < 0 {
		return ""
	}
	c, value := cachingActions[i], ""
	v := actions.Input(s, c.input)
	if v != nil {
		text, ok := r.text(&t.Source, v)
		if !ok {
			if dependsOnEvent(v) {
				return ""
			}
			text = "unknown"
		}
		value = text
	}
	restores := false
	switch use, major := c.use, majorVersion(t, uses); {
	case v != nil && value == "unknown":
		restores = true
	case c.action == "actions/setup-go" && 0 < major && major < 4, use == ifYes:
		restores = value == "true"
	case c.action == "astral-sh/setup-uv" && major >= 10:
		restores = value == "true" // by itself, it has none where a release is made
	case c.action == "docker/setup-buildx-action" && !says(s, "version"):
		// It uses what the runner has.
	case c.action == "actions/setup-node" && v == nil && major >= 5: // what package.json says
		auto := actions.Input(s, "package-manager-cache")
		restores = auto == nil
		if auto != nil {
			text, ok := r.text(&t.Source, auto)
			restores = ok && text == "true" || !ok && !dependsOnEvent(auto)
		}
	case c.input == "ignore-cache":
		restores = value != "yes" && value != "true"
	case use == ifAnything:
		restores = value != "" && value != "false"
	case use == unlessNo:
		restores = v == nil || value != "false" && value != "disabled" && value != ""
	default:
		restores = value != "true"
	}
	if !restores {
		return ""
	}
	name, _, _ := strings.Cut(uses.Value, "@")
	return name
}

// versionRef is a tag with a version.
var versionRef = lazyregexp.New(`^v?(\d{1,4})(?:[.\s]|$)`)

// majorVersion returns the major version of an action, as its ref or the comment
// behind a commit says; 0 for an unknown one.
func majorVersion(t *actions.Workflow, uses *actionlint.String) int {
	_, ref, _ := strings.Cut(uses.Value, "@")
	_, comment, _ := strings.Cut(string(t.File().LineSpan(uses.Pos.Line).Text()), "#")
	for _, text := range []string{ref, strings.TrimSpace(comment)} {
		if m := versionRef.FindStringSubmatch(text); m != nil {
			major, _ := strconv.Atoi(m[1])
			return major
		}
	}
	return 0
}
