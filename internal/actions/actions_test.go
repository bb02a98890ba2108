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
	return linttest.AllRules(func() lint.Domain { return actions.New(opts) })(t, tree)
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
