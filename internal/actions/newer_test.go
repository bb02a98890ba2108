package actions_test

import (
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// What actionlint does not know yet is not reported. Where actionlint reports
// none of a file any more, the exception is to be removed.
func TestNewerThanActionlint(t *testing.T) {
	ar, err := txtar.ParseFile(filepath.Join("testdata", "newer.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile("# want `([^`]*)`")
	found := make(map[string][]lint.Finding)
	for _, f := range check(t, linttest.Tree(ar)) {
		path := f.Span.File.Path
		found[path] = append(found[path], f)
	}
	for _, f := range ar.Files {
		good := !strings.HasSuffix(f.Name, "-bad.yml")
		for _, got := range found[f.Name] {
			line := strings.Split(string(f.Data), "\n")[got.Span.Pos().Line-1]
			if m := want.FindStringSubmatch(line); m == nil || !strings.Contains(got.Message, m[1]) {
				t.Errorf("%v: %s", got.Span.Pos(), got.Message)
			}
		}
		if n := len(want.FindAllString(string(f.Data), -1)); n != len(found[f.Name]) {
			t.Errorf("%s: %d findings, want %d", f.Name, len(found[f.Name]), n)
		}
		if good && !actionlintReports(t, f.Data) {
			t.Errorf("actionlint knows %s now: remove the exception", f.Name)
		}
	}
}

func actionlintReports(t *testing.T, content []byte) bool {
	t.Helper()
	l, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	project, err := actionlint.NewProject(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	errs, err := l.Lint("a.yml", content, project)
	if err != nil {
		t.Fatal(err)
	}
	return len(errs) > 0
}
