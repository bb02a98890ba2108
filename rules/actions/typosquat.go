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
		for _, in := range pass.Unit.Steps() {
			uses := actions.Uses(in.Step)
			if uses == nil || uses.ContainsExpression() || actions.IsLocal(uses.Value) || strings.Contains(uses.Value, "://") {
				continue
			}
			if meant := oneSlipFrom(strings.ToLower(repositoryOf(uses.Value))); meant != "" {
				pass.Reportf(pass.Unit.Span(uses), "%s is one slip away from %s", repositoryOf(uses.Value), meant)
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

// popular are the repositories of the actions that actionlint knows, in order.
var popular = sync.OnceValue(func() []string {
	set := make(map[string]bool)
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
