package actions_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// The fix of gha-persist-credentials is not safe, so its archive does not show it.
func TestPersistCredentialsFix(t *testing.T) {
	const head = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
	for _, tc := range []struct{ before, after string }{
		{
			"      - uses: actions/checkout@v5 # v5\n      - run: make\n",
			"      - uses: actions/checkout@v5 # v5\n        with:\n          persist-credentials: false\n      - run: make\n",
		},
		{
			"      - name: x\n        uses: actions/checkout@v5\n",
			"      - name: x\n        uses: actions/checkout@v5\n        with:\n          persist-credentials: false\n",
		},
		{
			"      - with:\n          ref: x\n          path: y\n        uses: actions/checkout@v5\n",
			"      - with:\n          persist-credentials: false\n          ref: x\n          path: y\n        uses: actions/checkout@v5\n",
		},
		{"      - {uses: actions/checkout@v5}\n", ""},
		{"      - uses: actions/checkout@v5\n        with: {ref: x}\n", ""},
	} {
		tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: ".github/workflows/a.yml", Data: []byte(head + tc.before)}}})
		var found []lint.Finding
		for _, f := range check(t, tree) {
			if f.Rule.ID == "gha-persist-credentials" {
				found = append(found, f)
			}
		}
		if len(found) != 1 {
			t.Fatalf("%d findings in %q, want 1", len(found), tc.before)
		}
		after := ""
		if changes, _ := fix.Apply(found, true); len(changes) > 0 {
			after = string(changes[0].New)[len(head):]
		}
		if after != tc.after {
			t.Errorf("%q becomes %q, want %q", tc.before, after, tc.after)
		}
	}
}
