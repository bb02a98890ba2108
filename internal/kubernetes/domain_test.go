package kubernetes

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

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
		switch r {
		case k8sSchema, buildFails, yamlSyntax: // have tests of their own
			linttest.Examples(t, r, checkTree)
		default:
			linttest.Run(t, r, checkTree)
		}
	}
}

// TestCheck checks the archives of testdata/check, in which every finding is
// wanted by a comment at its line.
func TestCheck(t *testing.T) {
	for name, ar := range archives(t, "check") {
		t.Run(name, func(t *testing.T) {
			for _, r := range New(Options{}).Rules() {
				files := &txtar.Archive{Files: ar.Files}
				if r == unusedFile {
					continue // some are
				}
				if r != k8sSchema { // the comments are about one rule
					files = &txtar.Archive{}
					for _, f := range ar.Files {
						text := strings.ReplaceAll(string(f.Data), "# want ", "# ")
						files.Files = append(files.Files, txtar.File{Name: f.Name, Data: []byte(text)})
					}
				}
				linttest.Archive(t, r, files, checkTree)
			}
		})
	}
}
