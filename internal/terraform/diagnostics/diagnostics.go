// Package diagnostics says which rule each diagnostic of "terraform validate"
// belongs to. The rules name the summaries that they stand for in their peers,
// as terraform:<summary>, where * is any text.
package diagnostics

import (
	"regexp"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
)

// Rules returns every rule that a diagnostic can belong to.
func Rules() []*lint.Rule {
	return slices.Concat(structure, references, expressions, variables, metaArguments, modules, providers, refactoring, checks,
		deprecations, []*lint.Rule{Other})
}

// Other is the rule for a diagnostic that no other rule names.
var Other = &lint.Rule{
	ID:       "tf-invalid-configuration",
	Title:    "terraform validate rejects the configuration",
	Severity: lint.Error,
	Doc: `
Terraform rejects the module for a reason that no other rule covers. The message
is about the place that it points at.
`,
	Tags:  []string{"correctness", "validate"},
	Since: "0.1.0",
}

// A Table finds the rule of a summary.
type Table struct {
	exact    map[string]*lint.Rule
	patterns []pattern
}

type pattern struct {
	regexp *regexp.Regexp
	rule   *lint.Rule
}

const peer = "terraform:"

// NewTable returns the table of all rules.
func NewTable() *Table {
	t := &Table{exact: make(map[string]*lint.Rule)}
	for _, r := range Rules() {
		for _, p := range r.Peers {
			summary, ok := strings.CutPrefix(p, peer)
			switch {
			case !ok:
			case strings.Contains(summary, "*"):
				expr := strings.ReplaceAll(regexp.QuoteMeta(summary), `\*`, ".*")
				t.patterns = append(t.patterns, pattern{regexp.MustCompile("^" + expr + "$"), r})
			default:
				t.exact[summary] = r
			}
		}
	}
	return t
}

// Rule returns the rule that stands for a summary: the one that names it, else
// the first with a pattern that fits, else Other.
func (t *Table) Rule(summary string) *lint.Rule {
	if r := t.exact[summary]; r != nil {
		return r
	}
	for _, p := range t.patterns {
		if p.regexp.MatchString(summary) {
			return p.rule
		}
	}
	return Other
}
