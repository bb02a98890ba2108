package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
)

// publishingActions are actions that publish with the token in an input, to the
// registry with that host unless another input names another one.
var publishingActions = []struct{ action, token, host, elsewhere, message string }{
	{"js-devtools/npm-publish", "token", "registry.npmjs.org", "registry", "npm takes this package without a token, by trusted publishing"},
	{"k-paxian/dart-package-publisher", "credentialjson", "pub.dev", "", "pub.dev takes this package without a token, by trusted publishing"},
	{"katyo/publish-crates", "registry-token", "crates.io", "", "crates.io takes this package without a token, by trusted publishing"},
	{"pypa/gh-action-pypi-publish", "password", "pypi.org", "repository-url", "PyPI takes this package without a password, by trusted publishing"},
	{"rubygems/configure-rubygems-credentials", "api-token", "rubygems.org", "gem-server", "RubyGems takes this gem without a token, by trusted publishing"},
}

// publishingAction reports the credentials of actions that publish.
func publishingAction(pass *actions.SourcePass, s *actionlint.Step) {
	uses := actions.Uses(s)
	given := func(name string) *actionlint.String {
		if v := actions.Input(s, name); v != nil && strings.TrimSpace(v.Value) != "" {
			return v
		}
		return nil
	}
	for _, known := range publishingActions {
		if !actions.IsAction(uses, known.action) {
			continue
		}
		token := given(known.token)
		// A token that another step made is what trusted publishing gives.
		if token == nil || strings.Contains(token.Value, "steps.") || given("role-to-assume") != nil {
			continue
		}
		// The old spelling of an input has _ for -.
		for _, name := range []string{known.elsewhere, strings.ReplaceAll(known.elsewhere, "-", "_")} {
			if v := given(name); v != nil && !strings.Contains(v.Value, known.host) {
				token = nil
			}
		}
		if token != nil {
			pass.Reportf(pass.Unit.Span(token), "%s", known.message)
		}
	}
	if v := given("setup-trusted-publisher"); v != nil && v.Value == "false" && actions.IsAction(uses, "rubygems/release-gem") {
		pass.Reportf(pass.Unit.Span(v), "RubyGems takes this gem without a token, by trusted publishing")
	}
}
