package actions

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const typosquatGood = `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
`

// Typosquat reports actions whose names are one slip away from a popular one.
var Typosquat = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-typosquat",
		Title:    "name of the action is one slip away from that of a popular one",
		Severity: lint.Error,
		Doc: `
` + "`action/checkout`" + ` is not ` + "`actions/checkout`" + `. Anybody may register an owner
whose name is a likely slip, and gets the token and the secrets of all who make it.

Correct the name. If it is really meant, ignore the rule at this line.
`,
		Bad:   lint.Edit(typosquatGood, "- uses: actions/checkout@v5", "- uses: action/checkout@v5"),
		Good:  typosquatGood,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"zizmor:typosquat-uses"},
		Refs:  []string{"https://orca.security/resources/blog/typosquatting-in-github-actions/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		check := func(uses *actionlint.String) {
			if uses == nil || uses.ContainsExpression() || actions.IsLocal(uses.Value) || strings.Contains(uses.Value, "://") {
				return
			}
			if meant := oneSlipFrom(strings.ToLower(repositoryOf(uses.Value))); meant != "" {
				pass.Reportf(pass.Unit.Span(uses), "%s is one slip away from %s", repositoryOf(uses.Value), meant)
			}
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

// repositoryOf returns owner/name of an action, as it is written; "" for none.
func repositoryOf(spec string) string {
	name, _, _ := strings.Cut(spec, "@")
	parts := strings.SplitN(name, "/", 3)
	if len(parts) < 2 {
		return ""
	}
	return parts[0] + "/" + parts[1]
}

// wellKnown are repositories of widely used actions that actionlint does not know.
var wellKnown = []string{
	"anchore/sbom-action", "appleboy/ssh-action", "aquasecurity/trivy-action", "astral-sh/ruff-action", "astral-sh/setup-uv", "azure/setup-helm", "azure/setup-kubectl",
	"cachix/install-nix-action", "conda-incubator/setup-miniconda", "crate-ci/typos", "cypress-io/github-action", "denoland/setup-deno", "dependabot/fetch-metadata",
	"docker/bake-action", "gitleaks/gitleaks-action", "googleapis/release-please-action", "gradle/actions", "hashicorp/setup-terraform", "helm/kind-action", "jdx/mise-action",
	"nick-fields/retry", "ossf/scorecard-action", "oven-sh/setup-bun", "pnpm/action-setup", "pre-commit/action", "reviewdog/action-setup", "rubygems/release-gem",
	"rust-lang/crates-io-auth-action", "sigstore/cosign-installer", "slsa-framework/slsa-github-generator", "snyk/actions", "sonarsource/sonarqube-scan-action",
	"stefanzweifel/git-auto-commit-action", "step-security/harden-runner", "taiki-e/install-action", "tj-actions/changed-files", "trufflesecurity/trufflehog",
	"zizmorcore/zizmor-action",
}

// popular are the repositories of well-known actions, in order.
var popular = sync.OnceValue(func() []string {
	set := make(map[string]bool)
	for _, name := range wellKnown {
		set[name] = true
	}
	for spec := range actionlint.PopularActions {
		set[strings.ToLower(repositoryOf(spec))] = true
	}
	for spec := range actionlint.OutdatedPopularActionSpecs {
		set[strings.ToLower(repositoryOf(spec))] = true
	}
	return slices.Sorted(maps.Keys(set))
})

// oneSlipFrom returns the popular repository that name is a slip of: the same
// but for one letter more, less or other, or two swapped, in the owner or in the
// rest.
func oneSlipFrom(name string) string {
	if _, ok := slices.BinarySearch(popular(), name); ok || name == "" {
		return ""
	}
	owner, repo, _ := strings.Cut(name, "/")
	for _, p := range popular() {
		o, r, _ := strings.Cut(p, "/")
		if len(o) >= 5 && r == repo && isSlip(o, owner) || o == owner && len(r) >= 6 && isSlip(r, repo) {
			return p
		}
	}
	return ""
}

// isSlip reports whether a and b differ by one edit.
func isSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) != len(b):
		return a[i:] == b[i+1:]
	case a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
