package actions_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// A finding on a line with "# found" is accepted unless it says "# found, kept".
func TestAccepts(t *testing.T) {
	ar, err := txtar.ParseFile(filepath.Join("testdata", "pragmas.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	rule := &lint.Rule{ID: "gha-test", Peers: []string{"ghalint:001", "zizmor:artipacked"}}
	tree := linttest.Tree(ar)
	units, err := actions.New(actions.Options{}).Load(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		if err := u.Check(t.Context(), &lint.Results{}); err != nil {
			t.Fatal(err)
		}
		f, found := u.File(), false
		for line := 1; line <= f.Lines(); line++ {
			text := string(f.LineSpan(line).Text())
			if !strings.Contains(text, "found") {
				continue
			}
			found = true
			got := u.(lint.Accepter).Accepts(lint.Finding{Rule: rule, Span: f.LineSpan(line)})
			if want := !strings.Contains(text, "found, kept"); got != want {
				t.Errorf("%s:%d: accepted is %v", f.Path, line, got)
			}
		}
		if !found {
			t.Errorf("%s: nothing to look at", f.Path)
		}
	}
}
