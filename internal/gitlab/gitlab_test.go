package gitlab_test

import (
	"testing"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

func check(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	res, err := run.Check(t.Context(), tree, run.Options{
		Domains: []lint.Domain{gitlab.New(gitlab.Options{})},
		Workers: 2,
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
	rules := gitlab.New(gitlab.Options{}).Rules()
	if err := lint.Validate(rules); err != nil {
		t.Error(err)
	}
	for _, r := range rules {
		linttest.Run(t, r, check)
	}
}
