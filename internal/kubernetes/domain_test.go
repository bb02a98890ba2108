package kubernetes

import (
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

// checkTree returns all findings of a tree.
func checkTree(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	return checkResult(t, tree).Findings
}

func checkResult(t testing.TB, tree *source.Tree) *run.Result {
	t.Helper()
	res, err := run.Check(t.Context(), tree, run.Options{Domains: []lint.Domain{New(Options{})}, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestRules(t *testing.T) {
	if err := lint.Validate(New(Options{}).Rules()); err != nil {
		t.Error(err)
	}
	for _, r := range New(Options{}).Rules() {
		linttest.Examples(t, r, checkTree)
	}
}
