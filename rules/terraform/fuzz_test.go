package terraform_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/linttest"
)

// FuzzRules fails where a rule panics, points out of a file, or has fixes that
// cannot be applied.
func FuzzRules(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ar := txtar.Parse(data)
		seen := make(map[string]bool)
		for _, file := range ar.Files {
			if seen[file.Name] || !filepath.IsLocal(file.Name) || filepath.Clean(file.Name) != file.Name {
				t.Skip("no tree")
			}
			seen[file.Name] = true
		}
		findings := check(t, linttest.Tree(ar))
		for _, finding := range findings {
			if finding.Span.IsZero() || finding.Message == "" {
				t.Errorf("%s: no place or no message", finding.Rule.ID)
			}
		}
		fix.Apply(findings, true)
	})
}
