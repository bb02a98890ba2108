// Package linttest runs the archives of package cases as Go tests.
package linttest

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/cases"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

// A Check returns all findings of a tree, of whatever rule.
type Check func(t testing.TB, tree *source.Tree) []lint.Finding

// AllRules returns a Check that runs the domain which newDomain returns, with the
// rules that are off by default too. A failure of infralint itself fails the test.
func AllRules(newDomain func() lint.Domain) Check {
	return func(t testing.TB, tree *source.Tree) []lint.Finding {
		t.Helper()
		res, err := run.Check(t.Context(), tree, run.Options{
			Domains:  []lint.Domain{newDomain()},
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
}

// Run checks rule against testdata/<id>.txtar below the test's directory and
// against the rule's own Bad and Good.
func Run(t *testing.T, rule *lint.Rule, check Check) {
	t.Run(rule.ID, func(t *testing.T) {
		t.Parallel()
		data, err := os.ReadFile(filepath.Join("testdata", rule.ID+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		Archive(t, rule, txtar.Parse(data), check)
		Examples(t, rule, check)
	})
}

// Examples checks that rule reports its Bad example and not its Good one.
func Examples(t *testing.T, rule *lint.Rule, check Check) {
	t.Helper()
	for _, problem := range cases.Examples(rule, func(tree *source.Tree) []lint.Finding { return check(t, tree) }) {
		t.Error(problem)
	}
}

// Archive checks rule against one archive.
func Archive(t *testing.T, rule *lint.Rule, ar *txtar.Archive, check Check) {
	t.Helper()
	problems, err := cases.Archive(rule, ar, func(tree *source.Tree) []lint.Finding { return check(t, tree) })
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		t.Error(problem)
	}
}

// Tree returns a tree in which every file of ar is selected.
func Tree(ar *txtar.Archive) *source.Tree { return cases.Tree(ar) }
