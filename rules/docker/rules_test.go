package docker_test

import (
	"testing"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
	rules "github.com/infralint/infralint/rules/docker"
)

// check returns all findings, those of rules that are off too.
func check(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	res, err := run.Check(t.Context(), tree, run.Options{
		Domains:  []lint.Domain{docker.New(rules.All)},
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
	all := docker.New(rules.All).Rules()
	if err := lint.Validate(all); err != nil {
		t.Error(err)
	}
	for _, r := range all {
		linttest.Run(t, r, check)
	}
}
