package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// TrustedPublishing reports tokens for registries that need none.
var TrustedPublishing = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-trusted-publishing",
		Title:    "package is published with a token where none is needed",
		Severity: lint.Note,
		Doc: `
PyPI, npm, RubyGems, crates.io, nuget.org and pub.dev take packages from a workflow that they know: GitHub
says which repository, workflow and environment it is, and the registry gives out a token
for some minutes. A token that is kept as a secret works for whoever gets hold of it,
until somebody remembers to revoke it.

Register the workflow with the registry as a trusted publisher, give the job
` + "`permissions: {id-token: write}`" + `, and remove the token.

Reported are tokens that are given to a command or an action that publishes, and commands
in a job without that permission, which cannot do without a token. Other registries than
the public ones are not.
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
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			publishingAction(pass, in.Step)
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, []string{"publish", "upload", "push"}) {
				continue
			}
			for _, c := range pass.Unit.Commands(in.Step) {
				k, args := publishing(c)
				if k == nil || isElsewhere(in, k, c) {
					continue
				}
				if v, ok := option(c, "--trusted-publishing"); ok && v == "always" {
					continue
				}
				token := tokenOf(pass.Unit, in, k, c)
				if token == secretToken || token == noToken && pass.Unit.Action() == nil && !mayIdentify(pass.Unit, in.Job) {
					pass.Reportf(pass.Unit.Part(script, c.Start, commandEnd(c, args)), "%s takes this package without a token, by trusted publishing", k.registry)
				}
			}
		}
		return nil
	},
}

// mayIdentify reports whether a job may ask GitHub for a token that says who it
// is, which trusted publishing goes by.
func mayIdentify(t *actions.Source, j *actionlint.Job) bool {
	p := j.Permissions
	if p == nil {
		p = t.Syntax.Permissions
	}
	if p == nil {
		return false
	}
	if p.All != nil {
		return p.All.Value == "write-all"
	}
	scope := p.Scopes["id-token"]
	return scope != nil && scope.Value != nil && scope.Value.Value == "write"
}
