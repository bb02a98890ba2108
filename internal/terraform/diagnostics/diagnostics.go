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
		warnings, []*lint.Rule{OtherWarning, Other})
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

// OtherWarning is the rule for a warning that no other rule names.
var OtherWarning = &lint.Rule{
	ID:       "tf-configuration-warning",
	Title:    "terraform validate warns about the configuration",
	Severity: lint.Warning,
	Doc: `
Terraform accepts the module, but warns, for a reason that no other rule covers. The
message is about the place that it points at.
`,
	Tags:  []string{"correctness", "validate"},
	Since: "0.1.0",
}

// A Table finds the rule of a summary. Terraform gives some summaries as an
// error in one case and as a warning in another: they belong to two rules.
type Table struct {
	exact    map[named]*lint.Rule
	patterns []pattern
}

type named struct {
	summary  string
	severity lint.Severity
}

type pattern struct {
	regexp *regexp.Regexp
	rule   *lint.Rule
}

const peer = "terraform:"

// NewTable returns the table of all rules.
func NewTable() *Table {
	t := &Table{exact: make(map[named]*lint.Rule)}
	for _, r := range Rules() {
		for _, p := range r.Peers {
			summary, ok := strings.CutPrefix(p, peer)
			switch {
			case !ok:
			case strings.Contains(summary, "*"):
				expr := strings.ReplaceAll(regexp.QuoteMeta(summary), `\*`, ".*")
				t.patterns = append(t.patterns, pattern{regexp.MustCompile("^" + expr + "$"), r})
			default:
				t.exact[named{summary, r.Severity}] = r
			}
		}
	}
	return t
}

// Rule returns the rule of this severity, Error or Warning, that stands for a
// summary: the one that names it, else the first with a pattern that fits, else
// Other or OtherWarning.
func (t *Table) Rule(summary string, severity lint.Severity) *lint.Rule {
	if r := t.exact[named{summary, severity}]; r != nil {
		return r
	}
	for _, p := range t.patterns {
		if p.rule.Severity == severity && p.regexp.MatchString(summary) {
			return p.rule
		}
	}
	if severity == lint.Warning {
		return OtherWarning
	}
	return Other
}
