package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// TrustedPublishing reports tokens for registries that need none.
var TrustedPublishing = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-trusted-publishing",
		Title:    "package is published with a token where none is needed",
		Severity: lint.Note,
		Doc: `
PyPI, npm, RubyGems and crates.io take packages from a workflow that they know: GitHub
says which repository, workflow and environment it is, and the registry gives out a token
for some minutes. A token that is kept as a secret works for whoever gets hold of it,
until somebody remembers to revoke it.

Register the workflow with the registry as a trusted publisher, give the job
` + "`permissions: {id-token: write}`" + `, and remove the token.
`,
		Bad: `
-- .github/workflows/publish.yml --
on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: pypa/gh-action-pypi-publish@v1
        with:
          password: ${{ secrets.PYPI_TOKEN }}
`,
		Good: `
-- .github/workflows/publish.yml --
on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
    steps:
      - uses: pypa/gh-action-pypi-publish@v1
`,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"zizmor:use-trusted-publishing"},
		Refs:  []string{"https://docs.pypi.org/trusted-publishers/", "https://docs.npmjs.com/trusted-publishers", "https://guides.rubygems.org/trusted-publishing/", "https://crates.io/docs/trusted-publishing", "https://learn.microsoft.com/en-us/nuget/nuget-org/trusted-publishing"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		t := pass.Unit
		for _, in := range t.Steps() {
			uses := actions.Uses(in.Step)
			switch {
			case actions.IsAction(uses, "pypa/gh-action-pypi-publish"):
				url := actions.Input(in.Step, "repository-url")
				if v := actions.Input(in.Step, "password"); v != nil && v.Value != "" && (url == nil || strings.Contains(url.Value, "pypi.org")) {
					pass.Reportf(t.Span(v), "PyPI takes this package without a password, by trusted publishing")
				}
			case actions.IsAction(uses, "rubygems/release-gem"):
				if v := actions.Input(in.Step, "setup-trusted-publisher"); v != nil && v.Value == "false" {
					pass.Reportf(t.Span(v), "RubyGems takes this gem without a token, by trusted publishing")
				}
			}
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, mayPublish) {
				continue
			}
			for _, k := range publishKinds {
				m := k.command.FindStringIndex(script.Value)
				if m == nil || strings.Contains(script.Value, "--dry-run") || !hasToken(t, in, k.tokens) {
					continue
				}
				if k.registry == "NuGet" && strings.Contains(strings.ToLower(script.Value), "-source") && !strings.Contains(script.Value, "nuget.org") {
					continue // another feed
				}
				pass.Reportf(t.Part(script, m[0], m[1]), "%s takes this package without a token, by trusted publishing", k.registry)
			}
		}
		return nil
	},
}

var publishKinds = []struct {
	registry string
	command  *lazyregexp.Regexp
	tokens   []string
}{
	{"npm", lazyregexp.New(`\b(?:npm|pnpm|bun|yarn npm)\s+publish\b`), []string{"NODE_AUTH_TOKEN", "NPM_TOKEN", "NPM_AUTH_TOKEN", "YARN_NPM_AUTH_TOKEN"}},
	{"PyPI", lazyregexp.New(`\b(?:twine\s+upload|(?:uv|poetry|flit|hatch|pdm)\s+publish)\b`), []string{"TWINE_PASSWORD", "UV_PUBLISH_TOKEN", "POETRY_PYPI_TOKEN_PYPI", "FLIT_PASSWORD", "HATCH_INDEX_AUTH", "PDM_PUBLISH_PASSWORD", "PYPI_TOKEN"}},
	{"NuGet", lazyregexp.New(`\b(?:dotnet\s+)?nuget\s+push\b`), []string{"NUGET_API_KEY", "NUGET_AUTH_TOKEN", "NUGET_TOKEN"}},
	{"crates.io", lazyregexp.New(`\bcargo\s+publish\b`), []string{"CARGO_REGISTRY_TOKEN", "CRATES_IO_TOKEN"}},
	{"RubyGems", lazyregexp.New(`\bgem\s+push\b`), []string{"GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"}},
}

// hasToken reports whether one of the variables is set to a secret for a step.
func hasToken(t *actions.Workflow, in actions.Scope, names []string) bool {
	for _, env := range []*actionlint.Env{in.Step.Env, in.Job.Env, t.Syntax.Env} {
		if env == nil {
			continue
		}
		for _, name := range names {
			v := env.Vars[strings.ToLower(name)]
			if v != nil && strings.Contains(v.Value.Value, "secrets.") {
				return true
			}
		}
	}
	return false
}
