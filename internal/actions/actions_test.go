package actions_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

func check(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	return checkWith(t, tree, actions.Options{})
}

// withShellcheck is check with shellcheck, or what stands for it.
func withShellcheck(t testing.TB, tree *source.Tree) []lint.Finding {
	t.Helper()
	program, err := exec.LookPath("shellcheck")
	if err != nil {
		if program, err = filepath.Abs("testdata/shellcheck"); err != nil {
			t.Fatal(err)
		}
	}
	return checkWith(t, tree, actions.Options{Shellcheck: actions.NewShellcheck(program)})
}

func checkWith(t testing.TB, tree *source.Tree, opts actions.Options) []lint.Finding {
	t.Helper()
	res, err := run.Check(t.Context(), tree, run.Options{
		Domains: []lint.Domain{actions.New(opts)},
		Workers: 2,
		// Rules that are off by default are tested like the others.
		Severity: func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, true },
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
	rules := actions.New(actions.Options{}).Rules()
	if err := lint.Validate(rules); err != nil {
		t.Error(err)
	}
	for _, r := range rules {
		if r.ID == "gha-shellcheck" {
			if runtime.GOOS != "windows" {
				linttest.Run(t, r, withShellcheck)
			}
			continue
		}
		if _, err := os.Stat("testdata/" + r.ID + ".txtar"); err == nil {
			linttest.Run(t, r, check)
			continue
		}
		t.Run(r.ID, func(t *testing.T) { linttest.Examples(t, r, check) }) // the referee checks the rest
	}
}
