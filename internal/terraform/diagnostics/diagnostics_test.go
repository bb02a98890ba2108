package diagnostics_test

import (
	"os"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/conformance"
	"github.com/infralint/infralint/internal/terraform/diagnostics"
)

// check returns what the whole domain finds.
func check(t testing.TB, tree *source.Tree) []lint.Finding {
	res, err := run.Check(t.Context(), tree, run.Options{Domains: []lint.Domain{terraform.New(terraform.Options{})}, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	return res.Findings
}

// TestExamples runs the examples of every rule: a bad one is reported by its
// rule, a good one by no rule that stands for terraform validate.
func TestExamples(t *testing.T) {
	for _, r := range diagnostics.Rules() {
		if r == diagnostics.Other || r == diagnostics.OtherWarning {
			continue
		}
		t.Run(r.ID, func(t *testing.T) { linttest.Examples(t, r, check) })
	}
}

// TestSummaries looks up every summary that Terraform gave for the recorded
// cases: each belongs to a rule of the severity that Terraform gives it, or is
// one of the syntax.
func TestSummaries(t *testing.T) {
	cases, err := conformance.LoadDir(os.DirFS("../../../testdata/conformance"), ".")
	if err != nil {
		t.Fatal(err)
	}
	table := diagnostics.NewTable()
	seen := make(map[string]bool)
	for _, c := range cases {
		if c.Want == nil {
			continue
		}
		for _, d := range c.Want.Diagnostics {
			if seen[d.Severity+d.Summary] {
				continue
			}
			seen[d.Severity+d.Summary] = true
			severity := lint.Error
			if d.Severity == "warning" {
				severity = lint.Warning
			}
			r := table.Rule(d.Summary, severity)
			if (r == diagnostics.Other || r == diagnostics.OtherWarning) && !syntax[d.Summary] {
				t.Errorf("%s: no rule for %s %q", c.Name, d.Severity, d.Summary)
			}
			if r.Severity != severity {
				t.Errorf("%s: %q is a %s of Terraform, and rule %s has %v", c.Name, d.Summary, d.Severity, r.ID, r.Severity)
			}
		}
	}
}

// TestOneRule checks that no summary is named by two rules of one severity.
func TestOneRule(t *testing.T) {
	owner := make(map[string]string)
	for _, r := range diagnostics.Rules() {
		for _, p := range r.Peers {
			if !strings.HasPrefix(p, "terraform:") {
				t.Errorf("%s: peer %q", r.ID, p)
			}
			key := r.Severity.String() + p
			if other, ok := owner[key]; ok {
				t.Errorf("%q is named by %s and %s", p, other, r.ID)
			}
			owner[key] = r.ID
		}
	}
}

// syntax are the summaries of the parsers of HCL and JSON, which rule tf-syntax
// reports.
var syntax = map[string]bool{
	"Argument or block definition required":           true,
	"Extra characters after interpolation expression": true,
	"Invalid block definition":                        true,
	"Invalid character":                               true,
	"Invalid escape sequence":                         true,
	"Invalid multi-line string":                       true,
	"Invalid start of value":                          true,
	"Invalid string literal":                          true,
	"Missing attribute separator":                     true,
	"Missing closing parenthesis":                     true,
	"Missing item separator":                          true,
	"Missing newline after argument":                  true,
	"Missing value":                                   true,
	"Trailing comma in object":                        true,
	"Unclosed configuration block":                    true,
	"Unclosed object":                                 true,
	"Unclosed template interpolation sequence":        true,
	"Unexpected end of template":                      true,
	"Unterminated template string":                    true,
}
