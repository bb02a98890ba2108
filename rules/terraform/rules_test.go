package terraform_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
	rules "github.com/infralint/infralint/rules/terraform"
)

// check returns all findings, those of rules that are off too.
func check(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	res, err := run.Check(t.Context(), tree, run.Options{
		Domains:  []lint.Domain{terraform.New(terraform.Options{Rules: rules.All})},
		Severity: func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, true },
		Workers:  2,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Findings {
		if f.Rule == run.InternalError {
			t.Errorf("%v: %s", f.Span.Pos(), f.Message)
		}
	}
	return res.Findings
}

func TestRules(t *testing.T) {
	if err := lint.Validate(terraform.New(terraform.Options{Rules: rules.All}).Rules()); err != nil {
		t.Error(err)
	}
	if !slices.IsSortedFunc(rules.All, func(a, b *terraform.Analyzer) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not in order of ID")
	}
	for _, a := range rules.All {
		if slices.Contains(a.Tags, "validate") {
			t.Errorf("%s carries the tag of what terraform validate reports", a.ID)
		}
		linttest.Run(t, &a.Rule, check)
	}
}
